import { html, type Html, type Part } from '../../html.ts';
import type { VerifyKey, Words } from './words.ts';

/** One line of a check as it is shown. */
export type CheckItem = {
  state: 'holds' | 'fails' | 'open';
  title: string;
  text: Part;
  why?: VerifyKey;
};

const signs = { holds: '✓', fails: '✗', open: '–' } as const;

/** The lines of a check, each with its sign, its sentence and the reason folded under it. */
export const checkList = (words: Words, items: CheckItem[]): Html =>
  html`<ol class="checks">
    ${items.map((item) => checkItem(words, item))}
  </ol>`;

const checkItem = ({ t }: Words, { state, title, text, why }: CheckItem): Html =>
  html`<li class="${state}">
    <span class="sign" role="img" aria-label="${t(`verify.sign.${state}`)}">${signs[state]}</span>
    <div>
      <h3>${title}</h3>
      ${text}
      ${
        why &&
        html`<details>
          <summary>${t('verify.why')}<span class="hidden"> ${title}</span></summary>
          <p>${t(why)}</p>
        </details>`
      }
    </div>
  </li>`;

/** The verdict at the head of a check. */
export const verdict = (tone: 'done' | 'soon' | 'bad', text: string, more: Part = ''): Html =>
  html`<div class="verdict ${tone}">
    <h2 tabindex="-1">
      <span aria-hidden="true">${tone === 'bad' ? '✗' : '✓'}</span> <span>${text}</span>
    </h2>
    ${more}
  </div>`;
