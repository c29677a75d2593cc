import { system } from '../../domain/actor.ts';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { checkIn } from '../../usecases/inspection/check-in.ts';
import { submitResult } from '../../usecases/result/submit.ts';
import { signResult } from './visit-record.ts';
import { matchTeams } from '../../usecases/team/match.ts';
import { seatTeams } from '../../usecases/team/seat.ts';
import { type Command, commandOf } from '../../usecases/usecase.ts';
import { pointsOf } from '../../domain/result.ts';
import type { Query } from './database.ts';
import { asksForms, formsAsListed } from './forms.ts';
import {
  type AnInspector,
  anInspector,
  anItem,
  anOffice,
  aSubject,
  aTask,
  type ATask,
  category as usual,
  many,
  type Office,
  type Someone,
} from './factories.ts';

/** The Monday on which the stories begin, 9 o'clock. */
export const monday = new Date('2026-09-14T09:00:00+08:00');

/** A command of this person, in the panel. */
export const by = (person: Someone, seen?: number): Command => commandOf(person, 'panel', seen);

/** A command of the system. */
export const bySystem = (): Command => commandOf(system, 'system');

/** A matched task: its office, its inspectors and its visits. */
export type Scene = { office: Office; task: ATask; inspectors: AnInspector[] };

type Traits = {
  profile?: string;
  inspectors?: number;
  subjects?: number;
  endsOn?: string;
  category?: string;
  teamSize?: number;
  itemIds?: string[];
  scheme?: false;
  /** Without the forms that the bureau's rules ask for. */
  forms?: false;
};

/** A task whose teams have been drawn, with people to spare. */
export async function aMatchedTask(sql: Query, traits: Traits = {}): Promise<Scene> {
  const office = await anOffice(sql, traits.profile);
  const { endsOn, category = usual } = traits;
  const inspectors = await many(traits.inspectors ?? 6, () =>
    anInspector(sql, { unit: office.unit, skills: [category] }),
  );
  const subjects = await many(traits.subjects ?? 1, () => aSubject(sql, { ...office, category }));
  const itemIds = await itemsFor(sql, office, { ...traits, category });
  const task = await aTask(sql, office, {
    subjects,
    itemIds,
    ...(endsOn && { endsOn }),
    ...(traits.teamSize && { teamSize: traits.teamSize }),
    ...(traits.scheme === false && { scheme: false as const }),
  });
  const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
  await seatTeams(bySystem(), { drawId }, monday);
  return { office, task, inspectors };
}

// with the forms that the bureau's rules ask for, unless the scene is about their absence.
async function itemsFor(sql: Query, office: Office, traits: Traits & { category: string }) {
  const itemIds = traits.itemIds ?? [await anItem(sql, { category: traits.category })];
  if (traits.forms !== false && asksForms(office.profile)) await formsAsListed(sql, itemIds);
  return itemIds;
}

/** The team of a visit in seat order, the lead first. */
export async function teamOf(sql: Query, scene: Scene, inspectionId: string) {
  const rows = await sql(
    'select inspector_id from seat where inspection_id = $1 and active order by number',
    [inspectionId],
  );
  return rows.map(({ inspector_id: id }) => scene.inspectors.find((one) => one.id === id)!);
}

/** Everybody in the team accepts and arrives. */
export async function start(sql: Query, scene: Scene, inspectionId: string, now = monday) {
  const team = await teamOf(sql, scene, inspectionId);
  for (const member of team) await acceptInspection(by(member), { inspectionId }, now);
  for (const member of team) await checkIn(by(member), { inspectionId }, now);
  return team;
}

/** An answer to every point of the visit's items. */
export async function allAnswers(sql: Query, itemIds: string[], answer: 'ok' | 'problem' = 'ok') {
  const items = await sql('select id, name, content from item where id = any($1)', [itemIds]);
  return items.flatMap(({ id, name, content }) =>
    pointsOf({ name, content }).map((point) => ({ itemId: id as string, point, answer })),
  );
}

/** A visit from the acceptance to the last signature; `begun` when it began on an earlier day. */
export async function signed(
  sql: Query,
  scene: Scene,
  inspectionId: string,
  now = monday,
  entry: {
    finding?: 'clear' | 'rectification';
    note?: string;
    begun?: Date;
    /** What is done between the start and the result. */
    before?: (lead: Someone, inspectionId: string) => Promise<unknown>;
  } = {},
) {
  const team = await start(sql, scene, inspectionId, entry.begun ?? now);
  await entry.before?.(team[0]!, inspectionId);
  const answers = await allAnswers(sql, scene.task.itemIds);
  const finding = entry.finding ?? 'clear';
  const note = entry.note ?? '';
  await submitResult(by(team[0]!), { inspectionId, finding, answers, note }, now);
  for (const member of team) await signResult(by(member), { inspectionId }, now);
  return team;
}
