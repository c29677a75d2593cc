import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { option } from './form-parts.ts';
import { type Fields, hiddenFields, text } from './press.ts';

type ItemForm = {
  action: string;
  values: Fields;
  profile: Profile;
  /** A version that replaces one in force has to say why (R-027). */
  replaces: boolean;
  isNew: boolean;
  seen?: number;
};

type Required = ReturnType<typeof requiredOf>;
const requiredOf = (profile: Profile): string[] => {
  const fields: string[] = [...parameter(profile, 'item.requiredFields')];
  return parameter(profile, 'item.basisRequired') ? [...fields, 'basis'] : fields;
};

const longFields = ['basis', 'content', 'standard'] as const;
const shortFields = ['subjectCategory', 'method', 'unitName', 'level', 'frequency'] as const;

/** The fields of an item; those that the bureau's rules ask for say so, with the article (P-10). */
export function itemForm(form: ItemForm, { t }: Visitor): Html {
  const { values, profile } = form;
  const required = requiredOf(profile);
  const label = (field: string) => labelOf(field, required, t);
  return html`<form method="post" action="${form.action}" class="form card">
    ${hiddenFields(form.seen)}
    <p class="muted">
      ${t('panel.item.required-by', { rule: articleOf(profile, 'item.requiredFields') })}
    </p>
    ${
      form.isNew &&
      html`<label
        >${t('field.code')}<input
          name="code"
          value="${text(values, 'code')}"
          required
          pattern="[A-Za-z0-9\\-]{1,32}"
          ${form.replaces ? html`readonly` : ''}
      /></label>`
    }
    <label
      >${label('name')}<input name="name" value="${text(values, 'name')}" required maxlength="200"
    /></label>
    ${classFields(values, profile, label, t)}
    ${shortFields.map(
      (name) =>
        html`<label>${label(name)}<input name="${name}" value="${text(values, name)}" /></label>`,
    )}
    ${longFields.map(
      (name) =>
        html`<label
          >${label(name)}<textarea name="${name}" rows="3">${text(values, name)}</textarea>
        </label>`,
    )}
    ${changeFields(form, t)}
    <button class="primary">${t('panel.item.save')}</button>
  </form>`;
}

const labelOf = (field: string, required: Required, t: Visitor['t']): string =>
  `${t(`field.${field}` as TextKey)}${required.includes(field) ? t('panel.required') : ''}`;

// R-030: a class that the bureau does not have is no choice.
const classFields = (
  values: Fields,
  profile: Profile,
  label: (field: string) => string,
  t: Visitor['t'],
): Html =>
  html`<div class="pair">
    <label
      >${label('kind')}<select name="kind">
        ${parameter(profile, 'item.classes').map((kind) =>
          option(kind, t(`item-kind.${kind}`), text(values, 'kind')),
        )}
      </select></label
    >
    ${(['ratio', 'ratioMax'] as const).map(
      (name) =>
        html`<label
          >${label(name)} %<input
            name="${name}"
            type="number"
            min="0"
            max="100"
            step="0.01"
            value="${text(values, name)}"
        /></label>`,
    )}
    <label
      >${t('field.disclosure')}<select name="disclosure">
        ${(['full', 'restricted'] as const).map((extent) =>
          option(extent, t(`item-disclosure.${extent}`), text(values, 'disclosure')),
        )}
      </select></label
    >
  </div>`;

const changeFields = ({ values, replaces }: ItemForm, t: Visitor['t']): Html =>
  html`<div class="pair">
    <label
      >${t('field.changeReason')}<input
        name="reason"
        maxlength="500"
        value="${text(values, 'reason')}"
        ${replaces ? html`required` : ''}
    /></label>
    <label
      >${t('field.effectiveOn')}<input
        name="effectiveOn"
        type="date"
        value="${text(values, 'effectiveOn')}"
    /></label>
  </div>`;
