import { createHash, randomUUID } from 'node:crypto';
import type { UnitRow } from '../../db/queries/units.ts';
import { addWorkingDays } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { canonicalJson } from '../../domain/draw/canonical.ts';
import { refusePersonalData } from '../../domain/personal-data.ts';
import { cite } from '../../domain/profile/cite.ts';
import { classOf } from '../../domain/profile/parameters/classes.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { currentCalendar } from '../calendar/current.ts';
import { oweObligation } from '../obligation/owe.ts';
import { type Context, record } from '../usecase.ts';
import { supersede } from './supersede.ts';

/** What is passed on: the copy that the public has, of a result or of a mark on the blacklist. */
export type Passing = {
  of: { inspectionId: string } | { flagId: string };
  ref: string;
  /** 检查对象类别: the rules name the recipients by class. */
  category: string;
  unit: UnitRow;
  profile: Profile;
  taskId: string | null;
  body: unknown;
};

// No text says within how many days: ours is a working week.
const days = 5;

/**
 * R-181 通报: of what was made public each bureau that the rules name for the class gets a notice, which holds
 * the public's copy and nothing more. Each is owed from then on, with its receipt. A corrected copy takes the
 * place of one that has not gone out. Gives how many there are.
 */
export async function makeNotices(context: Context, passing: Passing): Promise<number> {
  const subjectClass = classOf(passing.category);
  refusePersonalData({ body: passing.body });
  const named = subjectClass && parameter(passing.profile, 'followup.notify')[subjectClass];
  for (const recipient of named ?? []) await makeNotice(context, passing, recipient);
  return named?.length ?? 0;
}

async function makeNotice(context: Context, passing: Passing, recipient: string): Promise<void> {
  const { tx, now } = context;
  const { unit, ref } = passing;
  const id = randomUUID();
  const body = canonicalJson(passing.body);
  const due = addWorkingDays(dayOf(now), days, await currentCalendar(tx));
  const rule = cite(passing.profile, 'followup.notify');
  const made = await tx.query(
    `insert into bureau_notice (id, inspection_id, flag_id, recipient, unit_id, rule, body, body_hash, due_on, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
    [
      id,
      'inspectionId' in passing.of ? passing.of.inspectionId : null,
      'flagId' in passing.of ? passing.of.flagId : null,
      recipient,
      unit.id,
      rule,
      body,
      createHash('sha256').update(body).digest('hex'),
      due.dueOn,
      now,
    ],
  );
  if (made.length === 0) return;
  const about = { type: 'bureau-notice', id, unitPath: unit.path, taskId: passing.taskId };
  await record(context, 'bureau-notice.made', about, { code: ref, recipient });
  await supersede(context, about, ref);
  await oweObligation(context, {
    kind: 'bureau-notice',
    about: { type: 'bureau-notice', id },
    unitId: unit.id,
    label: ref,
    ...due,
    rule,
    before: [1, 0],
    roles: ['planner'],
  });
}
