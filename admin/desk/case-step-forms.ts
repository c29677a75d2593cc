import type { ReferralView } from '../../db/queries/cases.ts';
import { ladderOf } from '../../domain/case.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { receiversOf } from '../../domain/referral.ts';
import { type Html, html } from '../../html.ts';
import type { CaseForm } from './case-forms.ts';
import { dayField, lineField, listField, longField } from './field.ts';
import { hiddenFields } from './press.ts';
import type { Visitor } from '../visitor.ts';

/** Orders the next measure: those that the rules know for the class, in their order. */
export function measureForm({ file, profile, today, visitor: { t } }: CaseForm): Html {
  const ladder = ladderOf(profile, file.category);
  return html`<details>
    <summary>${t('panel.case.measure')}</summary>
    <p class="muted">
      ${ladder.map((one) => t(`measure.${one}`)).join(' → ')} ·
      ${articleOf(profile, 'followup.ladder')}
    </p>
    <form method="post" action="/desk/cases/${file.id}/measure" class="form">
      ${hiddenFields(file.version)}
      ${listField({
        name: 'measure',
        label: t('card.case.measure'),
        options: ladder.map((one) => [one, t(`measure.${one}`)]),
      })}
      ${dayField({ name: 'orderedOn', label: t('panel.case.ordered-on'), to: today, value: today })}
      ${dayField({ name: 'dueOn', label: t('panel.case.due-on') })}
      ${lineField({ name: 'documentNo', label: t('card.closing.document') })}
      ${longField({ name: 'note', label: t('field.note'), optional: true })}
      ${
        ladder.length > 1 &&
        lineField({
          name: 'skipReason',
          label: t('panel.case.skip-reason'),
          most: 1000,
          optional: true,
        })
      }
      <button class="primary">${t('panel.case.measure')}</button>
    </form>
  </details>`;
}

/** 复查: what was found when the measure was looked at again. */
export const reviewForm = ({ file, today, visitor: { t } }: CaseForm): Html =>
  html`<form method="post" action="/desk/cases/${file.id}/review" class="form">
    ${hiddenFields(file.version)}
    ${dayField({ name: 'reviewedOn', label: t('panel.case.reviewed-on'), to: today, value: today })}
    ${longField({ name: 'note', label: t('form.case.note'), optional: true })}
    <p>
      <button class="primary" name="met" value="yes">${t('form.case.met.yes')}</button>
      <button name="met" value="no">${t('form.case.met.no')}</button>
    </p>
  </form>`;

/** Hands the case on: to whom the rules allow, with the files of the visit. */
export function referralForm({ file, profile, today, visitor: { t } }: CaseForm): Html | false {
  const receivers = receiversOf(profile, file.criminal);
  if (receivers.length === 0) return false;
  return html`<details>
    <summary>${t('panel.case.refer')}</summary>
    <form method="post" action="/desk/cases/${file.id}/refer" class="form">
      ${hiddenFields(file.version)}
      ${listField({
        name: 'receiverKind',
        label: t('panel.case.receiver-kind'),
        options: receivers.map((one) => [one, t(`receiver.${one}`)]),
      })}
      ${lineField({ name: 'receiver', label: t('panel.case.receiver') })}
      ${lineField({ name: 'documentNo', label: t('card.closing.document') })}
      ${dayField({ name: 'sentOn', label: t('panel.case.sent-on'), to: today, value: today })}
      ${longField({ name: 'content', label: t('panel.inbound.content'), most: 4000 })}
      ${
        file.evidence.length > 0 &&
        html`<fieldset>
          <legend>${t('panel.case.evidence')}</legend>
          ${file.evidence.map(
            ({ id, number, name }) =>
              html`<label class="choice"
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
    ${receiptFields(today, t)}
    <button>${t('panel.case.receipt.do')}</button>
  </form>`;

/** What a receipt says: its number and its day. */
export const receiptFields = (today: string, t: Visitor['t']): Html =>
  html`${lineField({ name: 'receiptNo', label: t('panel.case.receipt-no') })}
  ${dayField({ name: 'receivedOn', label: t('panel.case.received-on'), to: today, value: today })}`;
