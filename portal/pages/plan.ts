import type { PlanBody, PlanLine } from '../bodies.ts';
import { sum } from '../draw-story.ts';
import { count, day, moment, percent, span } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import { differenceOf } from '../../domain/list-difference.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { difference } from '../parts/difference.ts';
import { facts, figures } from '../parts/facts.ts';
import { table } from '../parts/table.ts';
import { oldVersion, proof, versions } from '../parts/versions.ts';
import { own, owns, type Reader } from '../reader.ts';

/** One version of an annual plan (年度抽查计划), its tasks line by line. */
export function planPage(reader: Reader, all: Notice<PlanBody>[], shown: Notice<PlanBody>): Page {
  const { t } = reader;
  const { lines, organisation } = shown.body;
  const visits = sum(lines.map(({ estimate }) => estimate ?? 0));
  const joint = lines.filter(({ jointUnits }) => jointUnits.length > 0).length;
  const body = html`<div class="wrap">
    <h1>${own(reader, shown.title)}</h1>
    <p class="lead">${t('portal.plans.lead')}</p>
    ${oldVersion(reader, all[0]!, shown)}
    ${facts([
      [t('portal.organisation'), own(reader, organisation)],
      [t('portal.published'), moment(reader, shown.publishedAt)],
      [t('portal.plan.adjusted'), own(reader, shown.body.reason ?? '')],
    ])}
    ${figures([
      [count(reader, lines.length), t('portal.plan.tasks', { count: lines.length })],
      [count(reader, visits), t('portal.plan.subjects', { count: visits })],
      [count(reader, joint), t('portal.plan.joint', { count: joint })],
    ])}
    ${linesTable(reader, lines)} ${changesOf(reader, all, shown)} ${versions(reader, all, shown)}
    ${proof(reader, shown)}
  </div>`;
  return { title: shown.title, body };
}

// R-054: what an adjustment changed against the version before it.
function changesOf(reader: Reader, all: Notice<PlanBody>[], shown: Notice<PlanBody>): Html | false {
  const before = all.find(({ number }) => number === shown.number - 1);
  if (!before) return false;
  return difference(reader, {
    changes: differenceOf(before.body.lines, shown.body.lines, ({ name }) => name),
    since: before.number,
    label: (field) => labels[field] ?? 'portal.plan.task',
    say: (field, value) => sayLine(reader, field, value),
    why: () => undefined,
  });
}

const labels: Partial<Record<string, TextKey>> = {
  item: 'portal.plan.item',
  scope: 'portal.plan.scope',
  ratioBp: 'portal.plan.ratio',
  estimate: 'portal.plan.estimate',
  startsOn: 'portal.plan.starts',
  endsOn: 'portal.plan.ends',
  unit: 'portal.plan.unit',
  jointUnits: 'portal.plan.joint-units',
  draws: 'portal.plan.draws',
  frequency: 'portal.item.frequency',
  mode: 'portal.plan.mode',
  strata: 'portal.plan.strata',
};

type Stratum = NonNullable<PlanLine['strata']>[number];

function sayLine(reader: Reader, field: string, value: unknown): Part | undefined {
  if (value === null || value === undefined) return undefined;
  if (field === 'ratioBp') return percent(Number(value));
  if (field === 'startsOn' || field === 'endsOn') return day(reader, value as string);
  if (field === 'mode')
    return reader.t(value === 'rotation' ? 'portal.plan.rotation' : 'portal.plan.sample');
  if (field !== 'strata') return undefined;
  return (value as Stratum[]).map(
    ({ risk, keyPool, ratioBp }, at) =>
      html`${at > 0 && (reader.locale === 'zh-CN' ? '；' : '; ')}${
        keyPool ? reader.t('portal.draw.key-pool') : owns(reader, risk)
      }
      ${percent(ratioBp)}`,
  );
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
    html`<span class="soft">${reader.t('portal.plan.with')} ${owns(reader, jointUnits)}</span>`
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
