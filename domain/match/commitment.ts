import { canonicalJson } from '../draw/canonical.ts';
import { sha256 } from '../draw/hash.ts';
import { parseFrozenMatchInput, type FrozenMatchInput } from './input.ts';

/**
 * What is announced before the seed exists: the SHA-256 (hex) of the RFC 8785 form of the input
 * without its seed, so that serials, eligibility, recusals and caps can no longer be touched. The nonce
 * in it keeps whoever knows the rosters from trying out which subject it is about.
 */
export function matchCommitment({ inspectors, teams, nonce }: FrozenMatchInput): string {
  const frozen = parseFrozenMatchInput({
    inspectors,
    teams,
    ...(nonce !== undefined && { nonce }),
  });
  return sha256(new TextEncoder().encode(canonicalJson(frozen)));
}
