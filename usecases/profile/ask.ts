import { lockDraft } from '../../db/queries/profile-versions.ts';
import { peopleWith } from '../../db/queries/people.ts';
import { dayOf } from '../../domain/day.ts';
import { askConsent } from '../consent/ask.ts';
import { refresh } from '../notify.ts';
import type { Context } from '../usecase.ts';

/**
 * Brings a draft that was begun to those who may approve it, and their cards up to date when it was written
 * in: whoever wrote in it does not decide.
 */
export async function askForProfile(context: Context, slug: string): Promise<void> {
  const { tx, now } = context;
  const draft = await lockDraft(tx, slug);
  if (!draft) return;
  const { id, unitId, unitPath, name, version, authorIds, rowVersion } = draft;
  await refresh(context, 'profile', id);
  // Asked once; what is written in the draft afterwards shows on the same cards.
  if (rowVersion > 1) return;
  const people: string[] = [];
  for (const role of ['administrator', 'head'] as const) {
    people.push(...(await peopleWith(tx, role, unitPath, dayOf(now))));
  }
  const deciders = people.filter((person) => !authorIds.includes(person));
  const label = `${name} v${version}`;
  const roles = ['administrator', 'head'] as const;
  await askConsent(context, { matter: 'profile', id, unitId, label }, { deciders, roles });
}
