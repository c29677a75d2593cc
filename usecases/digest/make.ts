import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { leadersOf, tellDigest } from '../../db/queries/digest.ts';
import { dayOf } from '../../domain/day.ts';
import { digestDays, digestDue } from '../../domain/digest.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { currentCalendar } from '../calendar/current.ts';
import { notify } from '../notify.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({ unitId: z.uuid(), weekOn: z.iso.date() });

/**
 * Tells the leaders of a unit what is overdue, what this week asks for and what the last one brought:
 * once a week, kept as it was told. Refuses `illegal-step` when it is not due, or made already.
 */
export const makeDigest = usecase('digest.make', input, async (context, { unitId, weekOn }) => {
  const { tx, actor, now } = context;
  authorize(actor, 'digest.make', {});
  const today = dayOf(now);
  if (digestDue(now, await currentCalendar(tx)) !== weekOn) throw new Refusal('illegal-step');
  const [unit] = await tx.query('select name, path from unit where id = $1 for key share', [
    unitId,
  ]);
  const leaders = await leadersOf(tx, unitId, today);
  if (!unit || leaders.length === 0) throw new Refusal('illegal-step');
  const facts = await tellDigest(tx, unit.path, digestDays(weekOn, today));
  const id = randomUUID();
  const kept: unknown[] = await tx.query(
    `insert into digest (id, unit_id, week_on, facts, made_at) values ($1, $2, $3, $4, $5)
     on conflict (unit_id, week_on) do nothing returning id`,
    [id, unitId, weekOn, JSON.stringify(facts), now],
  );
  // Made already, or another worker was quicker: the sweep passes over it without a word.
  if (kept.length === 0) throw new Refusal('illegal-step');
  const about = { type: 'digest', id };
  await notify(context, { card: 'digest', about, class: 'reminder' }, leaders);
  const { overdue } = facts;
  const where = { ...about, unitPath: unit.path as string };
  await record(context, 'digest.made', where, { weekOn, overdue, readers: leaders.length });
  return { id };
});
