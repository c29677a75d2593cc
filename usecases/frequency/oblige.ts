import { z } from 'zod';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { settledPeriods, type Duty, dutiesOf } from '../../domain/frequency/duties.ts';
import { authorize } from '../../domain/policy.ts';
import { oweObligation } from '../obligation/owe.ts';
import { settleObligation } from '../obligation/settle.ts';
import { type Context, usecase } from '../usecase.ts';
import { lookAtFrequencies } from './look.ts';

// Reminders before a period ends: 系统默认，非本局文件规定.
const before = [10, 5, 2, 0];

/**
 * Writes down what a bureau's units owe in the running periods, so that they are reminded before these
 * end, and takes down what is kept. Answers how many are owed.
 */
export const obligeFrequencies = usecase(
  'frequency.oblige',
  z.object({ bureauId: z.uuid() }),
  async (context, { bureauId }) => {
    const { tx, actor, now } = context;
    authorize(actor, 'frequency.oblige', {});
    const today = dayOf(now);
    const look = await lookAtFrequencies(tx, await unitById(tx, bureauId), today);
    const duties = dutiesOf(look, today);
    for (const duty of duties) await owe(context, duty);
    // What was missed can no longer be kept: it stays open until somebody says why (`closeMiss`).
    const open: { unitId: string; period: string; dueOn: string }[] = await tx.query(
      `select o.about_id as "unitId", o.period, o.due_on::text as "dueOn" from obligation o
         join unit u on u.id = o.unit_id join unit b on b.id = $1 and starts_with(u.path, b.path)
       where o.kind = 'frequency' and o.state = 'open'`,
      [bureauId],
    );
    for (const { unitId, period } of settledPeriods(open, duties, { ...look, today })) {
      await settleObligation(context, { kind: 'frequency', aboutId: unitId, period });
    }
    return { owed: duties.length };
  },
);

const owe = (context: Context, duty: Duty) =>
  oweObligation(context, {
    kind: 'frequency',
    about: { type: 'unit', id: duty.unitId },
    period: duty.period,
    unitId: duty.unitId,
    label: duty.label,
    dueOn: duty.dueOn,
    rule: duty.rule,
    before,
    overdueEvery: 20,
    roles: ['planner'],
  });
