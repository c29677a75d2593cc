import type { PlanBody, PlanLine } from '../bodies.ts';
import { sum } from '../draw-story.ts';
import { count, moment, percent, span } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { facts, figures } from '../parts/facts.ts';
import { table } from '../parts/table.ts';
import { oldVersion, proof, versions } from '../parts/versions.ts';
import { own, type Reader } from '../reader.ts';

/** One version of an annual plan (年度抽查计划), its tasks line by line. */
export function planPage(reader: Reader, all: Notice<PlanBody>[], shown: Notice<PlanBody>): Page {
  const { t } = reader;
  const { lines, organisation } = shown.body;
  const body = html`<div class="wrap">
    <h1>${own(reader, shown.title)}</h1>
    <p class="lead">${t('portal.plans.lead')}</p>
    ${oldVersion(reader, all[0]!, shown)}
    ${facts([
      [t('portal.organisation'), own(reader, organisation)],
      [t('portal.published'), moment(reader, shown.publishedAt)],
    ])}
    ${figures([
      [count(reader, lines.length), t('portal.plan.tasks')],
      [count(reader, sum(lines.map(({ estimate }) => estimate ?? 0))), t('portal.plan.subjects')],
      [
        count(reader, lines.filter(({ jointUnits }) => jointUnits.length > 0).length),
        t('portal.plan.joint'),
      ],
    ])}
    ${linesTable(reader, lines)} ${versions(reader, all, shown)} ${proof(reader, shown)}
  </div>`;
  return { title: shown.title, body };
}

function linesTable(reader: Reader, lines: PlanLine[]): Html {
  const { t } = reader;
  return table(
    t('portal.plan.caption', { count: count(reader, lines.length) }),
    [
      { head: t('portal.plan.task'), cell: (line) => taskCell(reader, line) },
      {
        head: t('portal.plan.ratio'),
        cell: ({ ratioBp }) => (ratioBp === null ? '—' : percent(ratioBp)),
        figure: true,
      },
      {
        head: t('portal.plan.estimate'),
        cell: ({ estimate }) => (estimate === null ? '—' : count(reader, estimate)),
        figure: true,
      },
      { head: t('portal.plan.window'), cell: (line) => windowCell(reader, line) },
      { head: t('portal.plan.unit'), cell: (line) => unitCell(reader, line) },
    ],
    lines,
  );
}

const taskCell = (reader: Reader, { name, item, scope }: PlanLine): Html =>
  html`${own(reader, name)}<span class="soft">${own(reader, item)}</span>${
      scope && html`<span class="soft">${own(reader, scope)}</span>`
    }`;

const unitCell = (reader: Reader, { unit, jointUnits }: PlanLine): Html =>
  html`${own(reader, unit)}${
    jointUnits.length > 0 &&
    html`<span class="soft"
      >${reader.t('portal.plan.with')} ${own(reader, jointUnits.join('、'))}</span
    >`
  }`;

function windowCell(reader: Reader, { startsOn, endsOn }: PlanLine): Part {
  if (!startsOn || !endsOn) return '—';
  return html`${span(reader, startsOn, endsOn)}${yearStrip(startsOn, endsOn)}`;
}

// Twelve months as a strip, those of the task filled; the dates beside it say the same in words.
function yearStrip(startsOn: string, endsOn: string): Html {
  const [first, last] = [startsOn, endsOn].map((day) => Number(day.slice(5, 7))) as [
    number,
    number,
  ];
  const months = Array.from({ length: 12 }, (_, at) => {
    const inTask = at + 1 >= first && at + 1 <= last;
    return html`<rect
      x="${at * 9}"
      width="8"
      height="6"
      rx="1"
      class="${inTask ? 'on' : 'off'}"
    />`;
  });
  return html`<svg class="strip" viewBox="0 0 107 6" width="107" height="6" aria-hidden="true">
    ${months}
  </svg>`;
}
