import type { Receipt } from '../../domain/draw/receipt.ts';
import type { Database } from '../database.ts';
import { headOf, type Transcript, type TranscriptHead, transcriptOf } from '../transcripts.ts';
import type { ReceiptDesk } from './desk.ts';

/** Why an id that somebody typed has no receipt. */
export type NoReceipt = 'ill-formed' | 'no-pseudonym';

/** A receipt with the transcript that it was made from. */
export type FoundReceipt = { receipt: Receipt; head: TranscriptHead; transcript: Transcript };

/** An open draw whose receipts anybody can have; nothing of any other. */
export async function receiptable(
  database: Database,
  drawId: string,
): Promise<{ transcript: Transcript; head: TranscriptHead } | undefined> {
  const transcript = await transcriptOf(database, drawId);
  if (transcript?.kind !== 'subjects' || transcript.poolAt === null) return undefined;
  const head = await headOf(database, transcript);
  return head.seed === null ? undefined : { transcript, head };
}

/**
 * What keeps an id from being looked up. Where the list has pseudonyms, a code is no id of it: that it
 * is not on the list would be true of every code, and would say what it does not mean.
 */
export function whyNone(id: string, { announcement }: TranscriptHead): NoReceipt | undefined {
  if (!/^[0-9A-Z]{1,18}$/.test(id)) return 'ill-formed';
  if (announcement.pool?.ids === 'pseudonym' && !/^[A-Z2-7]{18}$/.test(id)) return 'no-pseudonym';
  return undefined;
}

/** The receipt of an id in an open draw, or nothing where there is none to be had. */
export async function receiptIn(
  database: Database,
  desk: ReceiptDesk,
  drawId: string,
  id: string,
): Promise<FoundReceipt | undefined> {
  const open = await receiptable(database, drawId);
  if (!open || whyNone(id, open.head)) return undefined;
  return { ...open, receipt: await desk(open.transcript, id) };
}
