import type { FormItem } from '../../db/queries/form-pages.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { rowsOf } from './form-input.ts';
import { option } from './form-parts.ts';
import { type Fields, hiddenFields, text } from './press.ts';

type Editor = {
  action: string;
  /** The bureau whose form it is, where one is begun. */
  unitId?: string;
  values: Fields;
  items: FormItem[];
  /** A form of its own, or the next version of one: the code is asked for, or stays. */
  isNew: boolean;
  /** Whether another version is in force, so that a reason is asked for. */
  replaces: boolean;
  seen?: number;
};

/** The form that a checklist form is written in: its name, and a row for each point. Works without scripts. */
export function formEditor(editor: Editor, { t }: Visitor): Html {
  const { action, unitId, values, items, isNew, replaces, seen } = editor;
  const rows = Array.from({ length: rowsOf(values) }, (_, at) => row(at, values, items, t));
  return html`<form method="post" action="${action}" class="card form editor">
    ${hiddenFields(seen)} ${unitId && html`<input type="hidden" name="unitId" value="${unitId}" />`}
    <div class="pair">
      <label
        >${t('panel.form.code')}${
          isNew
            ? html`<input
                name="code"
                required
                maxlength="32"
                pattern="[A-Za-z0-9\\-]+"
                value="${text(values, 'code')}"
              />`
            : html`<input name="code" value="${text(values, 'code')}" readonly />`
        }</label
      >
      <label
        >${t('panel.form.name')}<input
          name="name"
          required
          maxlength="200"
          value="${text(values, 'name')}"
      /></label>
    </div>
    <p class="muted">${t('panel.form.rows-hint')}</p>
    <div class="points">${rows}</div>
    <details>
      <summary>${t('panel.form.paste')}</summary>
      <label
        >${t('panel.form.item')}<select name="linesItem">
          ${items.map(({ code, name }) => option(code, `${code} ${name}`, text(values, 'linesItem')))}
        </select></label
      >
      <label
        >${t('panel.form.paste-hint')}<textarea name="lines" rows="6">
${text(values, 'lines')}</textarea>
      </label>
    </details>
    ${
      replaces &&
      html`<label
        >${t('field.changeReason')}<input
          name="reason"
          required
          maxlength="500"
          value="${text(values, 'reason')}"
      /></label>`
    }
    <button class="primary">${t('panel.form.save')}</button>
  </form>`;
}

function row(at: number, values: Fields, items: FormItem[], t: Visitor['t']): Html {
  const value = (name: string) => text(values, `${name}-${at}`);
  return html`<fieldset class="point-row">
    <legend>${t('panel.form.point', { number: at + 1 })}</legend>
    <label class="order"
      >${t('panel.form.order')}<input
        name="order-${at}"
        type="number"
        min="1"
        max="999"
        value="${value('order') || at + 1}"
    /></label>
    <label class="item"
      >${t('panel.form.item')}<select name="item-${at}">
        ${items.map(({ code, name }) => option(code, `${code} ${name}`, value('item')))}
      </select></label
    >
    <label class="words"
      >${t('panel.form.text')}<input name="text-${at}" maxlength="200" value="${value('text')}"
    /></label>
    <label class="words"
      >${t('panel.form.standard')}<input
        name="standard-${at}"
        maxlength="500"
        value="${value('standard')}"
    /></label>
  </fieldset>`;
}
