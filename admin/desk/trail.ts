import type { RequestHandler } from 'express';
import { shownCard } from '../../db/queries/shown-cards.ts';
import { trailUnder, wasCardOf } from '../../db/queries/trail-under.ts';
import { parseDay } from '../../domain/calendar.ts';
import { csvOf } from '../../domain/csv.ts';
import { minuteOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { eventSentence } from '../../locales/event-sentence.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Official, type Visitor, visitorOf } from '../visitor.ts';
import { shownAs } from './receipt.ts';
import { type Chapter, chapters } from './trail-chapters.ts';
import { trailItem } from './trail-line.ts';

const linesPerPage = 50;
const linesInFile = 5000;
const doors = ['telegram', 'slack', 'web', 'panel', 'portal', 'cli', 'system'] as const;

/** 全过程留痕 (R-190): one sentence for each event, newest first, with filters. */
export const trailPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const asked = questionIn(request.query);
  const lines = await linesOf(visitor.actor, asked, linesPerPage);
  const last = lines.length === linesPerPage ? lines.at(-1) : undefined;
  const older = new URLSearchParams({ ...defined(asked), before: last?.id ?? '' });
  const file = new URLSearchParams(defined(asked));
  sendPage(request, response, {
    title: t('panel.way.trail'),
    body: html`${filters(asked, visitor)}
      ${lines.length === 0 && html`<p class="card muted">${t('panel.trail.none')}</p>`}
      <ol class="trail">
        ${lines.map((line) => trailItem(line, visitor))}
      </ol>
      <p>
        ${last && html`<a class="button" href="/desk/trail?${older.toString()}">${t('panel.trail.older')}</a>`}
        ${
          lines.length > 0 &&
          html`<a class="button" href="/desk/trail.csv?${file.toString()}"
            >${t('panel.kpi.csv')}</a
          >`
        }
      </p>`,
  });
};

/** The same lines as a CSV file, the newest five thousand. */
export const trailCsv: RequestHandler = async (request, response) => {
  const { actor, locale, t } = visitorOf(response);
  const lines = await linesOf(actor, questionIn(request.query), linesInFile);
  const head = [
    t('panel.trail.number'),
    t('panel.trail.at'),
    t('panel.trail.person'),
    t('field.door'),
    t('field.type'),
    t('panel.trail.sentence'),
    t('field.taskCode'),
    t('panel.trail.seal'),
    t('panel.trail.card'),
  ];
  const rows = lines.map((line) => [
    line.id,
    minuteOf(line.at),
    line.actor ?? t('panel.trail.system'),
    t(`door.${line.door}` as TextKey),
    line.type,
    eventSentence(locale, line),
    line.task ?? '',
    line.seal ?? '',
    line.cardHash ?? '',
  ]);
  response
    .type('text/csv; charset=utf-8')
    .attachment('trail.csv')
    .send(csvOf([head, ...rows]));
};

/** The card that somebody had before them when they pressed, in its own words. */
export const trailCard: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const hash = String(request.params['hash']);
  const shown = /^[0-9a-f]{64}$/.test(hash) ? await shownCard(hash) : undefined;
  if (!shown || !(await wasCardOf(pathsOf(visitor.actor), hash))) {
    throw new Refusal('not-found', { what: 'card' });
  }
  sendPage(request, response, {
    title: visitor.t('panel.receipt.shown'),
    body: html`${shownAs(shown, visitor)}
      <p><code>${hash}</code></p>`,
  });
};

function pathsOf(actor: Official): string[] {
  const paths = scopeOf({ read: ['trail.read'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  return paths;
}

const linesOf = (actor: Official, asked: Asked, limit: number) =>
  trailUnder({
    paths: pathsOf(actor),
    ...asked,
    families: chapters[asked.type as Chapter],
    limit,
  });

const names = ['task', 'type', 'door', 'actor', 'from', 'to', 'before'] as const;
type Asked = Partial<Record<(typeof names)[number], string>>;

function questionIn(query: Record<string, unknown>): Asked {
  const given = names.flatMap((name) => {
    const value = query[name];
    const text = typeof value === 'string' ? value.trim() : '';
    return text !== '' && fits(name, text) ? [[name, text]] : [];
  });
  return Object.fromEntries(given);
}

function fits(name: (typeof names)[number], text: string): boolean {
  if (name === 'type') return text in chapters;
  if (name === 'before') return /^\d{1,18}$/.test(text);
  return name === 'from' || name === 'to' ? parseDay(text) !== undefined : true;
}

const defined = ({ before: _, ...rest }: Asked) => rest as Record<string, string>;

const filters = (asked: Asked, { t }: Visitor): Html =>
  html`<form method="get" action="/desk/trail" class="card filters">
    <label>${t('field.taskCode')}<input name="task" value="${asked.task ?? ''}" /></label>
    <label>${t('panel.trail.person')}<input name="actor" value="${asked.actor ?? ''}" /></label>
    <label
      >${t('field.type')}<select name="type">
        <option value="">${t('panel.all')}</option>
        ${(Object.keys(chapters) as Chapter[]).map((one) => option(one, t(`panel.chapter.${one}`), asked.type))}
      </select></label
    >
    <label
      >${t('field.door')}<select name="door">
        <option value="">${t('panel.all')}</option>
        ${doors.map((one) => option(one, t(`door.${one}`), asked.door))}
      </select></label
    >
    <label
      >${t('panel.trail.from')}<input type="date" name="from" value="${asked.from ?? ''}"
    /></label>
    <label>${t('panel.trail.to')}<input type="date" name="to" value="${asked.to ?? ''}" /></label>
    <button>${t('admin.buttons.filter')}</button>
  </form>`;

const option = (value: string, label: string, chosen?: string): Html =>
  html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${label}</option>`;
