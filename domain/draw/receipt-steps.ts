import { Refusal } from '../refusal.ts';
import {
  type BesideReceipt,
  type BesideFault,
  faultOfPoolBeside,
  faultOfStratumBeside,
} from './beside-receipt.ts';
import {
  checkSources,
  type CheckedSource,
  faultOfSources,
  type SourceFault,
} from './check-sources.ts';
import { subjectSeed } from './draw.ts';
import { leafHash, rootOfProof } from './merkle.ts';
import { parseReceipt } from './parse-receipt.ts';
import type { PresentReceipt, Receipt } from './receipt.ts';
import { packRecord } from './record.ts';
import { keyOf, ticketsOf } from './ticket.ts';
import { faultOfAbsence } from './verify-absence.ts';
import { faultOfStratum, type StratumFault } from './verify-stratum.ts';

/** The five lines of a receipt, in the order in which they are read. */
export type LineName = 'pool' | 'sources' | 'place' | 'ticket' | 'cutoff';

/** What is wrong in a line. */
export type LineFault =
  | 'proof'
  | 'seed'
  | SourceFault
  | 'index'
  | 'unproven'
  | 'neighbours'
  | 'coverage'
  | StratumFault
  | BesideFault;

/** A line that holds, fails, or stays open because it does not apply or an earlier one fails. */
export type ReceiptLine = { name: LineName; state: 'holds' | 'fails' | 'open'; fault?: LineFault };

/** What was computed, to stand beside what the receipt says. */
export type Found = {
  /** Where the proof leads to; null when it cannot fit the index and size, or the id is absent. */
  root: string | null;
  seed: string;
  sources: CheckedSource[];
  ticket: string | null;
  key: string | null;
  /** What the announcement beside the receipt says; null where there is none. */
  announced: { drawId: string; root: string | null; size: number | null } | null;
};

/** A receipt checked line by line; `checked` says against what besides itself. */
export type ReceiptSteps =
  | { ok: false; malformed: { field: string; rule: string }; lines: [] }
  | {
      ok: boolean;
      checked: 'receipt' | 'announcement' | 'published' | 'transcript';
      receipt: Receipt;
      found: Found;
      lines: ReceiptLine[];
    };

/**
 * Checks a receipt (回执) from anybody, given as parsed JSON, into the five lines that its holder reads.
 * What a receipt alone cannot prove is compared with the announcement or transcript beside it.
 */
export function receiptSteps(value: unknown, beside?: BesideReceipt): ReceiptSteps {
  let receipt: Receipt;
  try {
    receipt = parseReceipt(value);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { field = '', rule = '' } = error.details;
    return { ok: false, malformed: { field: String(field), rule: String(rule) }, lines: [] };
  }
  const found = findings(receipt, beside);
  const lines = linesOf(receipt, found, beside);
  return {
    ok: lines.every(({ state }) => state !== 'fails'),
    checked: checkedWith(beside),
    receipt,
    found,
    lines,
  };
}

function checkedWith(beside: BesideReceipt | undefined) {
  if (!beside) return 'receipt';
  if (!beside.strata) return 'announcement';
  return beside.isRecomputed ? 'transcript' : 'published';
}

const announcedIn = (beside: BesideReceipt | undefined) =>
  beside && { announced: beside.announcement.entropy, needsSignature: false };

function findings(receipt: Receipt, beside: BesideReceipt | undefined): Found {
  const found = {
    seed: subjectSeed(receipt),
    sources: checkSources(receipt.entropy, announcedIn(beside)),
    announced: beside ? headOf(beside.announcement) : null,
  };
  if ('absent' in receipt) return { ...found, root: null, ticket: null, key: null };
  const { record } = receipt;
  const ticket = ticketsOf(found.seed)(record.id);
  const root = rootOfProof(leafHash(packRecord(record)), receipt);
  return { ...found, root, ticket, key: keyOf(ticket, record.weight) };
}

const headOf = ({ drawId, pool }: BesideReceipt['announcement']) => ({
  drawId,
  root: pool?.root ?? null,
  size: pool?.size ?? null,
});

function linesOf(receipt: Receipt, found: Found, beside?: BesideReceipt): ReceiptLine[] {
  const isAbsent = 'absent' in receipt;
  const absence = isAbsent ? faultOfAbsence(receipt) : null;
  const isProven = isAbsent ? absence !== 'root' : found.root === receipt.root;
  const seedHolds = found.seed === receipt.seed;
  const source = faultOfSources(found.sources, announcedIn(beside));
  return [
    line('pool', isProven ? faultOfPoolBeside(receipt, beside) : 'proof'),
    line('sources', seedHolds ? source : 'seed'),
    line('place', isProven && absence !== 'root' ? absence : unproven(receipt)),
    isAbsent || !seedHolds ? { name: 'ticket', state: 'open' } : line('ticket', null),
    isAbsent ? { name: 'cutoff', state: 'open' } : cutoffLine(receipt, seedHolds, beside),
  ];
}

const line = (name: LineName, fault: LineFault | null): ReceiptLine =>
  fault ? { name, state: 'fails', fault } : { name, state: 'holds' };

const unproven = (receipt: Receipt): LineFault =>
  'absent' in receipt || receipt.index < receipt.size ? 'unproven' : 'index';

// Without a good seed nobody knows the ticket; that the numbers contradict each other shows all the same.
function cutoffLine(
  receipt: PresentReceipt,
  seedHolds: boolean,
  beside: BesideReceipt | undefined,
): ReceiptLine {
  const fault = faultOfStratum(receipt) ?? faultOfStratumBeside(receipt, beside);
  const needsTicket = fault === null || fault === 'drawn';
  return !seedHolds && needsTicket ? { name: 'cutoff', state: 'open' } : line('cutoff', fault);
}
