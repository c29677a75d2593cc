import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { delegationById } from '../../db/queries/delegations.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({
  fromUnitId: z.uuid(),
  toUnitId: z.uuid(),
  document: z.string().trim().min(1).max(300),
  scope: z.string().trim().min(1).max(1000),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
});

/**
 * R-018, 高新区指引 第十五条: an upper department entrusts one below it with inspections, by a document and
 * for a time. Refused where the bureau's rules know no delegation, and to whom is not below.
 */
export const recordDelegation = usecase('delegation.record', input, async (context, given) => {
  const { tx, actor, now } = context;
  if (given.endsOn < given.startsOn) throw new Refusal('window-reversed');
  const from = await unitById(tx, given.fromUnitId);
  const to = await unitById(tx, given.toUnitId);
  authorize(actor, 'delegation.record', { unitPath: from.path });
  const profile = await currentProfile(tx, from.profileSlug, dayOf(now));
  const rule = cite(profile, 'task.allowDelegation');
  const isBelow = to.path !== from.path && to.path.startsWith(from.path);
  if (!isBelow || !parameter(profile, 'task.allowDelegation')) {
    throw new Refusal('delegation-not-allowed', { from: from.name, to: to.name, rule });
  }
  const id = randomUUID();
  const { document, scope, startsOn, endsOn } = given;
  await tx.query(
    `insert into delegation (id, from_unit_id, to_unit_id, document, scope, starts_on, ends_on, recorded_by,
       recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, from.id, to.id, document, scope, startsOn, endsOn, personId(actor), now],
  );
  const about = { type: 'delegation', id, unitPath: from.path };
  const data = { from: from.name, to: to.name, document, startsOn, endsOn };
  await record(context, 'delegation.recorded', about, data);
  return { delegationId: id };
});

/** Ends a delegation before its last day; what was set up under it goes on. */
export const endDelegation = usecase(
  'delegation.end',
  z.object({ delegationId: z.uuid() }),
  async (context, { delegationId }) => {
    const { tx, actor, now } = context;
    const found = await delegationById(tx, delegationId);
    if (!found) throw new Refusal('not-found', { what: 'delegation' });
    authorize(actor, 'delegation.end', { unitPath: found.fromPath });
    if (found.endedAt) throw new Refusal('illegal-step', { state: 'ended' });
    await tx.query('update delegation set ended_by = $2, ended_at = $3 where id = $1', [
      delegationId,
      personId(actor),
      now,
    ]);
    const about = { type: 'delegation', id: delegationId, unitPath: found.fromPath };
    await record(context, 'delegation.ended', about, { from: found.from, to: found.to });
    return { delegationId };
  },
);
