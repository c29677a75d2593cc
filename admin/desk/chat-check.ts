import { type RequestHandler, Router } from 'express';
import { currentTime } from '../../db/clock.ts';
import { checksOf, type ShownCheck } from '../../db/queries/chat-checks.ts';
import type { CheckLine, CheckReport } from '../../domain/chat-check.ts';
import { authorize } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import { askCheck } from '../../usecases/chat-check/ask.ts';
import { moment } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { hiddenFields, press } from './press.ts';

/** The page on which an administrator tries the chats with their own accounts. */
export function chatCheckRoutes(): Router {
  const router = Router();
  router.get('/', chatCheckPage);
  router.post('/', start);
  return router;
}

const refreshS = 3;
const patienceMs = 120_000;

const chatCheckPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  authorize(actor, 'check.ask', { unitPath: actor.unitPath });
  const checks = await checksOf(actor.id);
  const [newest] = checks;
  if (newest && (await isRunning(newest))) response.set('refresh', String(refreshS));
  sendPage(request, response, {
    title: t('panel.checks.title'),
    body: html`<p class="muted">${t('panel.checks.lead')}</p>
      <form method="post" action="/desk/chat-check" class="card">
        ${hiddenFields()}<button class="primary">${t('panel.checks.press')}</button>
      </form>
      ${checks.length === 0 && html`<p class="empty">${t('panel.checks.none')}</p>`}
      ${checks.map((check, at) => shown(check, visitor, at === 0))}`,
  });
};

// A worker that is not there will never report; the page does not wait for it for ever.
const isRunning = async ({ reports, askedAt }: ShownCheck): Promise<boolean> =>
  reports === null && (await currentTime()).getTime() - askedAt.getTime() < patienceMs;

const shown = (check: ShownCheck, visitor: Visitor, isNewest: boolean): Html =>
  html`<details class="card" ${isNewest && html`open`}>
    <summary>${moment(check.askedAt, visitor.locale)}</summary>
    ${
      check.reports
        ? check.reports.map((one) => report(one, visitor))
        : html`<p role="status">${visitor.t('panel.checks.running')}</p>`
    }
  </details>`;

const report = ({ provider, lines }: CheckReport, visitor: Visitor): Html =>
  html`<h2>${visitor.t(`check.platform.${provider}`)}</h2>
    <ul>
      ${lines.map((line) => item(line, visitor))}
    </ul>`;

const item = ({ step, state, ms = 0, detail, advice }: CheckLine, { t }: Visitor): Html =>
  html`<li>
    ${t(`check.state.${state}`)} <b>${t(`check.step.${step}`)}</b>
    <span class="muted">${ms} ms${detail && ` · ${detail}`}</span>
    ${advice && html`<p>${t(`check.advice.${advice}`)}</p>`}
  </li>`;

const start: RequestHandler = press({
  action: 'check.ask',
  back: () => '/desk/chat-check',
  about: async (_, { actor }) => ({ type: 'person', id: actor.id, unitPath: actor.unitPath }),
  run: async (command) => {
    await askCheck(command, {});
    return { done: 'panel.done.checks' };
  },
});
