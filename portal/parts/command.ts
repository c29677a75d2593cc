import { html, type Html } from '../../html.ts';

/** Lines to type into a shell. */
export const command = (...lines: string[]): Html =>
  html`<pre class="command"><code>${lines.join('\n')}</code></pre>`;

/** The shell line that computes the ticket of one id of 18 signs (draw.md §3). */
export const ticketCommand = (seed: string, id: string): string =>
  `printf '%s12%s' "${seed}" "$(printf %s "${id}" | xxd -p)" | xxd -r -p | sha256sum`;
