import { findShortage } from './match/find-shortage.ts';
import { remediesOf } from './match/remedies.ts';
import { shortageText } from './match/shortage-text.ts';
import type { Profile } from './profile/profile.ts';
import { type Field, type MatchRegistry, type Reason, type Sieve, uncapped } from './match-plan.ts';

/** A sentence in both languages. */
export type Told = { zh: string; en: string };

/** What a planner is told before they press: who may be drawn, who may not and why, what is missing. */
export type Outlook = {
  departments: {
    name: string;
    registered: number;
    eligible: number;
    filtered: Partial<Record<Reason, number>>;
    recused: number;
  }[];
  shortage: Told | null;
};

/** The counts by reason and the shortage, if there is one, of a match that could be announced now. */
export function outlookOf(field: Field, registry: MatchRegistry, rules: Rules): Outlook {
  return {
    departments: field.sieves.map(countsOf),
    shortage: tellShortage(field, registry, rules) ?? null,
  };
}

/** The rules of the bureau and the name of the area whose inspectors it sends. */
export type Rules = { profile: Profile; area: string };

/** Which department lacks whom for what, with the remedies of the bureau's rules; nothing when all fits. */
export function tellShortage(
  field: Field,
  { departments, visits }: MatchRegistry,
  { profile, area }: Rules,
): Told | undefined {
  const input = uncapped(field);
  const shortage = findShortage(input);
  if (!shortage) return undefined;
  const words = {
    departments: new Map(departments.map(({ department: { number, name } }) => [number, name])),
    categories: new Map(visits.map(({ recordId, categories }) => [recordId, categories])),
    area,
  };
  const tell = (language: 'zh' | 'en') =>
    shortageText(shortage, input, language, { ...words, remedies: remediesOf(profile, language) });
  return { zh: tell('zh'), en: tell('en') };
}

const countsOf = ({ name, registered, eligible, filtered, recused }: Sieve) => ({
  name,
  registered,
  eligible,
  filtered: Object.fromEntries(
    Object.entries(filtered).map(([reason, people]) => [reason, people.length]),
  ),
  recused: recused.length,
});
