import { bls12_381 } from '@noble/curves/bls12-381.js';
import { Refusal } from '../refusal.ts';
import { hexBytes } from './bytes.ts';
import type { DrandNetwork } from './drand-network.ts';
import { sha256 } from './hash.ts';

/** What a relay or a person brings: the signature of a round, hex; the rest only where it was said. */
export type Beacon = { signature: string; round?: number; randomness?: string };

const { shortSignatures } = bls12_381;
const domainTag = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';
const signatureDigits = 96;

/**
 * The randomness of a round, hex: the SHA-256 of a signature that the network's key verifies, offline.
 * Refuses a signature that is no point of the group, and one of another round or another network.
 */
export function verifyBeacon(network: DrandNetwork, round: number, signatureHex: string): string {
  if (!Number.isSafeInteger(round) || round < 1) throw new Refusal('beacon-unreadable');
  if (!/^[0-9a-f]+$/i.test(signatureHex)) throw new Refusal('beacon-unreadable');
  if (signatureHex.length !== signatureDigits) {
    throw new Refusal('beacon-length', { have: signatureHex.length, need: signatureDigits });
  }
  const signature = hexBytes(signatureHex);
  if (!isPoint(signature)) throw new Refusal('beacon-no-point');
  if (!isSigned(network, round, signature)) {
    throw new Refusal('beacon-not-signed', { network: network.name, round });
  }
  return sha256(signature);
}

/**
 * What `verifyBeacon` does, for a beacon that may also say its round and randomness: another round than
 * the announced one is refused, and randomness that does not belong to the signature.
 */
export function verifyRound(network: DrandNetwork, round: number, beacon: Beacon): string {
  if (beacon.round !== undefined && beacon.round !== round) {
    throw new Refusal('beacon-other-round', { have: beacon.round, need: round });
  }
  const randomness = verifyBeacon(network, round, beacon.signature);
  if (beacon.randomness !== undefined && beacon.randomness.toLowerCase() !== randomness) {
    throw new Refusal('beacon-randomness');
  }
  return randomness;
}

/** Reads what was pasted or fetched: the signature in hex, or the JSON that a relay answers with. */
export function readBeacon(text: string): Beacon {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return { signature: trimmed.replace(/\s+/g, '') };
  const { round, signature, randomness } = jsonOf(trimmed);
  if (typeof signature !== 'string') throw new Refusal('beacon-unreadable');
  return {
    signature,
    ...(typeof round === 'number' && { round }),
    ...(typeof randomness === 'string' && { randomness }),
  };
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('beacon-unreadable');
  }
}

// SHA-256 of the round as eight big-endian bytes.
function messageOf(round: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(round));
  return hexBytes(sha256(bytes));
}

/** The point of G1 that the key of a round's signature is multiplied with. */
export const pointOf = (round: number) => shortSignatures.hash(messageOf(round), domainTag);

// On the curve, in the subgroup, and not the point at infinity.
function isPoint(signature: Uint8Array): boolean {
  try {
    const point = bls12_381.G1.Point.fromBytes(signature);
    return !point.is0();
  } catch {
    return false;
  }
}

function isSigned({ publicKey }: DrandNetwork, round: number, signature: Uint8Array): boolean {
  try {
    return shortSignatures.verify(signature, pointOf(round), hexBytes(publicKey));
  } catch {
    return false;
  }
}
