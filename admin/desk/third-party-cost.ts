import { database } from '../../db/data-source.ts';
import { costsOf, type EntrustedCosts } from '../../db/queries/third-party-costs.ts';
import type { VisitView } from '../../db/queries/visit-page.ts';
import { can } from '../../domain/policy.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { type Html, html } from '../../html.ts';
import { moment } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields } from './press.ts';

/** 谁委托谁付费 (R-150): what each third party of a visit cost, from which budget, and a form for another line. */
export async function costSection(visit: VisitView, visitor: Visitor): Promise<Html | false> {
  const entrusted = await costsOf(database().manager, visit.id);
  if (entrusted.length === 0) return false;
  const { t } = visitor;
  return html`<section class="card" id="costs">
    <h2>${t('panel.cost.title')}</h2>
    <p class="muted">${articleOf(visit.profile, 'third.costOwner')}</p>
    ${entrusted.map((one) => costsOfOne(one, visit, visitor))}
  </section>`;
}

function costsOfOne(one: EntrustedCosts, visit: VisitView, { t, actor, locale }: Visitor): Html {
  const may = can(actor, 'third-party.record-cost', visit);
  return html`<h3>${one.body}</h3>
    <ul class="lines">
      ${one.costs.map(
        ({ fen, budget, voucher, by, at }) =>
          html`<li>
            ${t('panel.cost.line', { amount: yuan(fen), budget, voucher, by, at: moment(at, locale) })}
          </li>`,
      )}
    </ul>
    <p>${t('panel.cost.total', { amount: yuan(one.fen), unit: one.unit })}</p>
    ${
      may &&
      html`<details>
        <summary>${t('panel.cost.add')}</summary>
        <form method="post" action="/desk/visits/${visit.id}/cost" class="form">
          ${hiddenFields(visit.version)}
          <input type="hidden" name="thirdPartyId" value="${one.id}" />
          <label
            >${t('panel.cost.amount')}<input
              name="amount"
              required
              inputmode="decimal"
              pattern="\\d{1,10}(\\.\\d{1,2})?"
          /></label>
          <label>${t('panel.cost.budget')}<input name="budget" required maxlength="200" /></label>
          <label>${t('panel.cost.voucher')}<input name="voucher" maxlength="100" /></label>
          <button>${t('panel.press.cost')}</button>
        </form>
      </details>`
    }`;
}

const yuan = (fen: number): string => (fen / 100).toFixed(2);
