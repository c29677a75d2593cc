import type { AbsentReceipt, PresentReceipt, Receipt } from '../../domain/draw/receipt.ts';
import { keyOf, ticketsOf } from '../../domain/draw/ticket.ts';
import { count } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import { qrCode } from '../../qr.ts';
import type { Page } from '../layout.ts';
import { chip } from '../parts/chip.ts';
import { command } from '../parts/command.ts';
import { code, facts } from '../parts/facts.ts';
import { drawPath, receiptPath } from '../paths.ts';
import { own, type Reader, word } from '../reader.ts';
import type { FoundReceipt } from '../receipts/receipt-of.ts';

/** A receipt in words, with the code that opens it in the page of verification; made to be printed. */
export function receiptPage(reader: Reader, { receipt, head, transcript }: FoundReceipt): Page {
  const { t } = reader;
  const id = idOf(receipt);
  const body = html`<div class="wrap receipt">
    <p class="way"><a href="${drawPath(receipt.drawId)}">← ${t('portal.receipt.of')}</a></p>
    <h1>${t('portal.receipt.title', { id })}</h1>
    <p class="states">${verdict(reader, receipt)}</p>
    ${
      head.void &&
      html`<p class="note bad" role="note">
        ${t('portal.receipt.void')} ${own(reader, head.void.reason)}
      </p>`
    }
    ${facts([
      [
        t('portal.receipt.of'),
        html`${own(reader, head.announcement.task?.name ?? '')} <code>${receipt.drawId}</code>`,
      ],
      [t('portal.organisation'), own(reader, head.organisation)],
      [
        t(isPseudonymous(head) ? 'portal.receipt.pseudonym' : 'portal.receipt.id'),
        html`<code>${id}</code>`,
      ],
      ...('absent' in receipt ? absence(reader, receipt) : place(reader, receipt, head)),
      [t('portal.draw.root'), code(receipt.root)],
      [t('portal.draw.seed'), code(receipt.seed)],
    ])}
    ${'absent' in receipt && html`<p>${t('portal.receipt.absent.why')}</p>`}
    ${isPseudonymous(head) && html`<p class="soft">${t('portal.receipt.pseudonym.how')}</p>`}
    ${ways(reader, receipt, transcript.size)}
  </div>`;
  return { title: `${t('portal.receipt.title', { id })} ${receipt.drawId}`, body };
}

type Head = FoundReceipt['head'];
type Fact = [string, Part];

const idOf = (receipt: Receipt): string => ('absent' in receipt ? receipt.id : receipt.record.id);

const isPseudonymous = ({ announcement }: Head) => announcement.pool?.ids === 'pseudonym';

function verdict({ t }: Reader, receipt: Receipt): Html {
  if ('absent' in receipt) return chip('plain', t('portal.receipt.absent'));
  if (receipt.record.eligibility !== 0) return chip('plain', t('portal.receipt.excluded'));
  return receipt.drawn
    ? chip('soon', t('portal.receipt.drawn'))
    : chip('plain', t('portal.receipt.not-drawn'));
}

const absence = (reader: Reader, { size }: AbsentReceipt): Fact[] => [
  [
    reader.t('portal.receipt.size'),
    reader.t('portal.receipt.size.of', { count: count(reader, size) }),
  ],
];

function place(reader: Reader, receipt: PresentReceipt, { announcement }: Head): Fact[] {
  const { t } = reader;
  const { record, index, size, stratum } = receipt;
  const name = announcement.strata?.[record.stratum]?.name ?? String(record.stratum);
  const [eligible, quota] = [count(reader, stratum.eligible), count(reader, stratum.quota)];
  return [
    [
      t('portal.receipt.place'),
      t('portal.receipt.place.of', { place: count(reader, index + 1), size: count(reader, size) }),
    ],
    [
      t('portal.receipt.stratum'),
      html`${own(reader, name)}
        <span class="soft">${t('portal.receipt.stratum.of', { eligible, quota })}</span>`,
    ],
    ...(record.eligibility === 0 ? ticket(reader, receipt) : excluded(reader, record.eligibility)),
  ];
}

const excluded = (reader: Reader, eligibility: number): Fact[] => [
  [reader.t('portal.receipt.why-excluded'), word(reader, 'portal.excluded', eligibility)],
];

function ticket({ t }: Reader, { seed, record, stratum, drawn }: PresentReceipt): Fact[] {
  const number = ticketsOf(seed)(record.id);
  const why = drawn ? 'portal.receipt.key.low' : 'portal.receipt.key.high';
  return [
    [t('portal.receipt.weight'), record.weight > 1 && String(record.weight)],
    [t('portal.receipt.ticket'), code(number)],
    [t('portal.receipt.key'), code(keyOf(number, record.weight))],
    [
      t('portal.draw.cutoff'),
      stratum.cutoff === null
        ? t('portal.receipt.key.none')
        : html`${code(stratum.cutoff)} <span class="soft">${t(why)}</span>`,
    ],
  ];
}

// With the transcript beside it everything is checked; a large one is left to whoever wants to wait for it.
const mostBeside = 4_000_000;

function ways(reader: Reader, receipt: Receipt, size: number): Html {
  const { t, here } = reader;
  const { drawId } = receipt;
  const file = `${receiptPath(drawId, idOf(receipt))}.json`;
  const verify = `/verify?receipt=${file}`;
  const beside = size <= mostBeside ? `&transcript=${drawPath(drawId)}/transcript.json` : '';
  const at = (path: string) => new URL(path, here).href;
  return html`<section class="check" aria-labelledby="check">
    <h2 id="check">${t('portal.receipt.scan')}</h2>
    <div class="scan">
      ${qrCode(at(verify), t('portal.receipt.scan'))}
      <div>
        <p>${t('portal.receipt.scan.text')}</p>
        <p class="ways">
          <a class="button" href="${verify}${beside}">${t('portal.receipt.open')}</a>
          <a class="button" href="${file}" download>${t('portal.receipt.download')}</a>
        </p>
        <p class="soft ways">${t('portal.receipt.print')}</p>
      </div>
    </div>
    <p>${t('portal.receipt.shell')}</p>
    ${command(
      `curl -s ${at(file)} -o receipt.json`,
      `curl -sO ${at(`${drawPath(drawId)}/pool.jsonl`)}`,
      'npx --no-install yaohao draw verify --receipt receipt.json --pool pool.jsonl',
    )}
  </section>`;
}
