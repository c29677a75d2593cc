import { quotaOf } from './quota.ts';
import type { PresentReceipt } from './receipt.ts';
import { keyOf, ticketsOf } from './ticket.ts';

/** Which statement of a receipt about its stratum contradicts the others. */
export type StratumFault = 'eligible' | 'quota' | 'cutoff' | 'drawn';

/** Recomputes what a receipt says about its stratum, as far as that follows from the receipt alone. */
export function faultOfStratum(receipt: PresentReceipt): StratumFault | null {
  const { stratum, drawn, record } = receipt;
  const { eligible, quota, cutoff } = stratum;
  if (!isPossibleCount(receipt)) return 'eligible';
  if (quota !== quotaOf(eligible, stratum)) return 'quota';
  if ((cutoff === null) !== (quota === 0)) return 'cutoff';
  if (record.eligibility !== 0) return drawn ? 'drawn' : null;
  const isDrawn = isWithinCutoff(receipt);
  // Where everybody is drawn, a cutoff below an eligible key cannot be the last key drawn.
  if (!isDrawn && quota === eligible) return 'cutoff';
  return drawn === isDrawn ? null : 'drawn';
}

function isPossibleCount({ record, size, stratum }: PresentReceipt): boolean {
  const others = stratum.eligible - (record.eligibility === 0 ? 1 : 0);
  return others >= 0 && others <= size - 1;
}

function isWithinCutoff({ seed, record, stratum }: PresentReceipt): boolean {
  const key = keyOf(ticketsOf(seed)(record.id), record.weight);
  return stratum.cutoff !== null && key <= stratum.cutoff;
}
