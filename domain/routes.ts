import { Refusal } from './refusal.ts';

/**
 * which unit visits the subjects of a jurisdiction. Either those whose 管辖机关 in the registry
 * begins with `area`, or those that the unit at `under`, or one below it, keeps.
 */
export type Route = { unitId: string } & (
  | { area: string; under?: undefined }
  | { area?: undefined; under: string }
);

/** What of a subject decides who visits it. */
export type Located = { jurisdiction: string; unitPath: string };

/**
 * The most specific route of a subject: an area that the registry names before the unit that keeps it, a
 * longer area or path before a shorter one. Nothing where no route knows it.
 */
export const routeOf = (
  routes: readonly Route[],
  { jurisdiction, unitPath }: Located,
): Route | undefined =>
  longest(routes.filter(({ area }) => area !== undefined && jurisdiction.startsWith(area))) ??
  longest(routes.filter(({ under }) => under !== undefined && unitPath.startsWith(under)));

// Of those that fit no two are as long: they would be the same.
const longest = (routes: Route[]): Route | undefined =>
  routes.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];

const lengthOf = ({ area, under }: Route): number => (area ?? under ?? '').length;

/** The unit of each subject by these routes, each jurisdiction being looked up once; null for nobody's. */
export function unitBy(routes: readonly Route[]): (subject: Located) => string | null {
  const known = new Map<string, string | null>();
  return (subject) => {
    const place = `${subject.unitPath} ${subject.jurisdiction}`;
    const found = known.get(place);
    if (found !== undefined) return found;
    const unitId = routeOf(routes, subject)?.unitId ?? null;
    known.set(place, unitId);
    return unitId;
  };
}

/** Refuses two routes of the same jurisdiction: nobody could tell which one counts. */
export function refuseRepeated(routes: readonly Route[]): void {
  const known = new Set<string>();
  for (const { area, under } of routes) {
    const named = area === undefined ? `under ${under}` : `area ${area}`;
    if (known.has(named)) throw new Refusal('route-repeated', { area: area ?? '' });
    known.add(named);
  }
}

/** A subject of a pool and where it goes, if anywhere. */
type Routed = { uscc: string; eligibility: number; unit_id: string | null };

// Enough to find what is missing in the registry.
const named = 5;

/** Those who may be drawn and whom no route knows: how many, and the codes of the first. */
export function unroutableIn(members: readonly Routed[]): { count: number; codes: string[] } {
  const lost = members.filter(({ eligibility, unit_id: unit }) => eligibility === 0 && !unit);
  const codes = lost.map(({ uscc }) => uscc).sort();
  return { count: lost.length, codes: codes.slice(0, named) };
}

/** Refuses a pool of which somebody could be drawn whom no executing unit would visit. */
export function refuseUnroutable(routes: readonly Route[], members: readonly Routed[]): void {
  if (routes.length === 0) return;
  const { count, codes } = unroutableIn(members);
  if (count === 0) return;
  throw new Refusal('subject-unroutable', { count, codes: codes.join('、') });
}
