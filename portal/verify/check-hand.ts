import type { BesideReceipt } from '../../domain/draw/beside-receipt.ts';
import { runDraw } from '../../domain/draw/draw.ts';
import { receiptSteps } from '../../domain/draw/receipt-steps.ts';
import type { PoolRecord } from '../../domain/draw/record.ts';
import type { DrawSpec } from '../../domain/draw/spec.ts';
import type { Progress } from '../../domain/draw/verify-step.ts';
import { type TranscriptVerdict, verifyTranscript } from '../../domain/draw/verify-transcript.ts';
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
    hand.transcript === undefined
      ? null
      : verifyTranscript(hand.transcript, onProgress, announcedHash(hand));
  const recomputed = recompute(hand);
  const beside = besideOf(hand, transcript, recomputed);
  const receipt = hand.receipt === undefined ? null : receiptSteps(hand.receipt, beside);
  return {
    outcome: { receipt, transcript, recomputed },
    beside,
    source: sourceOf(hand, transcript),
  };
}

const announcedHash = ({ held }: Hand): string | undefined =>
  held.find(({ kind }) => kind === 'announcement')?.hash;

/** Draws again from a list and its parameters. Refuses a list that is not one pool of these strata. */
function recompute({ pool, spec, announcement }: Hand): Recomputed | null {
  if (!pool || !spec) return null;
  const { root, seed, strata } = runDraw(pool, spec);
  const announced = announcement?.drawId === spec.drawId ? announcement.pool : undefined;
  return {
    drawId: spec.drawId,
    root,
    size: pool.length,
    seed,
    strata: Object.fromEntries(
      Object.entries(strata).map(([number, stratum]) => [
        number,
        { ...spec.strata[number]!, ...stratum },
      ]),
    ),
    announcedRoot: announced?.root ?? null,
  };
}

// A transcript that does not hold proves nothing.
function besideOf(
  { announcement, spec }: Hand,
  transcript: TranscriptVerdict | null,
  recomputed: Recomputed | null,
): BesideReceipt | undefined {
  if (transcript?.ok && transcript.announcement) {
    const strata = transcript.steps.find(({ name }) => name === 'result')?.facts.strata;
    const { isComplete: isRecomputed } = transcript;
    return { announcement: transcript.announcement, ...(strata && { strata, isRecomputed }) };
  }
  if (recomputed && spec) return besideRecomputed(recomputed, spec, announcement);
  return announcement && { announcement };
}

// Without an announcement the list and its parameters stand for it.
function besideRecomputed(
  { root, size, strata }: Recomputed,
  spec: DrawSpec,
  announcement: Hand['announcement'],
): BesideReceipt {
  if (announcement && announcement.pool?.root !== root) return { announcement };
  const itself = {
    kind: 'subjects' as const,
    drawId: spec.drawId,
    organisation: '',
    entropy: spec.entropy.map(({ kind }) => ({ kind })),
    pool: { root, size },
    strata: spec.strata,
    counts: {},
  };
  return { announcement: announcement ?? itself, strata, isRecomputed: true };
}

function sourceOf(
  { pool, spec, transcript: file }: Hand,
  transcript: TranscriptVerdict | null,
): CheckedHand['source'] {
  if (!transcript) return pool && spec ? { pool, spec } : null;
  if (!transcript.isComplete || transcript.announcement?.kind !== 'subjects') return null;
  // It holds as a whole, so its members are what they should be.
  const { drawId, entropy, pool: records } = file as DrawSpec & { pool: PoolRecord[] };
  return { pool: records, spec: { drawId, entropy, strata: transcript.announcement.strata ?? {} } };
}
