import { HeldVerdict } from '../../db/entities/held-verdict.ts';
import { lockDraft, slugOfDraft } from '../../db/queries/profile-versions.ts';
import { unitById } from '../../db/queries/units.ts';
import { whereabouts } from '../../db/queries/where-about.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { HeldKind } from '../../domain/verdict.ts';
import { lockCampaign } from '../campaign/locked.ts';
import { lockCase } from '../case/locked.ts';
import { lockCorrection } from '../correction/locked.ts';
import { lockDisclosure } from '../disclosure/locked.ts';
import { lockTask } from '../draw/locked.ts';
import { lockExclusion } from '../exclusion/locked.ts';
import { lockFlag } from '../flag/locked.ts';
import { lockAgreement } from '../joint-pool/locked.ts';
import { lockObjection } from '../objection/locked.ts';
import { aboutPlan, lockUnseen } from '../plan/locked.ts';
import { lockProposal } from '../proposal/locked.ts';
import { lockRequest } from '../substitution/locked.ts';
import type { About, Context } from '../usecase.ts';

type Lock = (context: Context, id: string) => Promise<About>;

const request =
  (type: 'recusal' | 'substitution'): Lock =>
  async (context, id) => ({ ...(await lockRequest(context, type, id)).locked.about, type, id });

// Each takes the locks of the decision itself, in their order: what is decided about stays as it is.
const locks: Record<HeldKind, Lock> = {
  recusal: request('recusal'),
  substitution: request('substitution'),
  disclosure: async (context, id) => {
    const { locked } = await lockDisclosure(context, id);
    return { ...locked.about, type: 'disclosure', id };
  },
  proposal: async (context, id) => (await lockProposal(context, id)).about,
  plan: async (context, id) => aboutPlan(await lockUnseen(context, id)),
  exclusion: async (context, id) => (await lockExclusion(context, id)).about,
  campaign: async (context, id) => (await lockCampaign(context, id)).about,
  deployment: async (context, id) => {
    const task = await lockTask(context, id);
    const { path: unitPath } = await unitById(context.tx, task.initiatorId);
    return { type: 'deployment', id, taskId: id, unitPath };
  },
  'pool-agreement': async (context, id) => {
    const { own } = await lockAgreement(context, id);
    return { type: 'pool-agreement', id, unitPath: own.path };
  },
  flag: async (context, id) => ({
    ...(await lockFlag(context, id)).locked.about,
    type: 'flag',
    id,
  }),
  case: async (context, id) => (await lockCase(context, id)).about,
  correction: async (context, id) => {
    const { locked } = await lockCorrection(context, id);
    return { ...locked.about, type: 'correction', id };
  },
  objection: async (context, id) => (await lockObjection(context, id)).about,
  profile: async (context, id) => {
    const { tx } = context;
    const slug = await slugOfDraft(tx, id);
    const draft = slug === undefined ? undefined : await lockDraft(tx, slug);
    // Decided meanwhile: whoever asks hears so from the decision itself.
    const path = draft?.unitPath ?? (await whereabouts('profile', id)).unitPath;
    if (slug === undefined) throw new Refusal('not-found', { what: 'profile' });
    return { type: 'profile', id, unitPath: path };
  },
};

/** Locks what a verdict is about, and gives where the trail puts it; refuses `not-found`. */
export const lockAbout = (context: Context, type: HeldKind, id: string): Promise<About> =>
  locks[type](context, id);

/** A verdict with what it is about, all locked, the verdict last. */
export async function lockVerdict(
  context: Context,
  heldId: string,
): Promise<{ held: HeldVerdict; about: About }> {
  const { tx } = context;
  const found = await tx.findOneBy(HeldVerdict, { id: heldId });
  if (!found) throw new Refusal('not-found', { what: 'verdict' });
  const about = await lockAbout(context, found.aboutType, found.aboutId);
  const held = await tx.findOneOrFail(HeldVerdict, {
    where: { id: heldId },
    lock: { mode: 'pessimistic_write' },
  });
  return { held, about };
}

/** Ends a verdict: it was undone, carried out, or could not be. */
export async function endVerdict(
  { tx, now }: Context,
  heldId: string,
  state: 'undone' | 'concluded' | 'lapsed',
  refusal: object | null = null,
): Promise<void> {
  await tx.query('update held_verdict set state = $2, ended_at = $3, refusal = $4 where id = $1', [
    heldId,
    state,
    now,
    refusal && JSON.stringify(refusal),
  ]);
}
