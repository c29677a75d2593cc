import type { FoundStratum } from '../../domain/draw/verify-step.ts';
import { html, type Html, type Part } from '../../html.ts';
import { code } from '../parts/facts.ts';
import { table } from '../parts/table.ts';
import { percent, type Words } from './words.ts';

type Strata = Record<string, FoundStratum>;

/** The strata with what was drawn in each. */
export function strataTable({ t, count }: Words, strata: Strata): Html {
  return table<[string, FoundStratum]>(
    t('verify.step.strata'),
    [
      { head: t('verify.head.stratum'), cell: ([number]) => t('verify.stratum', { number }) },
      { head: t('verify.head.ratio'), cell: ([, one]) => percent(one.ratioBp), figure: true },
      { head: t('verify.head.eligible'), cell: ([, one]) => count(one.eligible), figure: true },
      { head: t('verify.head.quota'), cell: ([, one]) => count(one.quota), figure: true },
      {
        head: t('verify.head.cutoff'),
        cell: ([, { cutoff }]) => (cutoff === null ? '—' : code(cutoff)),
      },
    ],
    Object.entries(strata).slice(0, mostShown),
  );
}

// More strata than any draw has; a file may claim 65,536.
const mostShown = 100;

/** The drawn ids of each stratum in their order, folded; the first of very many. */
export const drawnLists = ({ t, count }: Words, strata: Strata): Part =>
  Object.entries(strata)
    .slice(0, mostShown)
    .map(([number, { drawn, quota }]) => {
      if (!drawn || drawn.length === 0) return '';
      return html`<details class="drawn">
        <summary>${t('verify.drawn-ids', { number, count: count(quota) })}</summary>
        <ol class="ids">
          ${drawn.map((id) => html`<li><code>${id}</code></li>`)}
        </ol>
        ${quota > drawn.length && html`<p class="soft">${t('verify.drawn-more', { count: count(quota - drawn.length) })}</p>`}
      </details>`;
    });
