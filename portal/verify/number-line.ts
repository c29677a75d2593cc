import { html, type Html } from '../../html.ts';
import type { Words } from './words.ts';

/** Where a key lies between 0 and the largest ticket at weight 1, as a share. */
export const shareOf = (key: string): number =>
  Number.parseInt(key.slice(0, 13), 16) / (720_720 * 2 ** 32);

/** All numbers in a row, with the cut-off and one's own; the sentence in it says the same. */
export function numberLine({ t }: Words, key: string, cutoff: string | null): Html {
  const [mine, limit] = [shareOf(key), cutoff === null ? 0 : shareOf(cutoff)];
  const at = (share: number) => Math.min(100, Math.max(0, share * 100));
  const label = t('verify.figure', { mine: shareText(mine), cutoff: shareText(limit) });
  return html`<figure class="number-line">
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="${label}">
      <rect class="off" x="0" y="3" width="100" height="2" />
      <rect class="on" x="0" y="3" width="${at(limit).toFixed(3)}" height="2" />
      <rect class="cutoff" x="${at(limit).toFixed(3)}" y="1.5" width="0.3" height="5" />
      <rect class="mine" x="${(at(mine) - 0.35).toFixed(3)}" y="0" width="0.7" height="8" />
    </svg>
    <figcaption>
      <span class="key mine">${t('verify.mine')} ${shareText(mine)}</span>
      ${cutoff !== null && html`<span class="key on">${t('verify.line.cutoff')} ${shareText(limit)}</span>`}
    </figcaption>
  </figure>`;
}

const shareText = (share: number): string => `${(share * 100).toFixed(2)}%`;
