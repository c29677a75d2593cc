import { canonicalJson } from '../draw/canonical.ts';
import { sha256 } from '../draw/hash.ts';
import { parseFrozenMatchInput, type FrozenMatchInput } from './input.ts';

/**
 * What is announced before the seed exists: the SHA-256 (hex) of the RFC 8785 form of the input
 * without its seed, so that serials, eligibility, recusals and caps can no longer be touched.
 */
export function matchCommitment({ inspectors, teams }: FrozenMatchInput): string {
  const frozen = parseFrozenMatchInput({ inspectors, teams });
  return sha256(new TextEncoder().encode(canonicalJson(frozen)));
}
