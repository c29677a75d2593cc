import type { VisitView } from '../../db/queries/visit-page.ts';
import { can } from '../../domain/policy.ts';
import { capacities, deliveryWays } from '../../domain/visit-record.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { option } from './form-parts.ts';
import { hiddenFields } from './press.ts';

/** The form for a notice that was posted, sent or left, for whoever plans for the unit (R-146). */
export function deliverForm(visit: VisitView, { t, actor }: Visitor): Html | false {
  const isOpen = ['assigned', 'accepted', 'started', 'submitted'].includes(visit.state);
  const { unitPath } = visit;
  const may = can(actor, 'notice.deliver', { unitPath, memberIds: [], interestedIds: [] });
  if (!isOpen || !may) return false;
  return html`<details>
    <summary>${t('panel.record.deliver')}</summary>
    <p class="muted">${t('panel.record.deliver.lead')}</p>
    <form method="post" action="/desk/visits/${visit.id}/deliver" class="form">
      ${hiddenFields(visit.version)}
      <label
        >${t('form.notice.way')}
        <select name="way">
          ${deliveryWays.map((way) => option(way, t(`delivery-way.${way}`), 'mail'))}
        </select></label
      >
      <label
        >${t('form.notice.recipient')}<input name="recipient" required maxlength="100"
      /></label>
      <label
        >${t('form.capacity')}
        <select name="capacity">
          ${capacities.map((one) => option(one, t(`capacity.${one}`), 'responsible'))}
        </select></label
      >
      <label>${t('form.notice.reference')}<input name="reference" maxlength="200" /></label>
      <label>${t('form.notice.witness')}<input name="witness" maxlength="200" /></label>
      <label>${t('form.notice.at')}<input name="at" type="datetime-local" /></label>
      <button>${t('panel.press.deliver')}</button>
    </form>
  </details>`;
}
