import { z } from 'zod';
import { lockDraft, type ProfileVersion, slugOfDraft } from '../../db/queries/profile-versions.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { tellAnswer } from '../consent/answer.ts';
import { fileDecision, refuseDecided, refuseHeld } from '../decision.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { aboutProfile } from './about.ts';

const input = z.object({
  /** Whose draft; or the very draft that a card was about. */
  slug: z.string().min(1).optional(),
  draftId: z.uuid().optional(),
  verdict: z.enum(['approve', 'reject']),
  /** From when new tasks are set up under it; the day of the approval where nothing is said. */
  effectiveFrom: z.iso.date().optional(),
  reason: z.string().max(1000).optional(),
});

/** Decided at once; the doors hold the verdict for a minute first (`holdVerdict`). */
export const approveProfile = usecase('profile.approve', input, settleProfile);

/**
 * somebody who wrote nothing in the draft decides about it. An approved version is never changed;
 * what has begun stays under the version that it began under.
 */
export async function settleProfile(context: Context, given: z.output<typeof input>) {
  const { tx, actor, now } = context;
  const draft = await draftAsked(context, given);
  const { id, slug, version, unitPath, authorIds } = draft;
  authorize(actor, 'profile.approve', { unitPath, authorIds });
  await refuseHeld(context, { type: 'profile', id });
  asSeen(context, draft.rowVersion);
  const isApproved = given.verdict === 'approve';
  const reason = requireText(given.reason, !isApproved);
  const today = dayOf(now);
  const effectiveFrom = isApproved ? (given.effectiveFrom ?? today) : null;
  // Nothing is decided after the fact by rules that did not exist.
  if (effectiveFrom && effectiveFrom < today) {
    throw new Refusal('bad-input', { field: 'effectiveFrom' });
  }
  const state = isApproved ? 'approved' : 'rejected';
  await fileDecision(context, { type: 'profile', id }, given.verdict, reason);
  await tx.query(
    `update profile_version set state = $3, decided_by = $4, decided_at = $5, reason = $6, effective_from = $7
     where slug = $1 and version = $2`,
    [slug, version, state, personId(actor), now, reason, effectiveFrom],
  );
  const data = { slug, version, effectiveFrom, reason };
  await record(context, `profile.${state}`, aboutProfile(slug, unitPath), data);
  await tellAnswer(context, { matter: 'profile', id }, authorIds[0] ?? null);
  return { slug, version, state };
}

// A card is about one draft: decided, it does not become one about the next draft of the same rules.
async function draftAsked(
  context: Context,
  { slug = '', draftId }: z.output<typeof input>,
): Promise<ProfileVersion> {
  const { tx } = context;
  if (!draftId) {
    const draft = await lockDraft(tx, slug);
    if (!draft) throw new Refusal('not-found', { profile: slug });
    return draft;
  }
  const named = await slugOfDraft(tx, draftId);
  const draft = named && (await lockDraft(tx, named));
  await refuseDecided(context, { type: 'profile', id: draftId });
  if (!draft || draft.id !== draftId) throw new Refusal('not-found', { what: 'profile' });
  return draft;
}
