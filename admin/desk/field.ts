import { type Html, html } from '../../html.ts';
import { option } from './form-parts.ts';

/** A field of a form below its label. What was typed comes back by itself when the form is refused (`refill`). */
type Field = { name: string; label: string; value?: string | undefined; optional?: boolean };

const must = ({ optional }: Field): Html | false => !optional && html`required`;

/** One line of text; `most` characters. */
export const lineField = (field: Field & { most?: number }): Html =>
  html`<label
    >${field.label}<input
      name="${field.name}"
      maxlength="${field.most ?? 100}"
      value="${field.value}"
      ${must(field)}
  /></label>`;

/** Several lines of text; `most` characters. */
export const longField = (field: Field & { most?: number }): Html =>
  html`<label
    >${field.label}<textarea name="${field.name}" maxlength="${field.most ?? 1000}" ${must(field)}>
${field.value}</textarea>
  </label>`;

/** A day; `from` and `to` are the first and last that can be chosen. */
export const dayField = (field: Field & { from?: string; to?: string }): Html =>
  html`<label
    >${field.label}<input
      type="date"
      name="${field.name}"
      ${field.from && html`min="${field.from}"`}
      ${field.to && html`max="${field.to}"`}
      value="${field.value}"
      ${must(field)}
  /></label>`;

/** One of several: pairs of what is sent and what is read. */
export const listField = (field: Field & { options: (readonly [string, string])[] }): Html =>
  html`<label
    >${field.label}
    <select name="${field.name}" ${must(field)}>
      ${field.options.map(([value, words]) => option(value, words, field.value ?? ''))}
    </select></label
  >`;
