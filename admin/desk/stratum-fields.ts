import type { TaskChoices } from '../../db/queries/task-choices.ts';
import { type Html, html } from '../../html.ts';
import type { Texts } from '../visitor.ts';
import { type Fields, text, texts } from './press.ts';

// Strata that the form has room for; the last two are folded away.
const strataInForm = 4;

/** One choice of a list, chosen when it was before. */
export const option = (value: string, label: string, chosen: string): Html =>
  html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${label}</option>`;

/** The mark of a ticked box. */
export const checked = (is: boolean): Html => (is ? html`checked` : html``);

/** The fields of one stratum; they are told apart by its number. */
export function stratumFields(
  number: number,
  { categories }: TaskChoices,
  typed: Fields,
  t: Texts,
): Html {
  const of = (field: string) => `${field}-${number}`;
  const risks = [...new Set(categories.flatMap((one) => one.risks))].filter(Boolean);
  const grades = [...new Set(categories.flatMap((one) => one.grades))].filter(Boolean);
  return html`<fieldset>
    <legend>${t('panel.task-form.stratum', { number: number + 1 })}</legend>
    ${number > 0 && html`<p class="muted">${t('panel.task-form.leave-empty')}</p>`}
    <div class="pair">
      <div>
        <label for="${of('stratum')}">${t('field.name')}</label>
        <input
          id="${of('stratum')}"
          name="${of('stratum')}"
          value="${text(typed, of('stratum'))}"
        />
      </div>
      <div>
        <label for="${of('category')}">${t('field.category')}</label>
        <select id="${of('category')}" name="${of('category')}">
          ${categories.map(({ category, size }) => option(category, `${category}（${size}）`, text(typed, of('category'))))}
        </select>
      </div>
      <div>
        <label for="${of('ratio')}">${t('panel.task-form.ratio')}</label>
        <input
          id="${of('ratio')}"
          name="${of('ratio')}"
          inputmode="decimal"
          pattern="[0-9]+([.][0-9]{1,2})?"
          value="${text(typed, of('ratio'))}"
        />
      </div>
      <div>
        <label for="${of('min')}">${t('field.min')}</label>
        <input
          id="${of('min')}"
          name="${of('min')}"
          type="number"
          min="0"
          value="${text(typed, of('min')) || '0'}"
        />
      </div>
    </div>
    ${boxes(of('risk'), t('field.riskFilter'), risks, typed)}
    ${boxes(of('grade'), t('field.gradeFilter'), grades, typed)}
  </fieldset>`;
}

const boxes = (name: string, label: string, values: string[], typed: Fields): Html | false =>
  values.length > 0 &&
  html`<p class="choices">
    <span>${label}</span>
    ${values.map(
      (value) =>
        html`<label class="choice"
          ><input
            type="checkbox"
            name="${name}"
            value="${value}"
            ${checked(texts(typed, name).includes(value))}
          />
          ${value}</label
        >`,
    )}
  </p>`;

/** The strata that were filled in. */
export function strataIn(fields: Fields) {
  return Array.from({ length: strataInForm }, (_, number) => number).flatMap((number) => {
    const name = text(fields, `stratum-${number}`);
    if (!name) return [];
    const risk = texts(fields, `risk-${number}`);
    const grade = texts(fields, `grade-${number}`);
    const filter = {
      category: text(fields, `category-${number}`),
      ...(risk.length > 0 && { risk }),
      ...(grade.length > 0 && { grade }),
    };
    const ratioBp = Math.round(Number(text(fields, `ratio-${number}`)) * 100);
    return [{ number, name, filter, ratioBp, min: Number(text(fields, `min-${number}`) || 0) }];
  });
}
