import type { Announcement } from './parse-announcement.ts';
import type { PresentReceipt, Receipt } from './receipt.ts';
import type { FoundStratum } from './verify-step.ts';

/**
 * What proves more than a receipt alone: the announcement of its draw and, out of a transcript that has
 * been checked, the results of the strata. They are `isRecomputed` where the pool was published.
 */
export type BesideReceipt = {
  announcement: Announcement;
  strata?: Record<string, Omit<FoundStratum, 'ratioBp' | 'min'>>;
  isRecomputed?: boolean;
};

/** Where a receipt differs from what lies beside it. */
export type BesideFault =
  | 'other-draw'
  | 'other-root'
  | 'other-size'
  | 'other-ratio'
  | 'other-count'
  | 'other-cutoff'
  | 'other-drawn';

/** Whether it is a receipt of the announced draw and of the announced pool. */
export function faultOfPoolBeside(
  { drawId, root, size }: Receipt,
  beside: BesideReceipt | undefined,
): BesideFault | null {
  if (!beside) return null;
  const { announcement } = beside;
  if (drawId !== announcement.drawId) return 'other-draw';
  if (root !== announcement.pool?.root) return 'other-root';
  return size === announcement.pool.size ? null : 'other-size';
}

/** Whether ratio and minimum are the announced ones, and the rest that of the recomputed draw. */
export function faultOfStratumBeside(
  receipt: PresentReceipt,
  beside: BesideReceipt | undefined,
): BesideFault | null {
  if (!beside) return null;
  const { record, stratum } = receipt;
  const announced = beside.announcement.strata?.[record.stratum];
  if (announced?.ratioBp !== stratum.ratioBp || announced.min !== stratum.min) return 'other-ratio';
  const result = beside.strata?.[record.stratum];
  return result ? faultOfResult(receipt, result) : null;
}

function faultOfResult(
  { record, stratum, drawn }: PresentReceipt,
  result: Omit<FoundStratum, 'ratioBp' | 'min'>,
): BesideFault | null {
  if (result.eligible !== stratum.eligible || result.quota !== stratum.quota) return 'other-count';
  if (result.cutoff !== stratum.cutoff) return 'other-cutoff';
  const isDrawn = result.drawn?.includes(record.id) ?? drawn;
  return isDrawn === drawn ? null : 'other-drawn';
}
