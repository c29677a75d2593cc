import type { Mandate, Role } from './actor.ts';
import { parameter, type Profile } from './profile/profile.ts';

/**
 * Who was asked to decide a request, as it stands beside the request: the deputy heads in charge over the
 * unit, or with them its heads; the executing unit itself, by its deputy head or its head; its principal
 * head; a head further up where the unit has nobody left.
 */
export type Decider = 'approver' | 'head' | 'unit' | 'principal' | 'above';

type Way = { roles: readonly Role[]; own: boolean };

const ways: Record<Decider, Way> = {
  approver: { roles: ['approver'], own: false },
  head: { roles: ['approver', 'head'], own: false },
  unit: { roles: ['approver', 'head'], own: true },
  principal: { roles: ['head'], own: true },
  above: { roles: ['head'], own: false },
};

/** Whether a mandate makes its holder one of those who decide about the unit at `path`. */
export function decidesBy(decider: Decider, mandate: Mandate, path: string): boolean {
  const { roles, own } = ways[decider];
  if (!roles.includes(mandate.role)) return false;
  return own ? mandate.path === path : path.startsWith(mandate.path);
}

// where nobody is left who may, somebody above decides: a request that nobody answers blocks the visit.
const orders = {
  approver: ['approver', 'head'],
  unit: ['unit', 'above'],
  head: ['principal', 'above'],
} as const satisfies Record<string, readonly Decider[]>;

/** R-128, P-28; R-166, P-07: who is asked first and who in their place, by the rules of the bureau. */
export const decidersBy = (
  profile: Profile,
  key: 'subst.approverRole' | 'correction.approverRole' = 'subst.approverRole',
): readonly Decider[] => orders[parameter(profile, key)];
