import { cite } from './profile/cite.ts';
import type { ParameterKey, Value } from './profile/parameters.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/** What an item of the list says (P-10); ratios in basis points. */
export type ItemContent = {
  name: string;
  subjectCategory: string;
  kind: 'key' | 'general';
  method: string;
  unitName: string;
  level: string;
  basis: string;
  content: string;
  standard: string;
  ratioBp: number | null;
  ratioMaxBp: number | null;
  frequency: string;
};

type RequiredField = Value<'item.requiredFields'>[number];

/**
 * Whether an item may be put in force: a basis in law, every field that the bureau asks for
 * a class that it knows and the limit that the class needs. Refuses the first
 * thing that is wrong, with parameter and article.
 */
export function refuseItem(item: ItemContent, profile: Profile): void {
  refuseKind(item, profile);
  if (parameter(profile, 'item.basisRequired') && isBlank(item, 'basis')) {
    throw incomplete(item, 'basis', 'item.basisRequired', profile);
  }
  const gap = parameter(profile, 'item.requiredFields').find((field) => isBlank(item, field));
  if (gap) throw incomplete(item, gap, 'item.requiredFields', profile);
  const needsMax = parameter(profile, 'item.ratioMaxRequiredFor').includes(item.kind);
  if (needsMax && item.ratioMaxBp === null) {
    throw incomplete(item, 'ratioMax', 'item.ratioMaxRequiredFor', profile);
  }
}

/** refuses a class of items that the bureau does not have, already when it is saved. */
export function refuseKind({ name, kind }: { name: string; kind: string }, profile: Profile): void {
  if (parameter(profile, 'item.classes').some((known) => known === kind)) return;
  throw new Refusal('item-kind-not-allowed', { item: name, ...ruleOf(profile, 'item.classes') });
}

/** Parameter and article, as the details of a refusal name them. */
export const ruleOf = (profile: Profile, key: ParameterKey) => ({ rule: cite(profile, key) });

const incomplete = (item: ItemContent, field: string, key: ParameterKey, profile: Profile) =>
  new Refusal('item-incomplete', { item: item.name, field, ...ruleOf(profile, key) });

const isBlank = (item: ItemContent, field: RequiredField): boolean =>
  field === 'ratio' ? item.ratioBp === null : item[field].trim() === '';
