import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ThirdParty } from '../../db/entities/third-party.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { entryOf, parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { lockInspection } from '../inspection/locked.ts';
import { refresh } from '../notify.ts';
import { asSeen, record, usecase } from '../usecase.ts';

const words = (most: number) => z.string().trim().min(1).max(most);

const input = z.object({
  inspectionId: z.uuid(),
  body: words(200),
  contract: words(200),
  scope: words(1000),
});

/**
 * 依法委托第三方: puts on file who was entrusted with what at a visit, under which contract; who
 * entrusts pays. A third party is in no team. Refuses `third-party-not-allowed` where the profile does.
 */
export const recordThirdParty = usecase('third-party.record', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { inspection, unit, profile, about } = await lockInspection(context, given.inspectionId);
  authorize(actor, 'third-party.record', { unitPath: unit.path });
  if (!parameter(profile, 'third.partyAllowed')) {
    throw new Refusal('third-party-not-allowed', {
      parameter: entryOf(profile, 'third.partyAllowed').p ?? 'third.partyAllowed',
      rule: cite(profile, 'third.partyAllowed'),
    });
  }
  asSeen(context, inspection.version);
  const id = randomUUID();
  const costOwner = parameter(profile, 'third.costOwner');
  await tx.insert(ThirdParty, {
    id,
    ...given,
    costOwner,
    unitId: unit.id,
    recordedBy: actor.id!,
    recordedAt: now,
  });
  await record(context, 'third-party.recorded', about, { thirdPartyId: id, costOwner });
  await refresh(context, 'inspection', inspection.id);
  return { thirdPartyId: id };
});
