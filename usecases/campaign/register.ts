import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Campaign } from '../../db/entities/campaign.ts';
import { Item } from '../../db/entities/item.ts';
import { nextNumber } from '../../db/queries/next-number.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { campaignKinds, refuseCampaign } from '../../domain/campaign.ts';
import { dayOf } from '../../domain/day.ts';
import { exclusionGrounds } from '../../domain/exclusion.ts';
import { refuseJointCampaign } from '../../domain/plan-joint.ts';
import { refusePersonalData } from '../../domain/personal-data.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { askConsent, decidersOver } from '../consent/ask.ts';
import { type Context, record, usecase } from '../usecase.ts';

const words = (most: number) => z.string().trim().max(most).default('');

const input = z.object({
  unitId: z.uuid(),
  name: z.string().trim().min(1).max(200),
  kind: z.enum(campaignKinds),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  itemIds: z.array(z.uuid()).max(50).default([]),
  /** Other departments that take part, by name. */
  departments: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
  ground: z.enum(exclusionGrounds).optional(),
  documentNo: words(100),
  issuingBody: words(100),
  reason: z.string().trim().min(1).max(1000),
});

/**
 * Registers a 专项检查 or 全覆盖巡查 before it begins; another person consents to it. On items of the
 * list in force it needs a ground where the rules keep campaigns away from them.
 */
export const registerCampaign = usecase('campaign.register', input, async (context, given) => {
  const { tx, actor, now } = context;
  const unit = await unitById(tx, given.unitId);
  authorize(actor, 'campaign.register', { unitPath: unit.path });
  if (given.endsOn < given.startsOn) throw new Refusal('window-reversed');
  const profile = await currentProfile(tx, unit.profileSlug, dayOf(now));
  const items = await itemsOf(context, given.itemIds, unit);
  const listed = items.filter(({ state }) => state === 'published').map(({ name }) => name);
  const { itemIds, ground = null, ...said } = given;
  refuseCampaign({ ...said, ground, listed }, profile);
  refuseJointCampaign({ departments: said.departments, ground }, profile);
  const { name, documentNo, issuingBody, reason } = said;
  refusePersonalData({ name, documentNo, issuingBody, reason });

  const id = randomUUID();
  const series = `${unit.bureauCode}-Z-${dayOf(now).slice(0, 4)}`;
  const code = `${series}-${String(await nextNumber(tx, series)).padStart(4, '0')}`;
  await tx.insert(Campaign, {
    ...said,
    id,
    code,
    ground,
    listed: listed.length > 0,
    profileSlug: profile.slug,
    profileVersion: profile.version,
    registeredBy: personId(actor),
    registeredAt: now,
  });
  for (const itemId of new Set(itemIds)) {
    await tx.query('insert into campaign_item (campaign_id, item_id) values ($1, $2)', [
      id,
      itemId,
    ]);
  }
  const about = { type: 'campaign', id, unitPath: unit.path };
  await record(context, 'campaign.registered', about, { code, name, ground, documentNo });
  await askConsent(
    context,
    { matter: 'campaign', id, unitId: unit.id, label: `${code} ${name}`, neededBy: given.startsOn },
    await decidersOver(context, unit.path, [actor.id]),
  );
  return { campaignId: id, code };
});

const itemsOf = ({ tx }: Context, ids: string[], unit: UnitRow): Promise<Item[]> =>
  Promise.all(
    ids.map(async (id) => {
      const item = await tx.findOneBy(Item, { id, unitId: unit.bureauId });
      if (!item) throw new Refusal('not-found', { what: 'item' });
      return item;
    }),
  );
