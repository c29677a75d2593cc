import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { type Fields, texts } from './press.ts';

/** One choice of a list, chosen when it was before. */
export const option = (value: string, label: string, chosen?: string): Html =>
  html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${label}</option>`;

/** Why somebody does this: one line that has to be there. */
export const reasonField = (t: Visitor['t']): Html =>
  html`<label>${t('field.reason')}<input name="reason" required maxlength="500" /></label>`;

/** The mark of a ticked box. */
export const checked = (is: boolean): Html => (is ? html`checked` : html``);

/** What was wrong with a form: the field by its name, and why in words. */
export type Wrong = { field: string; text: string } | undefined;

/** Why a field was refused, to stand beside it; nothing beside the others. */
export const wrongAt = (wrong: Wrong, field: string): Html | false =>
  wrong?.field === field && html`<p class="wrong" id="wrong">${wrong.text}</p>`;

/** Ties the refused field to its reason, for those who hear the page. */
export const described = (wrong: Wrong, field: string): Html =>
  wrong?.field === field ? html`aria-invalid="true" aria-describedby="wrong"` : html``;

/** Boxes of which several may be ticked; nothing where there is no choice. */
export const boxes = (
  name: string,
  label: string,
  values: (string | { value: string; label: string })[],
  typed: Fields,
): Html | false =>
  values.length > 0 &&
  html`<div class="choices" role="group" aria-label="${label}">
    <span>${label}</span>
    ${values.map((each) => {
      const value = typeof each === 'string' ? each : each.value;
      return html`<label class="choice"
        ><input
          type="checkbox"
          name="${name}"
          value="${value}"
          ${checked(texts(typed, name).includes(value))}
        />
        ${typeof each === 'string' ? each : each.label}</label
      >`;
    })}
  </div>`;
