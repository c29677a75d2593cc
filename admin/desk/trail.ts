import type { RequestHandler } from 'express';
import { type TrailLine, trailUnder } from '../../db/queries/trail-under.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { instant } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { eventSentence } from '../../locales/event-sentence.ts';

const linesPerPage = 50;
const chapters = [
  'registry',
  'items',
  'plan',
  'task',
  'draw',
  'team',
  'inspection',
  'exclusion',
  'campaign',
  'recusal',
  'substitution',
  'result',
  'disclosure',
  'obligation',
  'account',
  'command',
] as const;
const doors = ['telegram', 'slack', 'web', 'panel', 'portal', 'cli', 'system'] as const;

/** 全过程留痕: one sentence for each event, newest first, with filters. */
export const trailPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const paths = scopeOf({ read: ['trail.read'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const asked = questionIn(request.query);
  const lines = await trailUnder({
    paths,
    ...asked,
    type: asked.type && `${asked.type}.`,
    limit: linesPerPage,
  });
  const last = lines.length === linesPerPage ? lines.at(-1) : undefined;
  const older = new URLSearchParams({ ...defined(asked), before: last?.id ?? '' });
  sendPage(request, response, {
    title: t('panel.way.trail'),
    body: html`${filters(asked, visitor)}
      ${lines.length === 0 && html`<p class="card muted">${t('panel.trail.none')}</p>`}
      <ol class="trail">
        ${lines.map((line) => trailItem(line, visitor))}
      </ol>
      ${last && html`<p><a class="button" href="/desk/trail?${older.toString()}">${t('panel.trail.older')}</a></p>`}`,
  });
};

type Asked = Partial<Record<'task' | 'type' | 'door' | 'actor' | 'before', string>>;

function questionIn(query: Record<string, unknown>): Asked {
  const names = ['task', 'type', 'door', 'actor', 'before'] as const;
  const given = names.flatMap((name) => {
    const value = query[name];
    const fits = typeof value === 'string' && value.trim() !== '';
    return fits && (name !== 'before' || /^\d{1,18}$/.test(value)) ? [[name, value.trim()]] : [];
  });
  return Object.fromEntries(given);
}

const defined = ({ before: _, ...rest }: Asked) => rest as Record<string, string>;

const filters = (asked: Asked, { t }: Visitor): Html =>
  html`<form method="get" action="/desk/trail" class="card filters">
    <label>${t('field.taskCode')}<input name="task" value="${asked.task ?? ''}" /></label>
    <label>${t('panel.trail.person')}<input name="actor" value="${asked.actor ?? ''}" /></label>
    <label
      >${t('field.type')}<select name="type">
        <option value="">${t('panel.all')}</option>
        ${chapters.map((one) => option(one, t(`panel.chapter.${one}`), asked.type))}
      </select></label
    >
    <label
      >${t('field.door')}<select name="door">
        <option value="">${t('panel.all')}</option>
        ${doors.map((one) => option(one, t(`door.${one}`), asked.door))}
      </select></label
    >
    <button>${t('admin.buttons.filter')}</button>
  </form>`;

const option = (value: string, label: string, chosen?: string): Html =>
  html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${label}</option>`;

const trailItem = (line: TrailLine, visitor: Visitor): Html =>
  html`<li>
    <time datetime="${line.at.toISOString()}">${instant(line.at)}</time>
    <p>${eventSentence(visitor.locale, line)}</p>
    <p class="muted">
      <span class="code">#${line.id}</span> · ${visitor.t(`door.${line.door}` as TextKey)}
      ${line.task && html`· <a href="/desk/trail?task=${line.task}">${line.task}</a>`}
      ${line.cardHash && html`· ${visitor.t('panel.trail.card')} <code>${line.cardHash.slice(0, 12)}</code>`}
    </p>
    ${
      Object.keys(line.data).length > 0 &&
      html`<details>
        <summary>${visitor.t('panel.trail.data')}</summary>
        <pre>${JSON.stringify(line.data, null, 2)}</pre>
      </details>`
    }
  </li>`;
