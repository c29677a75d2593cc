import { database } from '../../db/data-source.ts';
import { openDraft } from '../../db/queries/profile-versions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { assignProfile } from '../../usecases/profile/assign.ts';
import { deriveProfile } from '../../usecases/profile/derive.ts';
import { holdVerdict } from '../../usecases/verdict/hold.ts';
import { type Press, press, text } from './press.ts';

const about: Press['about'] = async ({ slug }, { actor }) => ({
  type: 'profile',
  id: slug ?? 'new',
  unitPath: actor.unitPath,
});

/** Begins the draft of a derived profile. */
export const pressDerive = press({
  action: 'profile.derive',
  about,
  back: () => '/desk/profiles',
  run: async (command, fields) => {
    const [parent = '', version = ''] = text(fields, 'parent').split('@');
    const { slug } = await deriveProfile(command, {
      slug: text(fields, 'slug'),
      name: text(fields, 'name'),
      document: text(fields, 'document'),
      parent: { slug: parent, version: Number(version) },
      unitId: text(fields, 'unitId'),
    });
    return { done: 'panel.done.profile-derived', to: `/desk/profiles/${slug}/1` };
  },
});

/** Approves or rejects the draft of a profile. */
export const pressVerdict = press({
  action: 'profile.approve',
  about,
  shownAbout: async ({ slug = '' }) => (await openDraft(database().manager, slug))?.id,
  back: () => '/desk/profiles',
  run: async (command, fields, { slug = '' }) => {
    const effectiveFrom = text(fields, 'effectiveFrom');
    const draft = await openDraft(database().manager, slug);
    if (!draft) throw new Refusal('not-found', { profile: slug });
    await holdVerdict(command, {
      type: 'profile',
      id: draft.id,
      verdict: text(fields, 'verdict') as 'approve',
      reason: text(fields, 'reason'),
      ...(effectiveFrom && { effectiveFrom }),
    });
    return { done: 'panel.done.held', to: `/desk/profiles/${slug}/${draft.version}` };
  },
});

/** Puts a bureau under a profile. */
export const pressAssign = press({
  action: 'profile.assign',
  about,
  back: () => '/desk/profiles',
  run: async (command, fields) => {
    await assignProfile(command, { unitId: text(fields, 'unitId'), slug: text(fields, 'slug') });
    return { done: 'panel.done.profile-assigned' };
  },
});
