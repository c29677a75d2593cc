import { bls12_381 } from '@noble/curves/bls12-381.js';
import { hexBytes } from '../../domain/draw/bytes.ts';
import { pointOf } from '../../domain/draw/drand.ts';

// The secret key of the demo network (domain/draw/drand-network.ts). It is public on purpose: what it
// signs counts nothing.
const secretKey = hexBytes('1f1d58c29cb2dec4e3ed8e7ff0adad45d6b6a86c82def1250f4f2385b2d95b51');

const { shortSignatures } = bls12_381;

/** The public key of the demo network, hex. */
export const demoPublicKey = (): string => shortSignatures.getPublicKey(secretKey).toHex();

/** The demo network's signature of a round, hex. */
export const signRound = (round: number): string =>
  shortSignatures.sign(pointOf(round), secretKey).toHex();
