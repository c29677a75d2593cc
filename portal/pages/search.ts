import type { ResultBody } from '../bodies.ts';
import type { DrawStory } from '../draw-story.ts';
import { html, type Html, type Part } from '../../html.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { drawCard } from '../parts/draw-card.ts';
import { resultCard } from '../parts/result-card.ts';
import { searchBox } from '../parts/search-box.ts';
import { own, type Reader } from '../reader.ts';
import type { FoundItem } from '../search.ts';

/** What was found for the words of the search box. */
export type SearchData = {
  q: string;
  results: Notice<ResultBody>[];
  draws: DrawStory[];
  items: FoundItem[];
};

/** Results, draws and items that the words occur in. */
export function searchPage(reader: Reader, data: SearchData): Page {
  const { t } = reader;
  const title = data.q === '' ? t('portal.search.title') : t('portal.search.for', { q: data.q });
  const body = html`<div class="wrap">
    <h1>${title}</h1>
    ${searchBox(reader, data.q)} ${answer(reader, data)}
  </div>`;
  return { title, body };
}

function answer(reader: Reader, { q, results, draws, items }: SearchData): Part {
  const { t } = reader;
  if (q === '') return html`<p class="note" role="status">${t('portal.search.empty')}</p>`;
  if (results.length + draws.length + items.length === 0) {
    return html`<p class="note" role="status">${t('portal.search.none', { q })}</p>`;
  }
  return [
    group(
      t('portal.nav.results'),
      results.map((result) => resultCard(reader, result)),
    ),
    group(
      t('portal.nav.draws'),
      draws.map((draw) => drawCard(reader, draw)),
    ),
    group(
      t('portal.nav.items'),
      items.map((item) => itemCard(reader, item)),
    ),
  ];
}

const group = (head: string, cards: Html[]): Part =>
  cards.length > 0 &&
  html`<section>
    <h2>${head}</h2>
    <ul class="cards wide">
      ${cards}
    </ul>
  </section>`;

const itemCard = (reader: Reader, { ref, item }: FoundItem): Html =>
  html`<li class="card">
    <h3>
      <a href="/items/${encodeURIComponent(ref)}#${encodeURIComponent(item.code)}"
        >${own(reader, item.name)}</a
      >
    </h3>
    <p class="soft"><code>${item.code}</code> · ${own(reader, item.category)}</p>
  </li>`;
