import type { RequestHandler } from 'express';
import { config } from '../../config.ts';
import type { DrawSheet } from '../../db/queries/draw-sheet.ts';
import { keyOf, ticketsOf } from '../../domain/draw/ticket.ts';
import type { PresentReceipt, Receipt } from '../../domain/draw/receipt.ts';
import { authorize } from '../../domain/policy.ts';
import { type Html, html, type Part } from '../../html.ts';
import { qrCode } from '../../qr.ts';
import { issueReceipt } from '../../usecases/draw/issue-receipt.ts';
import { type Issued, issuedReceipt } from '../../usecases/draw/issued-receipt.ts';
import { moment } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { drawInScope } from './draw.ts';
import { press, text } from './press.ts';

/** 出具回执: puts it on the trail and leads to the sheet. */
export const pressReceipt = press({
  action: 'draw.issue-receipt',
  back: ({ id }) => `/desk/draws/${id}`,
  about: async ({ id = '' }, visitor) => {
    const { taskId, unitPath } = await drawInScope(id, visitor);
    return { type: 'draw', id, taskId, unitPath };
  },
  run: async (command, fields, { id = '' }) => {
    const code = text(fields, 'code').toUpperCase();
    const { recordId } = await issueReceipt(command, { drawId: id, code });
    const to = `/desk/draws/${id}/receipts/${recordId}`;
    return { to, done: 'panel.done.issue-receipt', vars: { code } };
  },
});

/** The sheet of a receipt that was issued, to be printed and handed over. */
export const receiptSheet: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { id, record } = request.params as { id: string; record: string };
  const { draw, issued } = await issuedTo(id, record, visitor);
  sendPage(request, response, {
    title: visitor.t('panel.receipt.title'),
    body: html`<p class="unprinted">
        <a href="/desk/draws/${draw.id}">← ${visitor.t('panel.draw.way')}</a>
      </p>
      ${sheet(draw, issued, record, visitor)}`,
  });
};

/** The file of a receipt that was issued. */
export const receiptFile: RequestHandler = async (request, response) => {
  const { id, record } = request.params as { id: string; record: string };
  const { draw, issued } = await issuedTo(id, record, visitorOf(response));
  response
    .type('application/json')
    .set('Content-Disposition', `attachment; filename="${draw.code}-${record}.json"`)
    .send(JSON.stringify(issued.receipt));
};

async function issuedTo(id: string, record: string, visitor: Visitor) {
  const draw = await drawInScope(id, visitor);
  authorize(visitor.actor, 'draw.issue-receipt', { unitPath: draw.unitPath });
  return { draw, issued: await issuedReceipt(draw.id, record) };
}

function sheet(draw: DrawSheet, issued: Issued, record: string, { t, locale }: Visitor): Html {
  const { receipt, subject } = issued;
  const file = `/desk/draws/${draw.id}/receipts/${record}.json`;
  const at = moment(issued.at, locale);
  return html`<section class="card receipt">
    ${draw.voidReason && html`<p><b>${t('panel.receipt.void', { reason: draw.voidReason })}</b></p>`}
    <dl>
      ${pairs([
        [t('panel.receipt.subject'), subject.name],
        [t('panel.receipt.code'), html`<span class="code">${subject.code}</span>`],
        [t('portal.receipt.of'), html`${draw.taskName} <span class="code">${draw.code}</span>`],
        draw.keyHash !== null && [
          t('portal.receipt.pseudonym'),
          html`<span class="code">${record}</span>`,
        ],
        [t('panel.receipt.verdict'), html`<b>${t(`portal.receipt.${verdict(receipt)}`)}</b>`],
        ...('absent' in receipt ? [] : standing(draw, receipt, t)),
        [t('panel.draw.root'), html`<code class="hash">${receipt.root}</code>`],
        [t('panel.draw.seed'), html`<code class="hash">${receipt.seed}</code>`],
        draw.keyHash !== null && [
          t('portal.receipt.key-hash'),
          html`<code class="hash">${draw.keyHash}</code>`,
        ],
      ])}
    </dl>
    ${'absent' in receipt && html`<p>${t('portal.receipt.absent.why')}</p>`}
    ${draw.keyHash !== null && html`<p class="muted">${t('portal.receipt.pseudonym.how')}</p>`}
    ${scan(draw, record, t)}
    <p>${t('panel.receipt.issued', { unit: issued.unit, at })}</p>
    <p class="unprinted"><a class="button" href="${file}">${t('panel.receipt.download')}</a></p>
  </section>`;
}

function verdict(receipt: Receipt): 'absent' | 'excluded' | 'drawn' | 'not-drawn' {
  if ('absent' in receipt) return 'absent';
  if (receipt.record.eligibility !== 0) return 'excluded';
  return receipt.drawn ? 'drawn' : 'not-drawn';
}

type Pair = [string, Part] | false;

function standing(draw: DrawSheet, receipt: PresentReceipt, t: Visitor['t']): Pair[] {
  const { record, index, size, stratum, seed } = receipt;
  const name = draw.strata.find(({ number }) => number === record.stratum)?.name;
  const ticket = ticketsOf(seed)(record.id);
  const isIn = record.eligibility === 0;
  return [
    [t('portal.receipt.place'), t('portal.receipt.place.of', { place: index + 1, size })],
    [t('portal.receipt.stratum'), name],
    !isIn && [
      t('portal.receipt.why-excluded'),
      t(`portal.excluded.${record.eligibility}` as 'portal.excluded.1'),
    ],
    isIn && [t('portal.receipt.ticket'), html`<code class="hash">${ticket}</code>`],
    isIn && [
      t('portal.receipt.key'),
      html`<code class="hash">${keyOf(ticket, record.weight)}</code>`,
    ],
    isIn && [
      t('panel.draw.cutoff'),
      stratum.cutoff === null
        ? t('portal.receipt.key.none')
        : html`<code class="hash">${stratum.cutoff}</code>
            ${t(receipt.drawn ? 'portal.receipt.key.low' : 'portal.receipt.key.high')}`,
    ],
  ];
}

// Only what the public site can make itself can be opened there by its address.
function scan({ code, transcript }: DrawSheet, record: string, t: Visitor['t']): Html {
  if (!transcript?.hasPool) return html`<p>${t('panel.receipt.not-public')}</p>`;
  const at = `${config().PORTAL_URL}/verify?receipt=/draws/${code}/receipts/${record}.json`;
  return html`<div class="scan">
    ${qrCode(at, t('portal.receipt.scan'))}
    <p>
      ${t('portal.receipt.scan')}<br /><span class="muted">${t('portal.receipt.scan.text')}</span>
    </p>
  </div>`;
}

const pairs = (all: Pair[]): Part[] =>
  all.map(
    (pair) =>
      pair &&
      pair[1] &&
      html`<div>
        <dt>${pair[0]}</dt>
        <dd>${pair[1]}</dd>
      </div>`,
  );
