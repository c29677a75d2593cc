import { Refusal } from '../refusal.ts';
import { groupsOf, indexOf } from './absence.ts';
import { checkSources, faultOfSources } from './check-sources.ts';
import { drawStrata, subjectSeed } from './draw.ts';
import { leafHash, rootOfProof } from './merkle.ts';
import type { PackedPool, Pool } from './packed-pool.ts';
import { parseReceipt } from './parse-receipt.ts';
import { orderedPool, rootOfOrdered } from './pool.ts';
import type { Receipt } from './receipt.ts';
import { packRecord } from './record.ts';
import { faultOfAbsence } from './verify-absence.ts';
import { faultOfStratum, type StratumFault } from './verify-stratum.ts';

/** Why a receipt does not hold: the first of its statements that differs from what follows. */
export type ReceiptFault =
  | 'malformed'
  | 'seed'
  | 'beacon'
  | 'root'
  | StratumFault
  | 'neighbours'
  | 'coverage'
  | 'pool-root'
  | 'pool-size'
  | 'pool-index'
  | 'pool-eligible'
  | 'pool-cutoff'
  | 'pool-id';

/** `checked` says how far: cutoff, eligible and size are proven only together with the pool. */
export type ReceiptVerdict = { checked: 'receipt' | 'pool' } & (
  | { ok: true; receipt: Receipt }
  | { ok: false; reason: ReceiptFault; field?: string }
);

/**
 * Recomputes everything that a receipt says, given as parsed JSON from anybody. With the pool,
 * also what only the pool can tell; a malformed pool is refused.
 */
export function verifyReceipt(value: unknown, pool?: Pool): ReceiptVerdict {
  const checked = pool ? 'pool' : 'receipt';
  let receipt: Receipt;
  try {
    receipt = parseReceipt(value);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, checked, reason: 'malformed', field: String(error.details['field']) };
  }
  const reason = faultOf(receipt) ?? (pool ? faultInPool(receipt, orderedPool(pool)) : null);
  return reason ? { ok: false, checked, reason } : { ok: true, checked, receipt };
}

function faultOf(receipt: Receipt): ReceiptFault | null {
  if (subjectSeed(receipt) !== receipt.seed) return 'seed';
  if (faultOfSources(checkSources(receipt.entropy))) return 'beacon';
  if ('absent' in receipt) return faultOfAbsence(receipt);
  const root = rootOfProof(leafHash(packRecord(receipt.record)), receipt);
  return root === receipt.root ? faultOfStratum(receipt) : 'root';
}

function faultInPool(receipt: Receipt, ordered: PackedPool): ReceiptFault | null {
  if (receipt.root !== rootOfOrdered(ordered)) return 'pool-root';
  if (receipt.size !== ordered.size) return 'pool-size';
  const groups = groupsOf(ordered);
  if ('absent' in receipt) return indexOf(ordered, groups, receipt.id) === null ? null : 'pool-id';
  const { record, stratum, index, seed } = receipt;
  if (indexOf(ordered, groups, record.id) !== index) return 'pool-index';
  const strata = { [record.stratum]: stratum };
  const { eligible, cutoff } = drawStrata(ordered, { strata }, seed)[record.stratum]!;
  if (eligible !== stratum.eligible) return 'pool-eligible';
  return cutoff === stratum.cutoff ? null : 'pool-cutoff';
}
