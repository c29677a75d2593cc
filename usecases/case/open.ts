import { randomUUID } from 'node:crypto';
import { CaseFile } from '../../db/entities/case-file.ts';
import { caseOwner } from '../../db/queries/case-owner.ts';
import { nextNumber } from '../../db/queries/next-number.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { addWorkingDays } from '../../domain/calendar.ts';
import type { CaseKind } from '../../domain/case.ts';
import { dayOf } from '../../domain/day.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { currentCalendar } from '../calendar/current.ts';
import { notify } from '../notify.ts';
import { oweObligation } from '../obligation/owe.ts';
import { type Context, record } from '../usecase.ts';

/** What a case is opened with. */
export type Opening = {
  kind: CaseKind;
  /** The unit that follows up. */
  unit: UnitRow;
  profile: Profile;
  subject: { id: string | null; name: string };
  /** The visit and the result that it comes from; nothing for what others handed over. */
  inspectionId?: string;
  resultId?: string;
  taskId?: string;
  /** Who follows up, if they are of the unit; otherwise one who leads it. */
  ownerId?: string | null;
  /** It should have been opened when the result was signed: there were no cases yet. */
  wasOverlooked?: boolean;
  /** What another department handed over, and how. */
  inbound?: { content: string; fromBody: string; documentNo: string; receivedOn: string };
};

/**
 * opens a case with an owner and a last day, and tells the owner; reminders of it follow by
 * themselves. Gives the id of the case; one that this visit has of this kind already is that case.
 */
export async function openCase(context: Context, opening: Opening): Promise<string> {
  const known = await knownCase(context, opening);
  if (known) return known;
  const { tx, actor, now } = context;
  const { kind, unit, profile, subject } = opening;
  const id = randomUUID();
  const series = `${unit.bureauCode}-H-${dayOf(now).slice(0, 4)}`;
  const code = `${series}-${String(await nextNumber(tx, series)).padStart(6, '0')}`;
  const days = parameter(profile, 'followup.days');
  const due = addWorkingDays(dayOf(now), days, await currentCalendar(tx));
  const ownerId = await caseOwner(tx, unit, opening.ownerId ?? null, dayOf(now));
  const rule = cite(profile, 'followup.ownerRule');
  await tx.insert(CaseFile, {
    id,
    code,
    kind,
    inspectionId: opening.inspectionId ?? null,
    resultId: opening.resultId ?? null,
    subjectId: subject.id,
    subjectName: subject.name,
    unitId: unit.id,
    ownerId,
    rule,
    ...due,
    ...opening.inbound,
    profileSlug: profile.slug,
    profileVersion: profile.version,
    openedBy: actor.id,
    openedAt: now,
  });
  const about = { type: 'case', id, unitPath: unit.path, taskId: opening.taskId ?? null };
  const type = opening.wasOverlooked ? 'case.opened-late' : 'case.opened';
  await record(context, type, about, { code, matter: kind, ownerId, dueOn: due.dueOn });
  await oweObligation(context, {
    kind: 'case',
    about: { type: 'case', id },
    unitId: unit.id,
    label: code,
    ...due,
    rule,
    before: [10, 5, 2, 0],
    roles: ['approver'],
    ...(ownerId && { personId: ownerId }),
  });
  if (ownerId) await notify(context, { card: 'case', about: { type: 'case', id } }, [ownerId]);
  return id;
}

async function knownCase({ tx }: Context, { inspectionId, kind }: Opening) {
  if (!inspectionId) return undefined;
  // One that an earlier result asked for, and the next one did not, is over and stays so.
  const [known] = await tx.query(
    `select id from case_file where inspection_id = $1 and kind = $2 and outcome is distinct from 'result-changed'`,
    [inspectionId, kind],
  );
  return known?.id as string | undefined;
}
