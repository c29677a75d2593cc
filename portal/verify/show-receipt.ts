import type { ReceiptLine, ReceiptSteps } from '../../domain/draw/receipt-steps.ts';
import { html, type Html, type Part } from '../../html.ts';
import { facts } from '../parts/facts.ts';
import { type CheckItem, checkList, verdict } from './check-list.ts';
import { faultText } from './receipt-fault.ts';
import type { ReadReceipt } from './messages.ts';
import { receiptLine } from './receipt-line.ts';
import { sourceList } from './source-list.ts';
import { clip, ruleText, type Words } from './words.ts';

/** The verdict on a receipt and its five lines. */
export function showReceipt(words: Words, steps: ReceiptSteps): Html {
  const { t } = words;
  if ('malformed' in steps) {
    const { field, rule } = steps.malformed;
    const text = { field: clip(field) || '{}', rule: ruleText(words, rule) };
    return html`${verdict('bad', t('verify.receipt.malformed'), html`<p>${t('verify.receipt.malformed.text', text)}</p>`)}
    ${checkList(
      words,
      names.map((name) => emptyItem(words, name)),
    )}`;
  }
  const { receipt } = steps;
  const id = 'absent' in receipt ? receipt.id : receipt.record.id;
  return html`${verdict(
    steps.ok ? 'done' : 'bad',
    verdictText(words, steps),
    facts([
      [t('verify.draw'), html`<code>${receipt.drawId}</code>`],
      [t('verify.id'), html`<code>${id}</code>`],
    ]),
  )}
  ${checkList(
    words,
    steps.lines.map((line) => itemOf(words, steps, line)),
  )}
  ${steps.ok && html`<p class="note ${steps.checked === 'transcript' ? 'done' : 'soon'}">${t(`verify.checked.${steps.checked}`)}</p>`}`;
}

const names: ReceiptLine['name'][] = ['pool', 'sources', 'place', 'ticket', 'cutoff'];

function verdictText({ t }: Words, { ok, receipt, lines }: ReadReceipt): string {
  if (!ok) {
    const wrong = lines.filter(({ state }) => state === 'fails').length;
    return t('verify.receipt.bad', { count: String(wrong) });
  }
  if ('absent' in receipt) return t('verify.receipt.absent');
  if (receipt.record.eligibility !== 0) return t('verify.receipt.excluded');
  return t(receipt.drawn ? 'verify.receipt.drawn' : 'verify.receipt.spared');
}

function itemOf(words: Words, steps: ReadReceipt, line: ReceiptLine): CheckItem {
  const text =
    line.state === 'fails' ? failing(words, steps, line) : receiptLine(words, steps, line);
  return { ...emptyItem(words, line.name), state: line.state, text };
}

const failing = (words: Words, steps: ReadReceipt, line: ReceiptLine): Part =>
  html`<p><b>${faultText(words, steps, line)}</b></p>
    ${line.name === 'sources' && line.fault !== 'seed' && sourceList(words, steps.found.sources)}`;

const emptyItem = ({ t }: Words, name: ReceiptLine['name']): CheckItem => ({
  state: 'open',
  title: t(`verify.line.${name}`),
  text: '',
  why: `verify.line.${name}.why`,
});
