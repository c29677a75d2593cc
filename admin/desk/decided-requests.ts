import type { RequestLine } from '../../db/queries/requests-under.ts';
import { can } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import type { TextKey } from '../../locales/translate.ts';
import { moment } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { stateOf } from './state.ts';

/** Requests for recusal and substitution that were decided, each with its receipt for who may see it. */
export const decidedTable = (requests: RequestLine[], { t, actor, locale }: Visitor): Html =>
  html`<section>
    <h2>${t('panel.requests.decided')}</h2>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('field.type')}</th>
          <th>${t('panel.requests.who')}</th>
          <th>${t('panel.requests.visit')}</th>
          <th>${t('field.reason')}</th>
          <th>${t('field.state')}</th>
          <th>${t('field.decidedBy')}</th>
          <th>${t('field.substitute')}</th>
        </tr>
      </thead>
      <tbody>
        ${requests.map(
          (one) =>
            html`<tr>
              <td data-label="${t('field.type')}">${t(`about.${one.kind}`)}</td>
              <td data-label="${t('panel.requests.who')}">${one.requester}</td>
              <td data-label="${t('panel.requests.visit')}">
                ${one.subject}<br /><span class="code">${one.inspection}</span>
              </td>
              <td data-label="${t('field.reason')}">${t(one.reason as TextKey)}</td>
              <td data-label="${t('field.state')}">${stateOf('request', one.state, t)}</td>
              <td data-label="${t('field.decidedBy')}">
                ${one.decidedBy ?? '–'}<br /><span class="muted"
                  >${one.decidedAt && moment(one.decidedAt, locale)} ${one.decisionReason}</span
                >
                ${receiptLink(one, t, actor)}
              </td>
              <td data-label="${t('field.substitute')}">
                ${one.substitute ?? '–'}<br /><span class="muted"
                  >${one.substitute && t(`method.${one.method}`)}</span
                >
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;

function receiptLink(
  { decision, unitPath }: RequestLine,
  t: Visitor['t'],
  actor: Visitor['actor'],
) {
  const mayRead = decision?.personId === actor.id || can(actor, 'trail.read', { unitPath });
  return (
    decision &&
    mayRead &&
    html`<br /><a href="/desk/receipts/${decision.id}">${t('panel.requests.receipt')}</a>`
  );
}
