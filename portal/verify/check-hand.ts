import type { BesideReceipt } from '../../domain/draw/beside-receipt.ts';
import { subjectSeed } from '../../domain/draw/draw.ts';
import { merkleRoot } from '../../domain/draw/merkle.ts';
import { orderPool, poolTree } from '../../domain/draw/pool.ts';
import { type Receipt, receiptsOf } from '../../domain/draw/receipt.ts';
import { receiptSteps } from '../../domain/draw/receipt-steps.ts';
import type { PoolRecord } from '../../domain/draw/record.ts';
import type { DrawSpec, EntropySource } from '../../domain/draw/spec.ts';
import type { FoundStratum, Progress } from '../../domain/draw/verify-step.ts';
import { drawAgain } from '../../domain/draw/verify-strata.ts';
import { type TranscriptVerdict, verifyTranscript } from '../../domain/draw/verify-transcript.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Hand } from './hand.ts';
import type { Outcome, Recomputed } from './messages.ts';

/** The hand checked, and what makes a receipt for any id of the draw in it. */
export type CheckedHand = {
  outcome: Pick<Outcome, 'receipt' | 'transcript' | 'recomputed'>;
  beside: BesideReceipt | undefined;
  /** Null where the whole draw is not at hand, or does not hold. */
  source: { pool: readonly PoolRecord[]; spec: DrawSpec } | null;
};

/** Checks everything at hand: the transcript first, so that the receipt is compared with it. */
export function checkHand(hand: Hand, onProgress: Progress): CheckedHand {
  const transcript =
    hand.transcript === undefined ? null : verifyTranscript(hand.transcript, onProgress);
  const recomputed = recompute(hand, onProgress);
  const beside = besideOf(hand, transcript, recomputed);
  const receipt = hand.receipt === undefined ? null : receiptSteps(hand.receipt, beside);
  return {
    outcome: { receipt, transcript, recomputed },
    beside,
    source: sourceOf(hand, transcript),
  };
}

/** A receipt for one id of the draw at hand. */
export const receiptFor = ({ pool, spec }: NonNullable<CheckedHand['source']>, id: string): Receipt =>
  receiptsOf(pool, spec)(id);
