import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Campaign } from '../../db/entities/campaign.ts';
import { Exclusion } from '../../db/entities/exclusion.ts';
import { Item } from '../../db/entities/item.ts';
import { Subject } from '../../db/entities/subject.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { nextNumber } from '../../db/queries/next-number.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import {
  exclusionGrounds,
  incidentKinds,
  needsConsent,
  refuseExclusion,
  typeOf,
} from '../../domain/exclusion.ts';
import { refusePersonalData } from '../../domain/personal-data.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { askConsent, decidersOver } from '../consent/ask.ts';
import { type Context, record, usecase } from '../usecase.ts';

const words = (most: number) => z.string().trim().max(most).default('');

// Strict: an inspection outside the draw can name no task, so that it waits for no draw and
// passes for none.
const input = z.strictObject({
  unitId: z.uuid(),
  ground: z.enum(exclusionGrounds),
  /** A subject of the registry, or the name of one that is not in it. */
  subjectId: z.uuid().optional(),
  subjectName: words(200),
  itemId: z.uuid().optional(),
  /** The basis in law where it is about no item of the list. */
  basis: words(1000),
  campaignId: z.uuid().optional(),
  reason: words(1000),
  documentNo: z.string().trim().min(1).max(100),
  issuingBody: words(100),
  incident: z.enum(incidentKinds).optional(),
  inspectOn: z.iso.date(),
});
type Given = z.output<typeof input>;

/**
 * 不适用情形 (高青细则 第四条, 高新区指引 第二条): registers an inspection outside the random draw with its
 * ground and document; another person consents to it. It counts neither to the yearly cap nor in any
 * statistic of draws, and stands in the yearly report.
 */
export const registerExclusion = usecase('exclusion.register', input, async (context, given) => {
  const { tx, actor, now } = context;
  const unit = await unitById(tx, given.unitId);
  authorize(actor, 'exclusion.register', { unitPath: unit.path });
  const profile = await currentProfile(tx, unit.profileSlug, dayOf(now));
  const checked = await check(context, given, unit, profile);

  const id = randomUUID();
  const { ground, documentNo, inspectOn } = given;
  const series = `${unit.bureauCode}-W-${dayOf(now).slice(0, 4)}`;
  const code = `${series}-${String(await nextNumber(tx, series)).padStart(6, '0')}`;
  const state = needsConsent(ground, profile) ? 'requested' : 'approved';
  await tx.insert(Exclusion, {
    id,
    code,
    unitId: unit.id,
    type: typeOf(ground, given.campaignId !== undefined),
    ...checked,
    documentNo,
    state,
    profileSlug: profile.slug,
    profileVersion: profile.version,
    registeredBy: personId(actor),
    registeredAt: now,
  });
  const about = { type: 'exclusion', id, unitPath: unit.path };
  await record(context, 'exclusion.registered', about, { code, ground, inspectOn, documentNo });
  if (state === 'requested') {
    const barred = [actor.id, ...(given.subjectId ? await interestedIn(tx, given.subjectId) : [])];
    await askConsent(
      context,
      { matter: 'exclusion', id, unitId: unit.id, label: code, neededBy: inspectOn },
      await decidersOver(context, unit.path, barred),
    );
  }
  return { exclusionId: id, code, state };
});

/** What is kept of it, once the rules allow it. */
async function check(context: Context, given: Given, unit: UnitRow, profile: Profile) {
  const { ground, reason, issuingBody, inspectOn, documentNo } = given;
  const item = await itemOf(context, given, unit);
  const incident = ground === 'incident' ? (given.incident ?? null) : null;
  const said = { ground, reason, issuingBody, incident, inspectOn };
  const listed = item?.state === 'published';
  refuseExclusion({ ...said, listed }, profile, dayOf(context.now));
  refusePersonalData({ reason, documentNo, issuingBody, subjectName: given.subjectName });
  const basis = item?.basis || given.basis;
  if (basis === '') {
    throw new Refusal('exclusion-baseless', { rule: cite(profile, 'item.basisRequired') });
  }
  await refuseCampaign(context, given, unit);
  const subjectName = await subjectNameOf(context, given, unit);
  return { ...said, ...nulled(given), basis, subjectName };
}

const nulled = ({ campaignId, subjectId, itemId }: Given) => ({
  campaignId: campaignId ?? null,
  subjectId: subjectId ?? null,
  itemId: itemId ?? null,
});

async function itemOf({ tx }: Context, { itemId }: Given, unit: UnitRow): Promise<Item | null> {
  if (!itemId) return null;
  const item = await tx.findOneBy(Item, { id: itemId, unitId: unit.bureauId });
  if (!item) throw new Refusal('not-found', { what: 'item' });
  return item;
}

async function subjectNameOf({ tx }: Context, given: Given, unit: UnitRow): Promise<string> {
  if (!given.subjectId) {
    if (given.subjectName === '') throw new Refusal('bad-input', { field: 'subjectName' });
    return given.subjectName;
  }
  const subject = await tx.findOneBy(Subject, { id: given.subjectId });
  const owner = subject && (await unitById(tx, subject.unitId));
  if (owner?.bureauId !== unit.bureauId) throw new Refusal('not-found', { what: 'subject' });
  return subject!.name;
}

async function refuseCampaign({ tx }: Context, given: Given, unit: UnitRow): Promise<void> {
  if (!given.campaignId) return;
  const campaign = await tx.findOneBy(Campaign, { id: given.campaignId });
  const owner = campaign && (await unitById(tx, campaign.unitId));
  if (!campaign || owner?.bureauId !== unit.bureauId) {
    throw new Refusal('not-found', { what: 'campaign' });
  }
  if (campaign.state !== 'approved') throw new Refusal('illegal-step', { state: campaign.state });
  const { startsOn, endsOn } = campaign;
  if (given.inspectOn < startsOn || given.inspectOn > endsOn) {
    throw new Refusal('campaign-outside-days', { from: startsOn, to: endsOn });
  }
}
