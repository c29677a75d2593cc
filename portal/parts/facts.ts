import { html, type Html, type Part } from '../../html.ts';

/** Facts as pairs of name and value; a fact without a value is left out. */
export function facts(pairs: [name: string, value: Part][]): Html {
  const known = pairs.filter(([, value]) => !isNothing(value));
  return html`<dl class="facts">
    ${known.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** A few figures side by side, each with what it counts. */
export const figures = (pairs: [figure: string, what: string][]): Html =>
  html`<ul class="figures">
    ${pairs.map(([figure, what]) => html`<li><b>${figure}</b> <span>${what}</span></li>`)}
  </ul>`;

/** A long code that may break anywhere and is selected as a whole. */
export const code = (text: string): Html => html`<code class="code">${text}</code>`;

const isNothing = (value: Part) =>
  value === null || value === undefined || value === false || value === '';
