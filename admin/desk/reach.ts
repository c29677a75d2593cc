import type { Request, RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { type ReachLine, reachLedger, type ReachState } from '../../db/queries/reach.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { holdDrill } from '../../usecases/account/hold-drill.ts';
import { moment } from '../format.ts';
import { sendPage } from '../page.ts';
import { mayOver, scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { option } from './form-parts.ts';
import { hiddenFields, press, text } from './press.ts';

const states = ['none', 'blocked', 'web', 'chat'] as const;
const tones = { chat: 'done', web: 'live', blocked: 'over', none: 'over' } as const;
const mostShown = 200;

/** Who can be reached and how, who answered last and how fast: worst first, and the drill that finds out. */
export const reachPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const paths = scopeOf({ read: ['reach.read'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const name = queryText(request, 'name');
  const lines = await reachLedger(database(), { paths, name }, await currentTime());
  const wanted = states.find((state) => state === request.query['state']);
  const shown = lines.filter(({ state }) => !wanted || state === wanted);
  const drilled = await unitsUnder(scopeOf({ read: ['drill.hold'] }, actor));
  sendPage(request, response, {
    title: t('panel.reach.title'),
    body: html`<p class="muted">${t('panel.reach.lead')}</p>
      ${filters(lines, { wanted, name }, visitor)}
      ${shown.length === 0 && html`<p class="card muted">${t('panel.reach.nobody')}</p>`}
      ${shown.length > 0 && ledger(shown.slice(0, mostShown), visitor)}
      ${
        shown.length > mostShown &&
        html`<p class="muted">${t('panel.reach.more', { count: shown.length - mostShown })}</p>`
      }
      ${drilled.length > 0 && drillForm(drilled, visitor)}`,
  });
};

const queryText = (request: Request, name: string): string => {
  const value = request.query[name];
  return typeof value === 'string' ? value.trim().slice(0, 60) : '';
};

/** How somebody is reached, as a word in its colour; a device that tells them makes the web as good as a chat. */
export const reachState = (state: ReachState, t: Visitor['t'], pushes = 0): Html =>
  state === 'web' && pushes > 0
    ? html`<span class="state done">${t('reach.web-push')}</span>`
    : html`<span class="state ${tones[state]}">${t(`reach.${state}`)}</span>`;

type Filter = { wanted: ReachState | undefined; name: string };

function filters(lines: ReachLine[], { wanted, name }: Filter, { t }: Visitor): Html {
  const count = (state: ReachState) => lines.filter((line) => line.state === state).length;
  const choices = states.map((state) =>
    option(state, `${t(`reach.${state}`)} ${count(state)}`, wanted ?? ''),
  );
  return html`<form method="get" action="/desk/reach" class="filters">
    <label
      >${t('field.state')}
      <select name="state">
        ${option('', `${t('panel.reach.all')} ${lines.length}`, wanted ?? '')} ${choices}
      </select></label
    >
    <label>${t('field.personName')}<input name="name" value="${name}" maxlength="60" /></label>
    <button>${t('panel.reach.look')}</button>
  </form>`;
}

function ledger(lines: ReachLine[], visitor: Visitor): Html {
  const { t } = visitor;
  const columns = (['person', 'state', 'accounts', 'answer', 'latency', 'drill'] as const).map(
    (column) => t(`panel.reach.column.${column}`),
  );
  return html`<table class="rows">
    <thead>
      <tr>
        ${columns.map((column) => html`<th>${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        (line) =>
          html`<tr>
            ${cellsOf(line, visitor).map(
              (cell, at) => html`<td data-label="${columns[at]}">${cell}</td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function cellsOf(line: ReachLine, visitor: Visitor): (Html | string)[] {
  const { t, actor, locale } = visitor;
  const { personId, name, unit, unitPath, state, lastAnswerAt, lastAnswerBy } = line;
  const person = mayOver(actor, 'account.read', unitPath)
    ? html`<a href="/desk/people/${personId}">${name}</a>`
    : name;
  return [
    html`${person}<br /><span class="muted">${unit}</span>`,
    reachState(state, t, line.pushes),
    accountsIn(line, visitor),
    lastAnswerAt
      ? html`${moment(lastAnswerAt, locale)}<br /><span class="muted"
            >${t(`door.${lastAnswerBy!}`)}</span
          >`
      : '–',
    line.latencyMinutes === null ? '–' : latency(line.latencyMinutes, t),
    drillIn(line, visitor),
  ];
}

const accountsIn = ({ accounts, hasWeb, pushes }: ReachLine, { t, locale }: Visitor): Html =>
  html`${accounts.map(
    ({ provider, linkedAt, blockedAt }) =>
      html`${t(`door.${provider}`)}
        <span class="muted"
          >${
            blockedAt
              ? t('panel.reach.blocked-since', { at: moment(blockedAt, locale) })
              : t('panel.reach.linked-since', { at: moment(linkedAt, locale) })
          }</span
        ><br />`,
  )}${t(hasWeb ? 'panel.reach.web' : 'panel.reach.no-web')}${pushes > 0 && html`<br />${t('panel.reach.pushes', { n: pushes })}`}`;

const latency = (minutes: number, t: Visitor['t']): string =>
  minutes < 90
    ? t('panel.reach.minutes', { count: Math.max(1, Math.round(minutes)) })
    : t('panel.reach.hours', { count: Math.round(minutes / 60) });

function drillIn(
  { drillAskedAt, drillAnsweredAt }: ReachLine,
  { t, locale }: Visitor,
): Html | string {
  if (!drillAskedAt) return '–';
  const asked = t('panel.reach.drill-asked', { at: moment(drillAskedAt, locale) });
  if (drillAnsweredAt)
    return t('panel.reach.drill-answered', { at: moment(drillAnsweredAt, locale) });
  return html`<span class="state live">${t('panel.reach.drill-open')}</span><br /><span
      class="muted"
      >${asked}</span
    >`;
}

const drillForm = (units: { id: string; name: string }[], { t }: Visitor): Html =>
  html`<details class="card">
    <summary>${t('panel.reach.drill')}</summary>
    <form method="post" action="/desk/reach/drill" class="form">
      ${hiddenFields()}
      <p class="muted">${t('panel.reach.drill-lead')}</p>
      <label
        >${t('field.unit')}
        <select name="unitId">
          ${units.map(({ id, name }) => option(id, name, ''))}
        </select></label
      >
      <button>${t('panel.reach.drill-hold')}</button>
    </form>
  </details>`;

/** Holds a drill now. */
export const pressDrill = press({
  action: 'drill.hold',
  back: () => '/desk/reach',
  about: async (_params, { actor }) => ({ type: 'drill', id: 'new', unitPath: actor.unitPath }),
  run: async (command, fields) => {
    const { called } = await holdDrill(command, { unitId: text(fields, 'unitId') });
    return { done: 'panel.done.drill', vars: { called } };
  },
});
