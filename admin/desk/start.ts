import type { RequestHandler } from 'express';
import { config } from '../../config.ts';
import { currentTime } from '../../db/clock.ts';
import { proposalsUnder } from '../../db/queries/card-facts-proposal.ts';
import { type DisclosureLine, openDisclosuresUnder } from '../../db/queries/disclosures-under.ts';
import { itemsInForceOrDraft, plansAround } from '../../db/queries/lists-under.ts';
import { type OwnPart, ownParts } from '../../db/queries/own-part.ts';
import { participationsAsked } from '../../db/queries/participants.ts';
import { type RequestLine, requestsUnder } from '../../db/queries/requests-under.ts';
import { type TaskLine, tasksUnder } from '../../db/queries/tasks-under.ts';
import type { Role } from '../../domain/actor.ts';
import { dayOf } from '../../domain/day.ts';
import { can } from '../../domain/policy.ts';
import type { TextKey } from '../../locales/translate.ts';
import { day } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { mayOver, scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { consentLines } from './consent-lines.ts';
import { deadline, type Today, todayNow, urgency } from './deadline.ts';
import { deadlineChart } from './deadline-chart.ts';
import { exclusionLines } from './exclusion-lines.ts';
import { gaugeCards } from './gauges.ts';
import { resetLines } from './resets.ts';
import { schemeLines } from './scheme-lines.ts';

/** The start page: what is overdue, what is due this week, what waits for this very person. */
export const startPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const paths = scopeOf({ read: ['task.read'] }, visitor.actor);
  const today = await todayNow();
  const disclosures = await openDisclosuresUnder(paths);
  const overdue = disclosures.filter(({ dueOn }) => dueOn && urgency(dueOn, today) === 'overdue');
  const soon = disclosures.filter(({ dueOn }) => dueOn && urgency(dueOn, today) === 'soon');
  const waiting = await waitingFor(visitor, disclosures);
  const { t } = visitor;
  sendPage(request, response, {
    title: t('panel.start.title', { name: visitor.actor.name }),
    body: html`<p class="muted">${day(today.on, visitor.locale)} · ${rolesOf(visitor)}</p>
      <div class="columns">
        ${section(t('panel.start.waiting'), waiting, nothingWaits(visitor))}
        ${
          paths.length > 0 && [
            section(
              t('panel.start.overdue'),
              overdue.map(dueLine(today, visitor)),
              t('panel.start.no-overdue'),
            ),
            section(
              t('panel.start.soon'),
              soon.map(dueLine(today, visitor)),
              t('panel.start.no-soon'),
            ),
          ]
        }
      </div>
      ${paths.length > 0 && deadlineChart(disclosures, today, visitor)}
      ${await gaugeCards(paths, visitor)} ${waysToChat(visitor)}`,
  });
};

// An empty desk shows a planner where the work begins.
const nothingWaits = ({ actor, t }: Visitor): Html =>
  html`${t('panel.start.nothing')}
  ${
    scopeOf({ read: ['task.set-up'] }, actor).length > 0 &&
    html`<a href="/desk/tasks/new">${t('panel.tasks.new')}</a>`
  }`;

const section = (title: string, lines: Html[], empty: Html | string): Html =>
  html`<section class="card">
    <h2>${title} <span class="count">${lines.length}</span></h2>
    ${
      lines.length > 0
        ? html`<ul class="lines">
            ${lines.slice(0, 12)}
          </ul>`
        : html`<p class="muted">${empty}</p>`
    }
  </section>`;

const dueLine =
  (today: Today, visitor: Visitor) =>
  ({ dueOn, inspection, subject }: DisclosureLine): Html =>
    html`<li>
      <a href="/desk/requests">${subject}</a> <span class="code">${inspection}</span
      ><br />${deadline(dueOn, today, visitor)}
    </li>`;

function rolesOf({ actor, t }: Visitor): string {
  const roles = [...new Set(actor.mandates.map(({ role }) => role))];
  return (
    roles.map((role: Role) => t(`role.${role}`)).join(t('panel.comma')) || t('panel.start.no-role')
  );
}

async function waitingFor(visitor: Visitor, disclosures: DisclosureLine[]): Promise<Html[]> {
  const { actor } = visitor;
  const decides = scopeOf({ read: ['task.read'] }, actor);
  const plans = scopeOf({ read: ['task.set-up'] }, actor);
  const requests = decides.length > 0 ? await requestsUnder(decides) : [];
  const tasks = plans.length > 0 ? await tasksUnder(plans) : [];
  const own = await ownParts(actor.id);
  return [
    ...own.map((part) => ownLine(part, visitor)),
    ...requests.filter((one) => awaits(one, visitor)).map((one) => requestLine(one, visitor)),
    ...(await proposalsUnder(decides))
      .filter((one) => one.state === 'requested' && can(actor, 'proposal.decide', one))
      .map((one) =>
        link('/desk/requests', visitor.t(`proposal-kind.${one.kind}`), one.subject ?? one.taskName),
      ),
    ...disclosures
      .filter((one) => one.finding !== null && can(actor, 'disclosure.approve', one))
      .map((one) => link('/desk/requests', visitor.t('panel.start.disclose'), one.subject)),
    ...(await jointLines(visitor)),
    ...(await exclusionLines(visitor)),
    ...(await consentLines(visitor)),
    ...(await resetLines(visitor)),
    ...(await schemeLines(visitor)),
    ...tasks.flatMap((task) => taskLine(task, visitor) ?? []),
    ...(await draftLines(visitor)),
  ];
}

// Witnessing and visiting are done on the pages of the web chat, where the cards lead as well.
const ownLine = ({ kind, id, code, name }: OwnPart, { t }: Visitor): Html => {
  const page = kind === 'visit' ? `/visit/${id}` : `/witness/${id}`;
  return link(`${config().BOT_URL}${page}`, t(`panel.own.${kind}`), `${name} ${code}`);
};

const awaits = (request: RequestLine, { actor }: Visitor) =>
  request.state === 'requested' && can(actor, `${request.kind}.decide`, request);

const requestLine = ({ kind, requester, subject }: RequestLine, { t }: Visitor): Html =>
  link('/desk/requests', t(`about.${kind}`), `${requester} · ${subject}`);

const steps: Partial<Record<string, TextKey>> = {
  configured: 'panel.next.freeze',
  frozen: 'panel.next.announce',
  drawn: 'panel.next.confirm',
  confirmed: 'panel.next.dispatch',
  dispatched: 'panel.next.match',
};

function taskLine({ id, name, code, state, uncommitted }: TaskLine, { t }: Visitor) {
  const next = state === 'frozen' && uncommitted > 0 ? 'panel.next.commit' : steps[state];
  return next && link(`/desk/tasks/${id}`, t(next), `${name} ${code}`);
}

// What other departments ask of our own units (R-087).
async function jointLines({ actor, t }: Visitor): Promise<Html[]> {
  const paths = scopeOf({ read: ['joint.confirm'] }, actor);
  if (paths.length === 0) return [];
  const asked = await participationsAsked(paths, dayOf(await currentTime()));
  return asked.map(({ taskName, taskCode, unit }) =>
    link('/desk/joint', t('panel.joint.waiting'), `${taskName} ${taskCode} · ${unit}`),
  );
}

async function draftLines({ actor, t }: Visitor): Promise<Html[]> {
  const lines: Html[] = [];
  if (scopeOf({ read: ['items.publish'] }, actor).length > 0) {
    const drafts = (await itemsInForceOrDraft()).filter(
      ({ state, scheduled }) => state === 'draft' && !scheduled,
    ).length;
    if (drafts > 0) lines.push(link('/desk/lists', t('panel.next.items'), String(drafts)));
  }
  const plans = await plansAround(scopeOf({ read: ['plan.publish', 'task.read'] }, actor));
  for (const plan of plans) {
    const { id, state, year, unit, unitPath } = plan;
    const next = planWaits[state];
    if (next && mayOver(actor, next.action, unitPath)) {
      lines.push(link(`/desk/plans/${id}`, t(next.label), `${unit} ${year}`));
    }
    if (state === 'submitted' && can(actor, 'plan.decide', plan)) {
      lines.push(link(`/desk/plans/${id}`, t('panel.next.plan-decide'), `${unit} ${year}`));
    }
  }
  return lines;
}

const planWaits: Partial<
  Record<string, { action: 'plan.submit' | 'plan.publish'; label: TextKey }>
> = {
  draft: { action: 'plan.submit', label: 'panel.next.plan-submit' },
  approved: { action: 'plan.publish', label: 'panel.next.plan' },
};

const link = (href: string, what: string, about: string): Html =>
  html`<li><a href="${href}">${what}</a> <span>${about}</span></li>`;

// Witnesses and inspectors do their part in the chat, where their cards are.
function waysToChat({ actor, t }: Visitor): Html | false {
  const inChat = actor.mandates.some(({ role }) => role === 'witness' || role === 'inspector');
  return (
    inChat && html`<p class="card"><a href="${config().BOT_URL}">${t('panel.start.chat')}</a></p>`
  );
}
