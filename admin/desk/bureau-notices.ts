import type { NoticeLine } from '../../db/queries/bureau-notices.ts';
import { can } from '../../domain/policy.ts';
import { withoutParameter } from '../../domain/profile/cite.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { day } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { receiptFields } from './case-step-forms.ts';
import { dayField, lineField } from './field.ts';
import { hiddenFields } from './press.ts';

/** 通报: what is to be passed on to which bureau, and the receipts that are still to come. */
export function noticeList(notices: NoticeLine[], today: string, visitor: Visitor): Html | false {
  if (notices.length === 0) return false;
  const { t } = visitor;
  return html`<section>
    <h2>${t('panel.notices.title')} <span class="count">${notices.length}</span></h2>
    ${notices.map((one) => noticeCard(one, today, visitor))}
  </section>`;
}

function noticeCard(one: NoticeLine, today: string, visitor: Visitor): Html {
  const { t, locale, actor } = visitor;
  const may = can(actor, 'bureau-notice.send', one);
  return html`<article class="card" id="${one.id}">
    <h3>${t(`bureau.${one.recipient}` as TextKey)} · ${one.subject}</h3>
    <p>
      <span class="code">${one.ref}</span>
      ${one.finding && t(`finding.${one.finding}` as TextKey)}
      <span class="muted">${one.unit} · ${withoutParameter(one.rule)}</span>
    </p>
    <p>
      ${
        one.sentOn
          ? html`${t('panel.notices.sent', { day: day(one.sentOn, locale) })}
              <span class="code">${one.sentDocument}</span>
              <span class="state live">${t('panel.case.no-receipt')}</span>`
          : html`${t('panel.case.until', { day: day(one.dueOn, locale) })}
            ${one.dueOn < today && html`<span class="state over">${t('panel.cases.overdue')}</span>`}`
      }
    </p>
    ${one.superseded.map(
      ({ finding, madeOn }) =>
        html`<p class="muted">
          ${t('panel.notices.superseded', {
            day: day(madeOn, locale),
            what: finding ? t(`finding.${finding}` as TextKey) : one.subject,
          })}
        </p>`,
    )}
    ${may && (one.sentOn ? receiptForm(one, today, t) : sendForm(one, today, t))}
  </article>`;
}

const sendForm = ({ id }: NoticeLine, today: string, t: Visitor['t']): Html =>
  html`<form method="post" action="/desk/cases/notices/${id}/send" class="form">
    ${hiddenFields()}
    ${dayField({ name: 'sentOn', label: t('panel.case.sent-on'), to: today, value: today })}
    ${lineField({ name: 'documentNo', label: t('card.closing.document') })}
    <button class="primary">${t('panel.notices.send')}</button>
  </form>`;

const receiptForm = ({ id }: NoticeLine, today: string, t: Visitor['t']): Html =>
  html`<form method="post" action="/desk/cases/notices/${id}/receipt" class="form">
    ${hiddenFields()} ${receiptFields(today, t)}
    <button class="primary">${t('panel.case.receipt.do')}</button>
  </form>`;
