import { z } from 'zod';
import { dayOf } from '../../domain/day.ts';
import { exclusionStates } from '../../domain/exclusion.ts';
import { findings } from '../../domain/inspection.ts';
import { step } from '../../domain/machine.ts';
import { refusePersonalData } from '../../domain/personal-data.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { lockExclusion } from './locked.ts';

const input = z.object({
  id: z.uuid(),
  inspectedOn: z.iso.date(),
  finding: z.enum(findings),
  note: z.string().trim().max(1000).default(''),
});

/**
 * Puts on file on which day an inspection outside the draw was carried out and what was found. The day
 * of a sudden event may lie before its registration, any other not.
 */
export const concludeExclusion = usecase('exclusion.conclude', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { exclusion, on, about } = await lockExclusion(context, given.id);
  authorize(actor, 'exclusion.conclude', on);
  asSeen(context, exclusion.version);
  const state = step(exclusionStates, exclusion.state, 'conclude');
  const { inspectedOn, finding } = given;
  const first =
    exclusion.ground === 'incident' ? exclusion.inspectOn : dayOf(exclusion.registeredAt);
  if (inspectedOn < first || inspectedOn > dayOf(now)) {
    throw new Refusal('exclusion-day', { from: first, to: dayOf(now) });
  }
  const note = requireText(given.note, finding === 'other');
  refusePersonalData({ note });
  await tx.query(
    `update exclusion set state = $2, inspected_on = $3, finding = $4, note = $5, concluded_by = $6,
       concluded_at = $7, version = version + 1 where id = $1`,
    [given.id, state, inspectedOn, finding, note, personId(actor), now],
  );
  const { code } = exclusion;
  await record(context, 'exclusion.concluded', about, { code, inspectedOn, finding });
  return state;
});
