import { canonicalJson } from './draw/canonical.ts';
import { sha256 } from './draw/hash.ts';
import { Refusal } from './refusal.ts';

/** A version of a checklist form: what was published stays as it is until another version takes its place. */
export const formStates = {
  draft: { publish: 'published', drop: 'dropped' },
  published: { retire: 'retired' },
  retired: {},
  dropped: {},
} as const;

/** One point of a form: the code of the item that it checks, what is asked, and by which standard. */
export type FormPoint = { item: string; text: string; standard: string };

/** A version of a form (检查表单), with its points in the order in which they are asked. */
export type FormVersion = {
  id: string;
  code: string;
  version: number;
  name: string;
  points: FormPoint[];
};

/** How an item of a visit came to its form: matched by the system, or chosen by the team with a reason. */
export type FormChoice = 'auto' | 'manual';

/** The points of a form for one of its items. */
export const pointsFor = ({ points }: Pick<FormVersion, 'points'>, item: string): FormPoint[] =>
  points.filter((point) => point.item === item);

/**
 * R-140, 自动匹配: a form for each item that has any. The one that serves most items of the visit comes first, so
 * that one entry needs few forms; among equals the lower code.
 */
export function matchForms<F extends FormVersion>(
  items: readonly string[],
  forms: readonly F[],
): Map<string, F> {
  const served = (form: F) => items.filter((item) => pointsFor(form, item).length > 0).length;
  const best = forms.toSorted((a, b) => served(b) - served(a) || (a.code < b.code ? -1 : 1));
  const matched = new Map<string, F>();
  for (const item of items) {
    const form = best.find((one) => pointsFor(one, item).length > 0);
    if (form) matched.set(item, form);
  }
  return matched;
}

/**
 * Refuses points that cannot be published: none at all, one that is asked twice of the same item, one of an
 * item that is not in force.
 */
export function checkPoints(points: readonly FormPoint[], inForce: readonly string[]): void {
  if (points.length === 0) throw new Refusal('form-empty');
  const asked = new Set<string>();
  for (const { item, text } of points) {
    if (!inForce.includes(item)) throw new Refusal('form-item-unknown', { item });
    const key = `${item} ${text}`;
    if (asked.has(key)) throw new Refusal('form-point-twice', { item, point: text });
    asked.add(key);
  }
}

/** SHA-256 (hex) of the RFC 8785 form of what a version asks, by which results name it. */
export function formHash({ code, version, name, points }: Omit<FormVersion, 'id'>): string {
  return sha256(new TextEncoder().encode(canonicalJson({ code, version, name, points })));
}
