import type { Request } from 'express';
import type { Database } from './database.ts';
import { storiesOf } from './draw-story.ts';
import type { Page } from './layout.ts';
import { noticesOfDraws } from './notices.ts';
import { findReceiptPage } from './pages/find-receipt.ts';
import { receiptPage } from './pages/receipt.ts';
import { receiptPath } from './paths.ts';
import type { Reader } from './reader.ts';
import type { ReceiptDesk } from './receipts/desk.ts';
import { receiptable, receiptIn, whyNone } from './receipts/receipt-of.ts';
import { wordsOf } from './search.ts';

/** The page of one receipt, or nothing where there is none to be had. */
export async function receiptPageOf(
  reader: Reader,
  database: Database,
  desk: ReceiptDesk,
  { ref, id }: { ref: string; id: string },
): Promise<Page | undefined> {
  const found = await receiptIn(database, desk, ref, id);
  return found && receiptPage(reader, found);
}

/** The way from the search box: to the receipt, or back to the box with what was wrong. */
export async function findReceiptPageOf(
  reader: Reader,
  database: Database,
  drawId: string,
  query: Request['query'],
): Promise<Page | { to: string } | undefined> {
  const open = await receiptable(database, drawId);
  const [story] = open ? storiesOf([drawId], await noticesOfDraws(database, [drawId])) : [];
  if (!open || !story) return undefined;
  const typed = wordsOf(query['id']).toUpperCase();
  const why = whyNone(typed, open.head);
  if (!why) return { to: receiptPath(drawId, typed) };
  return findReceiptPage(reader, story, open.transcript, { typed, why });
}
