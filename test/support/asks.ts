import { decideSubstitution } from '../../usecases/substitution/decide.ts';
import { requestSubstitution } from '../../usecases/substitution/request.ts';
import type { Query } from './database.ts';
import type { Someone } from './factories.ts';
import { by, monday, type Scene, teamOf } from './visit.ts';

/** The holder of a seat asks to be replaced because of illness; 0 is the lead's seat. */
export async function anAsk(sql: Query, scene: Scene, seat: 0 | 1 = 1) {
  const inspectionId = scene.task.inspectionIds[0]!;
  const team = await teamOf(sql, scene, inspectionId);
  const leaver = team[seat]!;
  const { substitutionId } = await requestSubstitution(
    by(leaver),
    { inspectionId, reason: 'health', note: '骨折' },
    monday,
  );
  return { inspectionId, team, leaver, id: substitutionId };
}

/** Approves a substitution, or appoints somebody with it. */
export const approve = (person: Someone, id: string, substituteId?: string) =>
  decideSubstitution(
    by(person),
    { id, verdict: 'approve', ...(substituteId && { substituteId, reason: '业务熟悉' }) },
    monday,
  );

/** The newest draw of a substitution. */
export const redrawOf = async (sql: Query, id: string) =>
  (await sql('select * from draw where substitution_id = $1 order by code desc', [id]))[0]!;

/** A substitution as it stands. */
export const substitutionOf = async (sql: Query, id: string) =>
  (await sql('select * from substitution where id = $1', [id]))[0]!;

/** The messages owed about something with one kind of card. */
export const messagesAbout = (sql: Query, id: string, card: string) =>
  sql(
    `select person_id, class, desired_version from message
     where about_id = $1 and card = $2 order by number`,
    [id, card],
  );
