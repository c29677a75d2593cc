import type { CountTest, Fairness } from '../../domain/fairness/fairness.ts';
import { html, type Html, type Part } from '../../html.ts';
import { count } from '../format.ts';
import type { Page } from '../layout.ts';
import { chip, type Tone } from '../parts/chip.ts';
import { drawLinks } from '../parts/draw-summary.ts';
import { figures } from '../parts/facts.ts';
import { table } from '../parts/table.ts';
import { own, type Reader } from '../reader.ts';

/** The draws of one organisation in one year, by what was published of them. */
export type FairnessYear = {
  organisation: string;
  year: number;
  announced: number;
  drawn: number;
  voids: { id: string; reason: string }[];
  people: { announced: number; voided: number };
  /** How many draws have their full record published. */
  open: number;
  /** The tests over the open draws; null while there is none. */
  tests: Fairness | null;
};

/** How often draws were voided, how often subjects were drawn, and what the tests of draw.md §7 say. */
export function fairnessPage(reader: Reader, years: FairnessYear[]): Page {
  const { t } = reader;
  const title = t('portal.fairness.title');
  const body = html`<div class="wrap">
    <h1>${title}</h1>
    <p class="lead">${t('portal.fairness.lead')}</p>
    ${years.length === 0 && html`<p class="note">${t('portal.fairness.none')}</p>`}
    ${years.map((year) => yearPart(reader, year))}
    <section class="prose">
      <h2>${t('portal.fairness.method')}</h2>
      <p>${t('portal.fairness.method.text')}</p>
    </section>
  </div>`;
  return { title, body };
}

function yearPart(reader: Reader, data: FairnessYear): Html {
  const { t } = reader;
  const { organisation, year, announced, drawn, voids, people, open } = data;
  return html`<section>
    <h2>${own(reader, t('portal.fairness.of', { organisation, year }))}</h2>
    ${figures([
      [count(reader, announced), t('portal.fairness.announced', { count: announced })],
      [count(reader, drawn), t('portal.fairness.drawn')],
      [count(reader, voids.length), t('portal.fairness.voided')],
      [count(reader, open), t('portal.fairness.open')],
      [
        count(reader, people.announced),
        t('portal.fairness.people.announced', { count: people.announced }),
      ],
      [count(reader, people.voided), t('portal.fairness.people.voided', { count: people.voided })],
    ])}
    ${voidsPart(reader, voids)} ${testsPart(reader, data.tests)} ${timesPart(reader, data.tests)}
  </section>`;
}

function voidsPart(reader: Reader, voids: FairnessYear['voids']): Html {
  const { t } = reader;
  if (voids.length === 0) return html`<p>${t('portal.fairness.voids.none')}</p>`;
  return table(
    t('portal.fairness.voids'),
    [
      { head: t('portal.fairness.void.draw'), cell: ({ id }) => drawLinks([id]) },
      { head: t('portal.fairness.void.reason'), cell: ({ reason }) => own(reader, reason) },
    ],
    voids,
  );
}

type Row = { name: string; why: string; observed: Part; expected: Part; p: number | null };

function testsPart(reader: Reader, tests: Fairness | null): Html {
  const { t } = reader;
  if (!tests) return html`<p class="note">${t('portal.fairness.tests.waiting')}</p>`;
  return html`<h3>${t('portal.fairness.tests')}</h3>
    <p>${t('portal.fairness.tests.lead')}</p>
    ${table<Row>(
      t('portal.fairness.tests'),
      [
        {
          head: t('portal.fairness.test'),
          cell: ({ name, why }) => html`${name} <span class="soft">${why}</span>`,
        },
        { head: t('portal.fairness.observed'), cell: ({ observed }) => observed, figure: true },
        { head: t('portal.fairness.expected'), cell: ({ expected }) => expected, figure: true },
        { head: t('portal.fairness.p'), cell: ({ p }) => pText(p), figure: true },
        { head: t('portal.fairness.verdict'), cell: ({ p }) => verdict(reader, p) },
      ],
      rowsOf(reader, tests),
      { underHeading: true },
    )}`;
}

function rowsOf(reader: Reader, tests: Fairness): Row[] {
  const { t } = reader;
  const counted = (key: 'adjacentPairs' | 'overlaps' | 'contrast', test: CountTest): Row => ({
    name: t(`portal.fairness.${key}`),
    why: t(`portal.fairness.${key}.why`),
    observed: count(reader, test.observed),
    expected: `${count(reader, round(test.mean))} ± ${count(reader, round(Math.sqrt(test.variance)))}`,
    p: test.p,
    ...(test.variance === 0 && notYet),
  });
  const { uniformity, contrast } = tests;
  return [
    {
      name: t('portal.fairness.uniformity'),
      why: t('portal.fairness.uniformity.why'),
      observed: count(reader, round(uniformity.statistic)),
      expected: `${count(reader, uniformity.degrees)} ± ${count(reader, round(Math.sqrt(2 * uniformity.degrees)))}`,
      p: uniformity.p,
      ...(uniformity.degrees === 0 && notYet),
    },
    counted('adjacentPairs', tests.adjacentPairs),
    counted('overlaps', tests.overlaps),
    {
      ...counted('contrast', contrast),
      why: `${t('portal.fairness.contrast.why')}：${partName(reader, contrast.part)}`,
    },
  ];
}

// Nothing was counted: two noughts would read as a result.
const notYet = { observed: '—', expected: '—' };

const round = (value: number) => Math.round(value * 10) / 10;

function partName({ t }: Reader, part: string): string {
  const [, tenth] = /^tenth-(\d+)$/.exec(part) ?? [];
  if (tenth) return t('portal.fairness.part.tenth', { count: tenth });
  return t(part === 'odd' ? 'portal.fairness.part.odd' : 'portal.fairness.part.half');
}

function pText(p: number | null): string {
  if (p === null) return '—';
  return p < 0.0001 ? '< 0.0001' : p.toFixed(4);
}

/** Below one in a thousand a deviation is to be looked into; below one in a hundred it is watched. */
function verdict({ t }: Reader, p: number | null): Html {
  const [key, tone]: ['few' | 'off' | 'watch' | 'fits', Tone] =
    p === null
      ? ['few', 'plain']
      : p < 0.001
        ? ['off', 'bad']
        : p < 0.01
          ? ['watch', 'soon']
          : ['fits', 'done'];
  return chip(tone, t(`portal.fairness.verdict.${key}`));
}

function timesPart(reader: Reader, tests: Fairness | null): Part {
  const { t } = reader;
  if (!tests) return '';
  const most = Math.max(...tests.timesDrawn, 1);
  const heading = html`<h3>${t('portal.fairness.times')}</h3>`;
  if (tests.timesDrawn.length === 0) {
    return html`${heading}
      <p>${t('portal.fairness.times.none')}</p>`;
  }
  return html`${heading}
  ${table(
    t('portal.fairness.times'),
    [
      {
        head: t('portal.fairness.times.head'),
        cell: ([times]) => t('portal.fairness.times.of', { count: count(reader, times) }),
      },
      {
        head: t('portal.fairness.times.subjects'),
        cell: ([, subjects]) => html`${count(reader, subjects)}${bar(subjects / most)}`,
        figure: true,
      },
    ],
    [...tests.timesDrawn.entries()],
    { underHeading: true },
  )}`;
}

// The figure beside it says the same.
const bar = (share: number): Html =>
  html`<svg class="bar" viewBox="0 0 100 6" width="100" height="6" aria-hidden="true">
    <rect class="off" width="100" height="6" rx="3" />
    <rect class="on" width="${Math.max(1, Math.round(share * 100))}" height="6" rx="3" />
  </svg>`;
