import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { type Fields, hiddenFields, text } from './press.ts';

/** The register of what other departments hand over: whatever is entered becomes a case. */
export const inboundForm = (
  units: { id: string; name: string }[],
  typed: Fields,
  today: string,
  { t }: Visitor,
): Html =>
  html`<section>
    <h2>${t('panel.inbound.title')}</h2>
    <p class="muted">${t('panel.inbound.lead')}</p>
    <form method="post" action="/desk/cases" class="card form">
      ${hiddenFields()}
      <label
        >${t('panel.case.unit')}
        <select name="unitId">
          ${units.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
        </select></label
      >
      <label
        >${t('card.case.from')}<input
          name="fromBody"
          required
          maxlength="100"
          value="${text(typed, 'fromBody')}"
      /></label>
      <label
        >${t('card.closing.document')}<input
          name="documentNo"
          required
          maxlength="100"
          value="${text(typed, 'documentNo')}"
      /></label>
      <label
        >${t('panel.inbound.received-on')}<input
          name="receivedOn"
          type="date"
          required
          max="${today}"
          value="${text(typed, 'receivedOn') || today}"
      /></label>
      <label
        >${t('panel.inbound.uscc')}<input name="uscc" maxlength="18" value="${text(typed, 'uscc')}"
      /></label>
      <label
        >${t('panel.inbound.subject')}<input
          name="subjectName"
          maxlength="200"
          value="${text(typed, 'subjectName')}"
      /></label>
      <label
        >${t('panel.inbound.content')}<textarea name="content" required maxlength="4000">
${text(typed, 'content')}</textarea>
      </label>
      <button class="primary">${t('panel.inbound.accept')}</button>
    </form>
  </section>`;
