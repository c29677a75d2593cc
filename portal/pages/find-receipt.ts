import type { DrawStory } from '../draw-story.ts';
import { html } from '../../html.ts';
import type { Page } from '../layout.ts';
import { receiptSearch } from '../parts/draw-transcript.ts';
import { drawPath } from '../paths.ts';
import { own, type Reader } from '../reader.ts';
import type { NoReceipt } from '../receipts/receipt-of.ts';
import type { Transcript } from '../transcripts.ts';

/** Where somebody looks for a receipt, and why what they typed has none. */
export function findReceiptPage(
  reader: Reader,
  story: DrawStory,
  transcript: Transcript,
  { typed, why }: { typed: string; why: NoReceipt | undefined },
): Page {
  const { t } = reader;
  const body = html`<div class="wrap">
    <p class="way"><a href="${drawPath(story.id)}">← ${t('portal.receipt.of')}</a></p>
    <h1>${t('portal.receipt')} · ${own(reader, story.name)}</h1>
    ${
      why &&
      typed !== '' &&
      html`<p class="note soon" role="alert">${t(`portal.receipt.${why}`, { id: typed })}</p>`
    }
    ${receiptSearch(reader, story, transcript, typed)}
  </div>`;
  return { title: `${t('portal.receipt')} ${story.id}`, body };
}
