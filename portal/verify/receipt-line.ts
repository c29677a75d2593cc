import type { PresentReceipt } from '../../domain/draw/receipt.ts';
import type { LineName, ReceiptLine } from '../../domain/draw/receipt-steps.ts';
import { html, type Html, type Part } from '../../html.ts';
import { code } from '../parts/facts.ts';
import { numberLine } from './number-line.ts';
import type { ReadReceipt } from './messages.ts';
import { sourceList } from './source-list.ts';
import { percent, type Words } from './words.ts';

/** What a line of a receipt says when nothing is wrong in it. */
export function receiptLine(words: Words, steps: ReadReceipt, { name, state }: ReceiptLine): Part {
  if (state === 'open') {
    const why = 'absent' in steps.receipt ? 'absent' : 'open';
    return html`<p>${words.t(`verify.line.${name === 'ticket' ? 'ticket' : 'cutoff'}.${why}`)}</p>`;
  }
  return texts[name](words, steps);
}

const texts: Record<LineName, (words: Words, steps: ReadReceipt) => Part> = {
  pool: ({ t, count, say }, { receipt, found }) => {
    const size = count(receipt.size);
    const key = 'absent' in receipt ? 'verify.line.pool.absent' : 'verify.line.pool.holds';
    return html`<p>
        ${say(
          t(key, { size }),
          t(found.announced ? 'verify.line.pool.compared' : 'verify.line.pool.compare'),
        )}
      </p>
      <p>${code(receipt.root)}</p>`;
  },
  sources: (words, { found }) =>
    html`<p>${words.t('verify.line.sources.holds', { count: String(found.sources.length) })}</p>
      ${sourceList(words, found.sources)}`,
  place: ({ t, word, count, say }, { receipt }) => {
    if ('absent' in receipt) {
      const values = { id: receipt.id, count: count(receipt.ranges.length) };
      return html`<p>${t('verify.line.place.absent', values)}</p>`;
    }
    const { record, index, size } = receipt;
    const { id, stratum, eligibility } = record;
    const reason = word('portal.excluded', eligibility);
    const at = { id, place: count(index + 1), size: count(size), stratum: String(stratum) };
    const takesPart = eligibility === 0;
    return html`<p>
      ${say(
        t('verify.line.place.holds', at),
        takesPart ? t('verify.line.place.eligible') : t('verify.line.place.excluded', { reason }),
      )}
    </p>`;
  },
  ticket: ({ t, say }, { receipt, found }) => {
    const weight = 'absent' in receipt ? 1 : receipt.record.weight;
    return html`<p>
        ${say(
          weight > 1 && t('verify.line.ticket.weight', { weight: String(weight) }),
          t('verify.line.ticket.holds'),
        )}
      </p>
      <p>${code(found.ticket ?? '')}</p>`;
  },
  cutoff: (words, { receipt, found }) =>
    'absent' in receipt ? '' : cutoffText(words, receipt, found.key ?? ''),
};

function cutoffText(words: Words, receipt: PresentReceipt, key: string): Html {
  const { t, count, say } = words;
  const { ratioBp, min, eligible, quota, cutoff } = receipt.stratum;
  const figures = {
    stratum: String(receipt.record.stratum),
    eligible: count(eligible),
    percent: percent(ratioBp),
    quota: count(quota),
  };
  return html`<p>
      ${say(
        t('verify.line.cutoff.quota', figures),
        min > 0 && t('verify.line.cutoff.min', { min: count(min) }),
        t(`verify.line.cutoff.${outcomeOf(receipt)}`),
      )}
    </p>
    ${cutoff !== null && html`<p>${code(cutoff)}</p>`}
    ${cutoff !== null && receipt.record.eligibility === 0 && numberLine(words, key, cutoff)}`;
}

function outcomeOf({ record, stratum, drawn }: PresentReceipt) {
  if (stratum.cutoff === null) return 'nobody';
  if (record.eligibility !== 0) return 'excluded';
  return drawn ? 'drawn' : 'spared';
}
