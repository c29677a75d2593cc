import { quotaOf } from '../../domain/draw/quota.ts';
import type { Receipt } from '../../domain/draw/receipt.ts';
import type { LineFault, ReceiptLine } from '../../domain/draw/receipt-steps.ts';
import type { ReadReceipt } from './messages.ts';
import { short, type VerifyKey, type Words } from './words.ts';

/** What is wrong in a line of a receipt, with what it says beside what was computed. */
export function faultText(words: Words, steps: ReadReceipt, { fault }: ReceiptLine): string {
  return fault ? words.t(keyOf(fault, steps), valuesOf(words, fault, steps)) : '';
}

function keyOf(fault: LineFault, { receipt, found }: ReadReceipt): VerifyKey {
  const isAbsent = 'absent' in receipt;
  if (fault === 'proof' && isAbsent) return 'verify.fault.proof.absent';
  if (fault === 'proof' && found.root === null) return 'verify.fault.proof.length';
  if (fault !== 'drawn') return `verify.fault.${fault}`;
  return isAbsent || !receipt.drawn ? 'verify.fault.drawn.false' : 'verify.fault.drawn.true';
}

function valuesOf(words: Words, fault: LineFault, steps: ReadReceipt): Record<string, string> {
  const { count } = words;
  const { receipt } = steps;
  const [found, said] = pairOf(words, fault, steps);
  const values = { found, said, size: count(receipt.size) };
  if ('absent' in receipt) return values;
  const { index, stratum } = receipt;
  return { ...values, place: count(index + 1), eligible: count(stratum.eligible) };
}

type Pair = [found: string, said: string];

function pairOf({ count }: Words, fault: LineFault, { receipt, found }: ReadReceipt): Pair {
  const { announced } = found;
  const pairs: Partial<Record<LineFault, () => Pair>> = {
    proof: () => [short(found.root), short(receipt.root)],
    seed: () => [short(found.seed), short(receipt.seed)],
    'other-draw': () => [announced?.drawId ?? '—', receipt.drawId],
    'other-root': () => [short(announced?.root ?? null), short(receipt.root)],
    'other-size': () => [count(announced?.size ?? 0), count(receipt.size)],
    quota: () => quotaPair(count, receipt),
  };
  return pairs[fault]?.() ?? ['', ''];
}

const quotaPair = (count: Words['count'], receipt: Receipt): Pair =>
  'absent' in receipt
    ? ['', '']
    : [count(quotaOf(receipt.stratum.eligible, receipt.stratum)), count(receipt.stratum.quota)];
