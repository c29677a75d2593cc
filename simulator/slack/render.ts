import { escapeHtml, link } from '../fake-html.ts';
import { labelOf } from './blocks.ts';
import { mrkdwnHtml, type NameOf } from './mrkdwn.ts';
import type { Block, Confirm, Element, TextObject } from './state.ts';

/** What an act on an element must say about where it was: a message's ts or a view's id. */
export interface Place {
  nameOf: NameOf;
  body: Record<string, unknown>;
}

const blockHtml: Record<string, (block: Block, place: Place) => string> = {
  header: ({ text }) => `<h2>${escapeHtml(text?.text ?? '')}</h2>`,
  divider: () => '<hr>',
  section: sectionHtml,
  context: ({ elements = [] }, { nameOf }) =>
    `<div class="context mrkdwn">${elements.map((each) => contextHtml(each, nameOf)).join(' · ')}</div>`,
  actions: (block, place) => {
    const keys = (block.elements ?? []).map((element) => elementHtml(block, element, place));
    return `<div class="keys">${keys.join('')}</div>`;
  },
};

/** Blocks as HTML; types the app cannot send here are left out, as the limits refuse them. */
export function blocksHtml(blocks: Block[], place: Place): string {
  return blocks.map((block) => blockHtml[block.type]?.(block, place) ?? '').join('');
}

function sectionHtml(block: Block, place: Place): string {
  const { text, fields, accessory } = block;
  const words = text ? `<div class="mrkdwn">${textHtml(text, place.nameOf)}</div>` : '';
  const cells = fields?.map(
    (field) => `<div class="mrkdwn">${textHtml(field, place.nameOf)}</div>`,
  );
  const grid = cells ? `<div class="fields">${cells.join('')}</div>` : '';
  const side = accessory ? elementHtml(block, accessory, place) : '';
  return `<div class="section"><div>${words}${grid}</div>${side}</div>`;
}

/** A text object as HTML. */
function textHtml({ type, text }: TextObject, nameOf: NameOf): string {
  return type === 'mrkdwn' ? mrkdwnHtml(text, nameOf) : escapeHtml(text);
}

function contextHtml(element: Element, nameOf: NameOf): string {
  const text = labelOf(element);
  return element.type === 'mrkdwn' ? mrkdwnHtml(text, nameOf) : escapeHtml(text);
}

function elementHtml(block: Block, element: Element, place: Place): string {
  const body = { ...place.body, action: element.action_id, block: block.block_id };
  if (element.type === 'static_select') return selectHtml(element, body);
  if (element.type !== 'button') return '';
  const label = escapeHtml(labelOf(element));
  const kind = `key ${element.style ?? ''}`.trim();
  const data = attributes({ act: 'press', body: JSON.stringify(body) });
  // Slack sends the press of a link button too: an app that does not answer it shows a warning.
  if (element.url)
    return link(element.url, `${label} ↗`).replace('<a ', `<a class="${kind}" ${data} `);
  const ask = element.confirm ? ` ${attributes({ confirm: question(element.confirm) })}` : '';
  return `<button type="button" class="${kind}" ${data}${ask}>${label}</button>`;
}

function selectHtml(element: Element, body: Record<string, unknown>): string {
  const first = `<option value="">${escapeHtml(labelOf(element))}</option>`;
  const choose = attributes({ choose: JSON.stringify(body) });
  return `<select ${choose}>${first}${optionsHtml(element, '')}</select>`;
}

/** The options of a select, the chosen one marked. */
export function optionsHtml({ options = [] }: Element, chosen: string): string {
  return options
    .map(({ text, value }) => {
      const mark = value === chosen ? ' selected' : '';
      return `<option value="${escapeHtml(value)}"${mark}>${escapeHtml(text.text)}</option>`;
    })
    .join('');
}

function question({ title, text, confirm, deny }: Confirm): string {
  const words = [title?.text, text.text].filter(Boolean).join('\n');
  return JSON.stringify({ text: words, ok: confirm?.text, deny: deny?.text });
}

/** Data attributes, escaped. */
export function attributes(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `data-${name}="${escapeHtml(value)}"`)
    .join(' ');
}
