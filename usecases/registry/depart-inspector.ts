import { z } from 'zod';
import { seatsHeldBy } from '../../db/queries/seats-held.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { revokeAccess } from '../account/revoke.ts';
import { settleObligation } from '../obligation/settle.ts';
import { openHandOver } from '../substitution/hand-over.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { lockInspector } from './locked-inspector.ts';
import { tellWhy } from './tell.ts';

const input = z.object({
  inspectorId: z.uuid(),
  /** Why they leave: what the requests for their seats say as well. */
  ground: z.enum(['transfer', 'health', 'other']),
  reason: z.string().trim().min(1).max(500),
});

/**
 * An inspector leaves the service (调离、退休): from now on nobody draws them, and for every seat that they
 * still hold a request to replace them is opened, all in one transaction, so that no visit is lost
 * (高青细则 第二十条). What they have come to already they sign first. Their row and their past stay on file.
 */
export const departInspector = usecase('inspector.depart', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { inspector, person, about } = await lockInspector(context, given.inspectorId);
  authorize(actor, 'inspector.depart', about);
  asSeen(context, inspector.version);
  if (!person.active) throw new Refusal('not-in-service');
  const found = await seatsToHandOver(context, given.inspectorId);
  await tellWhy(context, given);
  const leaving = { ...given, requesterId: personId(actor) };
  const opened: string[] = [];
  for (const { inspectionId } of found) {
    opened.push(...(await openHandOver(context, inspectionId, given.inspectorId, leaving)));
  }
  await revokeAccess(context, about);
  await tx.query('update person set active = false, version = version + 1 where id = $1', [
    person.id,
  ]);
  await tx.query(
    `update role_assignment set valid_to = greatest($2::date, valid_from)
     where person_id = $1 and valid_to is null`,
    [person.id, dayOf(now)],
  );
  await settleObligation(context, { kind: 'licence', aboutId: person.id });
  const { ground, reason } = given;
  await record(context, 'inspector.departed', about, { ground, reason, seats: opened.length });
  return { opened };
});

async function seatsToHandOver({ tx }: Context, inspectorId: string) {
  const held = await seatsHeldBy(tx, inspectorId);
  const begun = held.filter(({ arrived }) => arrived);
  if (begun.length > 0) {
    throw new Refusal('visits-begun', { codes: begun.map(({ code }) => code).join('、') });
  }
  return held;
}
