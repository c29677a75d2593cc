import type { ReferralView } from '../../db/queries/cases.ts';
import { ladderOf } from '../../domain/case.ts';
import { cite } from '../../domain/profile/cite.ts';
import { receiversOf } from '../../domain/referral.ts';
import { type Html, html } from '../../html.ts';
import type { CaseForm } from './case-forms.ts';
import { hiddenFields, text } from './press.ts';

/** Orders the next measure: those that the rules know for the class, in their order. */
export function measureForm({ file, profile, today, typed, visitor: { t } }: CaseForm): Html {
  const ladder = ladderOf(profile, file.category);
  return html`<details>
    <summary>${t('panel.case.measure')}</summary>
    <p class="muted">
      ${ladder.map((one) => t(`measure.${one}`)).join(' → ')} · ${cite(profile, 'followup.ladder')}
    </p>
    <form method="post" action="/desk/cases/${file.id}/measure" class="form">
      ${hiddenFields(file.version)}
      <label
        >${t('card.case.measure')}
        <select name="measure">
          ${ladder.map((one) => html`<option value="${one}">${t(`measure.${one}`)}</option>`)}
        </select></label
      >
      <label
        >${t('panel.case.ordered-on')}<input
          name="orderedOn"
          type="date"
          required
          max="${today}"
          value="${today}"
      /></label>
      <label
        >${t('panel.case.due-on')}<input
          name="dueOn"
          type="date"
          required
          value="${text(typed, 'dueOn')}"
      /></label>
      <label
        >${t('card.closing.document')}<input
          name="documentNo"
          required
          maxlength="100"
          value="${text(typed, 'documentNo')}"
      /></label>
      <label
        >${t('field.note')}<textarea name="note" maxlength="1000">${text(typed, 'note')}</textarea>
      </label>
      ${
        ladder.length > 1 &&
        html`<label
          >${t('panel.case.skip-reason')}<input
            name="skipReason"
            maxlength="1000"
            value="${text(typed, 'skipReason')}"
        /></label>`
      }
      <button class="primary">${t('panel.case.measure')}</button>
    </form>
  </details>`;
}

/** 复查: what was found when the measure was looked at again. */
export const reviewForm = ({ file, today, visitor: { t } }: CaseForm): Html =>
  html`<form method="post" action="/desk/cases/${file.id}/review" class="form">
    ${hiddenFields(file.version)}
    <label
      >${t('panel.case.reviewed-on')}<input
        name="reviewedOn"
        type="date"
        required
        max="${today}"
        value="${today}"
    /></label>
    <label>${t('form.case.note')}<textarea name="note" maxlength="1000"></textarea></label>
    <p>
      <button class="primary" name="met" value="yes">${t('form.case.met.yes')}</button>
      <button name="met" value="no">${t('form.case.met.no')}</button>
    </p>
  </form>`;

/** Hands the case on: to whom the rules allow, with the files of the visit. */
export function referralForm({
  file,
  profile,
  today,
  typed,
  visitor: { t },
}: CaseForm): Html | false {
  const receivers = receiversOf(profile, file.criminal);
  if (receivers.length === 0) return false;
  return html`<details>
    <summary>${t('panel.case.refer')}</summary>
    <form method="post" action="/desk/cases/${file.id}/refer" class="form">
      ${hiddenFields(file.version)}
      <label
        >${t('panel.case.receiver-kind')}
        <select name="receiverKind">
          ${receivers.map((one) => html`<option value="${one}">${t(`receiver.${one}`)}</option>`)}
        </select></label
      >
      <label
        >${t('panel.case.receiver')}<input
          name="receiver"
          required
          maxlength="100"
          value="${text(typed, 'receiver')}"
      /></label>
      <label
        >${t('card.closing.document')}<input name="documentNo" required maxlength="100"
      /></label>
      <label
        >${t('panel.case.sent-on')}<input
          name="sentOn"
          type="date"
          required
          max="${today}"
          value="${today}"
      /></label>
      <label
        >${t('panel.inbound.content')}<textarea name="content" required maxlength="4000">
${text(typed, 'content')}</textarea>
      </label>
      ${
        file.evidence.length > 0 &&
        html`<fieldset>
          <legend>${t('panel.case.evidence')}</legend>
          ${file.evidence.map(
            ({ id, number, name }) =>
              html`<label class="check"
                ><input type="checkbox" name="evidenceIds" value="${id}" /> ${number}.
                ${name}</label
              >`,
          )}
        </fieldset>`
      }
      <button class="primary">${t('panel.case.refer')}</button>
    </form>
  </details>`;
}

/** 回执: entered when it comes. */
export const receiptForm = ({ file, today, visitor: { t } }: CaseForm, one: ReferralView): Html =>
  html`<form method="post" action="/desk/cases/${file.id}/receipt" class="form inline">
    ${hiddenFields(file.version)}
    <input type="hidden" name="number" value="${one.number}" />
    <label>${t('panel.case.receipt-no')}<input name="receiptNo" required maxlength="100" /></label>
    <label
      >${t('panel.case.received-on')}<input
        name="receivedOn"
        type="date"
        required
        max="${today}"
        value="${today}"
    /></label>
    <button>${t('panel.case.receipt.do')}</button>
  </form>`;
