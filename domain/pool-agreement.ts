import { type Actor, holds } from './actor.ts';

/** 联合建库: asked for, in force once both heads consent, ended by either of them. */
export const agreementStates = {
  requested: { approve: 'in-force', reject: 'rejected' },
  'in-force': { end: 'ended' },
  rejected: {},
  ended: {},
} as const;

/** The two sides of an agreement and who has consented for each. */
type AgreementSides = {
  unitPath: string;
  partnerPath: string;
  ownBy: string | null;
  partnerBy: string | null;
};

/**
 * For which side this head may consent now; nothing when for none. Whoever heads both units speaks for the
 * side that has not spoken, unless they spoke for the other.
 */
export function openSideOf(actor: Actor, on: AgreementSides): 'own' | 'partner' | undefined {
  const { unitPath, partnerPath, ownBy, partnerBy } = on;
  if (actor.id !== null && [ownBy, partnerBy].includes(actor.id)) return undefined;
  if (ownBy === null && holds(actor, 'head', unitPath)) return 'own';
  return partnerBy === null && holds(actor, 'head', partnerPath) ? 'partner' : undefined;
}
