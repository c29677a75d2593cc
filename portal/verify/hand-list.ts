import { html, type Html, type Part } from '../../html.ts';
import { type Held, mostMegabytes, type Outcome, type Refused } from './messages.ts';
import { clip, ruleText, type Words } from './words.ts';

/** What is at hand, and what was not taken and why. */
export function handList(words: Words, { held, refused }: Outcome): Part {
  const { t } = words;
  return [
    ...refused.map((each) => refusedNote(words, each)),
    held.length > 0 &&
      html`<div class="held">
        <h2 class="hidden">${t('verify.held')}</h2>
        <ul>
          ${held.map((each) => heldItem(words, each))}
        </ul>
        <button type="button" id="clear" class="quiet">${t('verify.clear')}</button>
      </div>`,
  ];
}

const heldItem = ({ t }: Words, { kind, name, drawId, hash }: Held): Html =>
  html`<li>
    <b>${t(`verify.kind.${kind}`)}</b> ${name} ${drawId && html`<code>${drawId}</code>`}
    ${hash && html`<span class="soft">SHA-256 <code class="code">${hash}</code></span>`}
  </li>`;

function refusedNote(words: Words, { name, reason, field = '', rule }: Refused): Html {
  const values = {
    limit: String(mostMegabytes),
    field: clip(field) || '{}',
    rule: ruleText(words, rule),
  };
  return html`<p class="note bad">
    <b>${name}</b> ${words.t(`verify.refused.${reason}`, values)}
  </p>`;
}
