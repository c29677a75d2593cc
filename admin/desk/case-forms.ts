import type { CaseView } from '../../db/queries/cases.ts';
import { outcomes } from '../../domain/case.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { type Fields, hiddenFields, text } from './press.ts';

/** What every form of a case is made of. */
export type CaseForm = {
  file: CaseView;
  profile: Profile;
  today: string;
  typed: Fields;
  visitor: Visitor;
};

/** 涉嫌犯罪 (R-177): the grounds, and the last day of the law. */
export const crimeForm = ({ file, today, typed, visitor: { t } }: CaseForm): Html =>
  html`<details class="card">
    <summary>${t('panel.case.crime')}</summary>
    <p class="muted">${t('panel.case.crime.lead')}</p>
    <form method="post" action="/desk/cases/${file.id}/crime" class="form">
      ${hiddenFields(file.version)}
      <label
        >${t('panel.case.crime.reason')}<textarea name="reason" required maxlength="1000">
${text(typed, 'reason')}</textarea>
      </label>
      <label
        >${t('panel.case.crime.due')}<input
          name="transferDueOn"
          type="date"
          required
          min="${today}"
      /></label>
      <button class="danger">${t('panel.case.crime.do')}</button>
    </form>
  </details>`;

/** Whoever leads the unit gives the case to somebody of it. */
export const assignForm = ({ file, visitor: { t } }: CaseForm): Html =>
  html`<details class="card">
    <summary>${t('panel.case.assign')}</summary>
    <form method="post" action="/desk/cases/${file.id}/assign" class="form">
      ${hiddenFields(file.version)}
      <label
        >${t('card.case.owner')}
        <select name="ownerId">
          ${file.people.map(
            ({ id, name }) =>
              html`<option value="${id}" ${id === file.ownerId ? html`selected` : ''}>
                ${name}
              </option>`,
          )}
        </select></label
      >
      <button>${t('panel.case.assign')}</button>
    </form>
  </details>`;

/** Asks for closing: what came of it, in a word of one's own, with the document where there is one. */
export const closingForm = ({ file, typed, visitor: { t } }: CaseForm): Html =>
  html`<section class="card">
    <h2>${t('panel.case.close')}</h2>
    <p class="muted">${t('panel.case.close.lead')}</p>
    <form method="post" action="/desk/cases/${file.id}/close" class="form">
      ${hiddenFields(file.version)}
      <label
        >${t('card.closing.outcome')}
        <select name="outcome" required>
          <option value="">${t('panel.case.choose')}</option>
          ${outcomes.map(
            (one) =>
              html`<option value="${one}" ${one === text(typed, 'outcome') ? html`selected` : ''}>
                ${t(`outcome.${one}`)}
              </option>`,
          )}
        </select></label
      >
      <label
        >${t('panel.case.outcome-document')}<input
          name="documentNo"
          maxlength="100"
          value="${text(typed, 'documentNo')}"
      /></label>
      <label
        >${t('field.note')}<textarea name="note" required maxlength="2000">
${text(typed, 'note')}</textarea>
      </label>
      <button class="primary">${t('panel.case.close')}</button>
    </form>
  </section>`;
