import type { ItemsBody, PlanBody, ResultBody } from '../bodies.ts';
import type { DrawStory } from '../draw-story.ts';
import { count, moment } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { drawCard } from '../parts/draw-card.ts';
import { figures } from '../parts/facts.ts';
import { resultCard } from '../parts/result-card.ts';
import { searchBox } from '../parts/search-box.ts';
import { pathOf } from '../paths.ts';
import { own, type Reader } from '../reader.ts';

/** What the home page shows: the latest of each kind. */
export type HomeData = {
  draws: DrawStory[];
  results: Notice<ResultBody>[];
  lists: Notice<ItemsBody | PlanBody>[];
  counts: { draws: number; results: number };
};

/** What double-random means, a search box, and what was published last. */
export function homePage(reader: Reader, { draws, results, lists, counts }: HomeData): Page {
  const { t } = reader;
  const body = html`<div class="hero">
      <div class="wrap">
        <h1>${t('portal.home.title')}</h1>
        <p class="lead">${t('portal.home.lead')}</p>
        <p class="lead">${t('portal.home.second')}</p>
        ${searchBox(reader)} ${countsOf(reader, counts, lists)}
      </div>
    </div>
    <div class="wrap">
      ${steps(reader)}
      <div class="columns">
        ${column(reader, 'draws', '/draws', draws, (draw) => drawCard(reader, draw))}
        ${column(reader, 'results', '/results', results, (result) => resultCard(reader, result))}
        ${column(reader, 'lists', '/items', lists, (list) => listCard(reader, list))}
      </div>
    </div>`;
  return { title: '', body };
}

function countsOf(reader: Reader, counts: HomeData['counts'], lists: HomeData['lists']): Part {
  const { t } = reader;
  const items = lists.flatMap(({ body }) => ('items' in body ? body.items : [])).length;
  const pairs: [number, 'draws' | 'results' | 'items'][] = [
    [counts.draws, 'draws'],
    [counts.results, 'results'],
    [items, 'items'],
  ];
  const known = pairs.filter(([figure]) => figure > 0);
  const said = known.map(([figure, what]): [string, string] => [
    count(reader, figure),
    t(`portal.count.${what}`, { count: figure }),
  ]);
  return said.length > 0 && figures(said);
}

function steps({ t }: Reader): Html {
  const step = (number: 1 | 2 | 3 | 4 | 5) =>
    html`<li>
      <b>${t(`portal.home.step.${number}`)}</b>
      <span>${t(`portal.home.step.${number}.text`)}</span>
    </li>`;
  return html`<section aria-labelledby="steps">
    <h2 id="steps">${t('portal.home.steps')}</h2>
    <ol class="steps">
      ${([1, 2, 3, 4, 5] as const).map(step)}
    </ol>
  </section>`;
}

const empty = {
  draws: 'portal.draws.none',
  results: 'portal.results.none',
  lists: 'portal.items.none',
} as const;

function column<Row>(
  { t }: Reader,
  name: keyof typeof empty,
  path: string,
  rows: Row[],
  card: (row: Row) => Html,
): Html {
  return html`<section aria-labelledby="${name}">
    <h2 id="${name}">${t(`portal.home.${name}`)}</h2>
    ${
      rows.length > 0
        ? html`<ul class="cards">
              ${rows.map(card)}
            </ul>
            <p><a href="${path}" aria-describedby="${name}">${t('portal.more')}</a></p>`
        : html`<p class="note">${t(empty[name])}</p>`
    }
  </section>`;
}

const listCard = (reader: Reader, notice: Notice): Html =>
  html`<li class="card">
    <h3><a href="${pathOf(notice)}">${own(reader, notice.title)}</a></h3>
    <p class="soft">
      ${reader.t('portal.version', { number: notice.number })} ·
      ${moment(reader, notice.publishedAt)}
    </p>
  </li>`;
