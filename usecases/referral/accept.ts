import { z } from 'zod';
import { subjectOfCase } from '../../db/queries/case-subject.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { openCase } from '../case/open.ts';
import { type Context, usecase } from '../usecase.ts';

const input = z.object({
  unitId: z.uuid(),
  fromBody: z.string().trim().min(1).max(100),
  documentNo: z.string().trim().min(1).max(100),
  receivedOn: z.iso.date(),
  content: z.string().trim().min(1).max(4000),
  /** A subject of the registry, or the name of one that is not in it. */
  subjectId: z.uuid().optional(),
  subjectName: z.string().trim().max(200).default(''),
});
type Given = z.output<typeof input>;

/**
 * R-178 依法受理查办: takes in what another department hands over, as a case with owner and last day. There is no
 * way to take it in and not deal with it. Refuses where the bureau's rules take in nothing.
 */
export const acceptReferral = usecase('referral.accept', input, async (context, given) => {
  const { tx, actor, now } = context;
  const unit = await unitById(tx, given.unitId);
  authorize(actor, 'referral.accept', { unitPath: unit.path });
  const profile = await currentProfile(tx, unit.profileSlug, dayOf(now));
  if (!parameter(profile, 'followup.acceptsReferrals')) {
    const rule = cite(profile, 'followup.acceptsReferrals');
    throw new Refusal('referrals-not-accepted', { rule });
  }
  if (given.receivedOn > dayOf(now)) throw new Refusal('bad-input', { field: 'receivedOn' });
  const subject = await subjectOf(context, given, unit.bureauId);
  const { content, fromBody, documentNo, receivedOn } = given;
  const caseId = await openCase(context, {
    kind: 'inbound',
    unit,
    profile,
    subject,
    inbound: { content, fromBody, documentNo, receivedOn },
  });
  return { caseId };
});

async function subjectOf({ tx }: Context, given: Given, bureauId: string) {
  if (!given.subjectId) {
    if (given.subjectName === '') throw new Refusal('bad-input', { field: 'subjectName' });
    return { id: null, name: given.subjectName };
  }
  const { id, name, unitId } = await subjectOfCase(tx, given.subjectId);
  if ((await unitById(tx, unitId)).bureauId !== bureauId) {
    throw new Refusal('not-found', { what: 'subject' });
  }
  return { id, name };
}
