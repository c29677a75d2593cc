import { z } from 'zod';
import { currentProfile } from '../../db/queries/profile.ts';
import {
  expiringLicences,
  orphanedSeats,
  renewedLicences,
} from '../../db/queries/registry-watch.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { ownDefault } from '../../domain/profile/cite.ts';
import { tellDeputiesOver } from '../deputy/tell.ts';
import { stepFlags } from '../flag/step.ts';
import { oweObligation } from '../obligation/owe.ts';
import { settleObligation } from '../obligation/settle.ts';
import { openHandOver } from '../substitution/hand-over.ts';
import { type Context, usecase } from '../usecase.ts';
import { watchStaleness } from './staleness.ts';

/**
 * What a bureau's registries need day by day: flags begin and lapse, holders and registrars are reminded of
 * licences about to expire, both sides of a deputy's time that is over are told, a registry that nobody touches raises an alarm, and a seat that
 * a match gave to somebody who has left since is handed over.
 */
export const watchRegistry = usecase(
  'registry.watch',
  z.object({ bureauId: z.uuid() }),
  async (context, { bureauId }) => {
    const { tx, actor, now } = context;
    authorize(actor, 'registry.watch', {} as never);
    const bureau = await unitById(tx, bureauId);
    const profile = await currentProfile(tx, bureau.profileSlug, dayOf(now));
    const flags = await stepFlags(context, bureau.path);
    const licences = await watchLicences(context, bureau);
    await watchStaleness(context, bureau, profile);
    await tellDeputiesOver(context, bureau.path);
    return { flags, licences, seats: await handOverOrphans(context, bureau) };
  },
);

// 系统默认: no regulation says how long before; a renewal takes weeks.
const noticeDays = 60;
const remindBefore = [30, 10, 5, 0] as const;

async function watchLicences(context: Context, { path }: UnitRow): Promise<number> {
  const { tx, now } = context;
  const today = dayOf(now);
  for (const { personId, period } of await renewedLicences(tx, path)) {
    await settleObligation(context, { kind: 'licence', aboutId: personId, period });
  }
  const expiring = await expiringLicences(tx, path, today, noticeDays);
  for (const { personId, unitId, licenceNo, expiresOn, settled } of expiring) {
    await oweObligation(context, {
      kind: 'licence',
      about: { type: 'person', id: personId },
      period: settled === 0 ? expiresOn : `${expiresOn}#${settled + 1}`,
      unitId,
      label: licenceNo,
      dueOn: expiresOn,
      rule: ownDefault,
      before: remindBefore,
      roles: ['registrar'],
      personId,
    });
  }
  return expiring.length;
}

async function handOverOrphans(context: Context, { path }: UnitRow): Promise<number> {
  let opened = 0;
  for (const seat of await orphanedSeats(context.tx, path)) {
    const { inspectionId, inspectorId, requesterId, ground, reason } = seat;
    const leaving = { requesterId, ground, reason };
    opened += (await openHandOver(context, inspectionId, inspectorId, leaving)).length;
  }
  return opened;
}
