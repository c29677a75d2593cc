import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { type ReceiptFacts, receiptFacts } from '../../db/queries/card-facts-receipt.ts';
import { shownCard, type ShownRow } from '../../db/queries/shown-cards.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import type { TextKey } from '../../locales/translate.ts';
import { moment } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';

/** 审批回执: a decision and the card it answered, as it was shown; for who decided, and who reads the trail. */
export const receiptPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const id = z.uuid().safeParse(request.params['id']);
  const facts = id.success ? await receiptFacts(id.data) : undefined;
  if (!facts) throw new Refusal('not-found', { what: 'decision' });
  if (facts.personId !== actor.id && !can(actor, 'trail.read', facts)) {
    throw new Refusal('forbidden');
  }
  const shown = facts.cardHash ? await shownCard(facts.cardHash) : undefined;
  sendPage(request, response, {
    title: t('card.receipt.title', { number: facts.number }),
    body: html`<section class="card">${factList(facts, visitor)}</section>
      <section>
        <h2>${t('panel.receipt.shown')}</h2>
        ${shown ? shownAs(shown, visitor) : html`<p class="card muted">${t('card.receipt.no-card')}</p>`}
      </section>`,
  });
};

function factList(facts: ReceiptFacts, { t, locale }: Visitor): Html {
  const { cardLocale, seenVersion } = facts;
  const rows: [TextKey, string | null][] = [
    ['card.field.matter', t(`about.${facts.aboutType}` as TextKey)],
    ['card.field.code', facts.code],
    ['card.receipt.verdict', t(`verdict.${facts.verdict}`)],
    ['card.receipt.reason', facts.reason || null],
    ['card.receipt.by', facts.person],
    ['card.receipt.for', facts.principal],
    ['card.receipt.pressed-at', moment(facts.pressedAt, locale)],
    ['card.receipt.decided-at', moment(facts.decidedAt, locale)],
    ['card.receipt.door', t(`door.${facts.door}` as TextKey)],
    ['card.receipt.locale', cardLocale && t(`card.receipt.locale.${cardLocale}`)],
    ['card.receipt.version', seenVersion === null ? null : String(seenVersion)],
    ['card.receipt.hash', facts.cardHash],
  ];
  return html`<dl class="facts">
    ${rows.map(
      ([label, value]) =>
        value !== null &&
        html`<dt>${t(label)}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

/** A card as it was shown; checked anew each time: the words are those that were shown, or it says that they are not. */
export function shownAs(
  { hash, body, lines, locale: lang, shownAt }: ShownRow,
  { t, locale }: Visitor,
): Html {
  const isWhole = createHash('sha256').update(body).digest('hex') === hash;
  return html`<blockquote class="card shown" lang="${lang}">
      ${lines.map((line) => html`<p>${line}</p>`)}
    </blockquote>
    <p class="${isWhole ? 'done' : 'warning'}">
      ${t(isWhole ? 'panel.receipt.whole' : 'panel.receipt.broken')}
    </p>
    <p class="muted">${t('panel.receipt.first-shown', { at: moment(shownAt, locale) })}</p>`;
}
