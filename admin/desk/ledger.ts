import type { RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { type LedgerLine, ledgerOf } from '../../db/queries/ledger.ts';
import { csvOf } from '../../domain/csv.ts';
import { dayOf } from '../../domain/day.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { window } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Texts, type Visitor, visitorOf } from '../visitor.ts';
import { pathsOf, yearIn } from './exclusions.ts';

/** 任务台账: every task of a year on a line, from the draw to what was published of it. */
export const ledgerPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const { year, lines } = await asked(visitor, request.query['year']);
  sendPage(request, response, {
    title: t('panel.ledger.title'),
    body: html`<p class="muted">${t('panel.ledger.lead')}</p>
      <p><a href="/desk/kpi?year=${year}">${t('panel.kpi.title')}</a></p>
      <p>
        <a href="/desk/ledger?year=${year - 1}">${year - 1}</a> · <b>${year}</b> ·
        <a href="/desk/ledger?year=${year + 1}">${year + 1}</a>
      </p>
      ${lines.length === 0 && html`<p class="card muted">${t('panel.ledger.none')}</p>`}
      ${lines.map((line) => entry(line, visitor))}
      ${
        lines.length > 0 &&
        html`<p>
          <a class="button" href="/desk/ledger/${year}.csv">${t('panel.kpi.csv')}</a>
        </p>`
      }`,
  });
};

/** The ledger of a year as a CSV file. */
export const ledgerCsv: RequestHandler = async (request, response, next) => {
  const visitor = visitorOf(response);
  const given = String(request.params['year']);
  if (!/^20\d\d$/.test(given)) return next();
  const { year, lines } = await asked(visitor, given);
  const { t } = visitor;
  const rows = lines.map((line) => cellsOf(line, t).map(([, value]) => value));
  const head = [t('field.code'), t('field.name'), ...factNames.map((name) => t(labels[name]))];
  response
    .type('text/csv; charset=utf-8')
    .attachment(`ledger-${year}.csv`)
    .send(csvOf([head, ...rows]));
};

async function asked({ actor }: Visitor, given: unknown) {
  const today = dayOf(await currentTime());
  const year = yearIn(given, today);
  const paths = pathsOf(actor);
  return { year, lines: await ledgerOf(database().manager, { paths, year, today }) };
}

const labels = {
  source: 'panel.ledger.source',
  state: 'field.state',
  initiator: 'field.initiator',
  units: 'field.unit',
  startsOn: 'field.startsOn',
  endsOn: 'field.endsOn',
  drawnOn: 'panel.ledger.drawn-on',
  pool: 'panel.ledger.pool',
  drawn: 'panel.ledger.drawn',
  joint: 'panel.ledger.joint',
  visits: 'panel.ledger.visits',
  signed: 'panel.ledger.signed',
  problems: 'panel.ledger.problems',
  published: 'panel.ledger.published',
  inTime: 'panel.ledger.in-time',
  overdue: 'panel.ledger.overdue',
  replaced: 'panel.ledger.replaced',
  voids: 'panel.ledger.voids',
  closedOn: 'panel.ledger.closed-on',
} as const;
type Fact = keyof typeof labels;
const factNames = Object.keys(labels) as Fact[];

function factOf(line: LedgerLine, name: Fact, t: Texts): string | number {
  if (name === 'source') return t(`panel.ledger.source.${line.source}`);
  if (name === 'state') return t(`state.task.${line.state}` as TextKey);
  return line[name] ?? '';
}

const cellsOf = (line: LedgerLine, t: Texts): [string, string | number][] => [
  ['code', line.code],
  ['name', line.name],
  ...factNames.map((name): [string, string | number] => [name, factOf(line, name, t)]),
];

const inHead: readonly Fact[] = ['startsOn', 'endsOn', 'source', 'state', 'units', 'initiator'];

const entry = (line: LedgerLine, { t, locale }: Visitor): Html =>
  html`<section class="card">
    <h2>
      <a href="/desk/tasks/${line.id}">${line.name}</a> <span class="code">${line.code}</span>
    </h2>
    <p class="muted">
      ${window(line.startsOn, line.endsOn, locale)} · ${factOf(line, 'source', t)} ·
      ${line.units === line.initiator ? line.units : `${line.initiator} → ${line.units}`} ·
      <span class="state">${factOf(line, 'state', t)}</span>
    </p>
    <dl class="tally">
      ${factNames
        .filter((name) => !inHead.includes(name) && factOf(line, name, t) !== '')
        .map(
          (name) =>
            html`<div class="${name === 'overdue' && line.overdue > 0 && 'over'}">
              <dt>${t(labels[name])}</dt>
              <dd>${factOf(line, name, t)}</dd>
            </div>`,
        )}
    </dl>
  </section>`;
