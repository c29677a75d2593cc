import type { Locale } from '../locales/translate.ts';
import type { Block, BoundCard, CardAction } from './port.ts';
import { footer, signs, words } from './said.ts';

/** A card as HTML whose buttons work without JavaScript; `base` stands before every address of the chat. */
export function renderWeb(card: BoundCard, locale: Locale, base = ''): string {
  const body = card.blocks.map((block) => renderBlock(card, block, locale, base)).join('\n');
  return `<article class="card" data-kind="${card.kind}" data-message="${escape(card.messageId)}">
<h3>${escape(words(locale, card.title))}</h3>
${body}
<footer>${escape(footer(locale, card))}</footer>
</article>`;
}

function renderBlock(card: BoundCard, block: Block, locale: Locale, base: string): string {
  if (block.t === 'actions') {
    const buttons = block.items.map((item) => renderAction(card, item, locale, base));
    return `<div class="actions">${buttons.join('')}</div>`;
  }
  if (block.t === 'text') {
    const tone = block.tone ?? 'normal';
    return `<p class="${tone}">${signs[tone]}${escape(words(locale, block.body))}</p>`;
  }
  if (block.t === 'mention') return `<p>${escape(words(locale, block.name))}</p>`;
  if (block.t === 'link') {
    const label = escape(words(locale, block.label));
    return `<p><a href="${escape(block.url)}" target="_blank" rel="noopener noreferrer">${label}</a></p>`;
  }
  const rows = block.rows.map(
    ([label, value]) =>
      `<dt>${escape(words(locale, label))}</dt><dd>${escape(words(locale, value))}</dd>`,
  );
  return `<dl>${rows.join('')}</dl>`;
}

function renderAction(card: BoundCard, action: CardAction, locale: Locale, base: string): string {
  const label = escape(words(locale, action.label));
  const style = action.style ?? 'plain';
  const path = card.links[action.id];
  if (path !== undefined)
    return `<a class="button ${style}" href="${escape(path.startsWith('/') ? base + path : path)}">${label}</a>`;
  const confirm = action.confirm ? ` data-confirm="${escape(words(locale, action.confirm))}"` : '';
  return `<form method="post" action="${escape(base)}/press"${confirm}><input type="hidden" name="token" value="${escape(card.tokens[action.id] ?? '')}"><button class="button ${style}" data-action="${escape(action.id)}">${label}</button></form>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Words inside HTML and inside its attributes. */
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
