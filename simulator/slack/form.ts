import { escapeHtml } from '../fake-html.ts';
import type { PaneTexts } from '../fake-ui-texts.ts';
import { initialValues } from './modal.ts';
import type { NameOf } from './mrkdwn.ts';
import { attributes, blocksHtml, optionsHtml } from './render.ts';
import type { Block, Element, FormValue, SlackView } from './state.ts';

/** A modal as a form; its id changes with every change the app or a submission makes. */
export function modalHtml(
  view: SlackView,
  texts: PaneTexts,
  nameOf: NameOf,
): { id: string; html: string } {
  const { source, id, hash, errors } = view;
  const place = { nameOf, body: { view: id } };
  const values = initialValues(view);
  const inner = source.blocks.map((block) =>
    block.type === 'input'
      ? inputHtml(block, { texts, values, error: errors[block.block_id ?? ''] })
      : blocksHtml([block], place),
  );
  const body = attributes({ act: 'submit', body: JSON.stringify({ view: id }) });
  const close = attributes({ act: 'close', body: JSON.stringify({ view: id }) });
  const submit = source.submit
    ? `<button class="primary">${escapeHtml(source.submit.text)}</button>`
    : '';
  const html = [
    `<form ${body}><h2>${escapeHtml(source.title?.text ?? '')}</h2>${inner.join('')}`,
    `<div class="row"><button type="button" ${close}>`,
    `${escapeHtml(source.close?.text ?? texts.close)}</button>${submit}</div></form>`,
  ].join('');
  return { id: `${id} ${hash} ${JSON.stringify(errors)}`, html };
}

interface Filling {
  texts: PaneTexts;
  values: Record<string, FormValue>;
  error: string | undefined;
}

function inputHtml(block: Block, filling: Filling): string {
  const { label, hint, element, optional } = block;
  if (!element) return '';
  const given = filling.values[element.action_id ?? ''] ?? '';
  const caption = `${escapeHtml(label?.text ?? '')}${optional ? '' : ' *'}`;
  const below = [
    hint ? `<p class="hint">${escapeHtml(hint.text)}</p>` : '',
    filling.error ? `<p class="error" role="alert">${escapeHtml(filling.error)}</p>` : '',
  ].join('');
  const group = groups[element.type];
  if (group)
    return `<fieldset><legend>${caption}</legend>${choices(element, group, given)}${below}</fieldset>`;
  return `<label>${caption}${fieldHtml(block, element, { ...filling, given })}</label>${below}`;
}

const groups: Record<string, string> = { radio_buttons: 'radio', checkboxes: 'checkbox' };

function choices(
  { options = [], action_id: id = '' }: Element,
  type: string,
  given: FormValue,
): string {
  const chosen = [given].flat();
  return options
    .map(({ text, value }) => {
      const mark = chosen.includes(value) ? ' checked' : '';
      const field = `<input type="${type}" name="${escapeHtml(id)}" value="${escapeHtml(value)}"${mark}>`;
      return `<label>${field}${escapeHtml(text.text)}</label>`;
    })
    .join('');
}

function fieldHtml(
  block: Block,
  element: Element,
  { texts, error, given }: Filling & { given: FormValue },
): string {
  const text = escapeHtml([given].flat().join(','));
  const about = fieldAttributes(block, element, error);
  if (element.type === 'static_select') {
    const none = `<option value="">${escapeHtml(element.placeholder?.text ?? texts.choose)}</option>`;
    return `<select ${about}>${none}${optionsHtml(element, [given].flat()[0] ?? '')}</select>`;
  }
  if (element.type === 'multi_static_select') {
    return `<select multiple ${about}>${optionsHtml(element, '')}</select>`;
  }
  if (element.multiline) return `<textarea ${about}>${text}</textarea>`;
  return `<input type="${fieldTypes[element.type] ?? 'text'}" value="${text}" ${about}>`;
}

const fieldTypes: Record<string, string> = {
  datepicker: 'date',
  timepicker: 'time',
  number_input: 'number',
  email_text_input: 'email',
  url_text_input: 'url',
};

function fieldAttributes(
  { optional }: Block,
  { action_id: id = '', min_length: min, max_length: max, placeholder }: Element,
  error: string | undefined,
): string {
  return [
    `name="${escapeHtml(id)}"`,
    optional ? '' : 'required',
    min === undefined ? '' : `minlength="${min}"`,
    max === undefined ? '' : `maxlength="${max}"`,
    placeholder ? `placeholder="${escapeHtml(placeholder.text)}"` : '',
    error ? 'aria-invalid="true"' : '',
  ].join(' ');
}
