import type { DrawStory } from '../draw-story.ts';
import { html } from '../../html.ts';
import type { Page } from '../layout.ts';
import { drawCard } from '../parts/draw-card.ts';
import { pager } from '../parts/pager.ts';
import type { Reader } from '../reader.ts';

/** The draws of subjects, the latest first. */
export function drawsPage(
  reader: Reader,
  draws: DrawStory[],
  { page, hasMore }: { page: number; hasMore: boolean },
): Page {
  const { t } = reader;
  const body = html`<div class="wrap">
    <h1>${t('portal.draws.title')}</h1>
    <p class="lead">${t('portal.draws.lead')}</p>
    <p class="screen-only"><a href="/tasks">${t('portal.tasks.title')}</a></p>
    ${
      draws.length === 0
        ? html`<p class="note">${t('portal.draws.none')}</p>`
        : html`<h2 class="hidden">${t('portal.nav.draws')}</h2>
            <ul class="cards wide">
              ${draws.map((draw) => drawCard(reader, draw))}
            </ul>`
    }
    ${pager(reader, page, hasMore)}
  </div>`;
  return { title: t('portal.draws.title'), body };
}
