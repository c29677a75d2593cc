import { ownDefault } from '../profile/cite.ts';
import { parameters } from '../profile/parameters.ts';
import { entryOf, parameter, type Profile } from '../profile/profile.ts';

const own = { zh: ownDefault, en: 'a default of the product' } as const;

/** What the rules of a bureau allow where inspectors are too few, each with its article (P-26). */
export function remediesOf(profile: Profile, language: 'zh' | 'en'): string[] {
  const { kind } = parameters['match.whenTooFew'];
  const { source } = entryOf(profile, 'match.whenTooFew');
  const rule = source ? `${profile.name} ${source.article}` : own[language];
  const cited = language === 'zh' ? `（${rule}）` : ` (${rule})`;
  return parameter(profile, 'match.whenTooFew').map((one) => kind.print([one], language) + cited);
}
