import { type Request, type RequestHandler, type Response, Router } from 'express';
import { say, told } from '../../chat/text.ts';
import { quietLines } from '../../db/queries/quiet-hours.ts';
import { clockOf, readQuiet } from '../../domain/quiet.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { signOutEverywhere } from '../../usecases/account/sign-out.ts';
import { setQuietHours } from '../../usecases/message/quiet.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { reachWords } from '../settings.ts';
import { answered } from './answered.ts';
import { devicesSection } from './devices.ts';
import { fieldIn } from './fields.ts';
import { languageName, sendPage } from './page.ts';
import { textsIn, type Visitor, visitorOf } from './visitor.ts';

/** What somebody settles for themselves: the way they are reached, quiet hours, language, their sessions. */
export function meRoutes(): Router {
  const router = Router();
  router.get('/me', mePage);
  router.post('/me/quiet', quietRoute);
  router.post('/me/sign-out', signOutRoute);
  return router;
}

const mePage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { base, locale } = visitor;
  const t = textsIn(locale);
  const lines = await reachWords(visitor);
  const main = html`<p><a href="${base}/inbox">← ${t('page.back')}</a></p>
    <h1>${t('page.me')}</h1>
    <section class="card" id="reach">
      <h2>${t('page.me.reach')}</h2>
      ${lines.map((line) => html`<p>${say(locale, line)}</p>`)}
    </section>
    ${await devicesSection(visitor)} ${await quietForm(visitor)} ${languageForm(visitor)}
    ${signOutForm(visitor)}`;
  sendPage(request, response, { title: t('page.me'), main });
};

async function quietForm({ actor, base, locale }: Visitor): Promise<Html> {
  const t = textsIn(locale);
  const own = (await quietLines(actor.id, [])).find(({ unitId }) => unitId === null);
  const field = (name: 'from' | 'to', minute: number) =>
    html`<p class="field">
      <label for="f-${name}">${t(`panel.quiet.${name}`)}</label>
      <input id="f-${name}" name="${name}" type="time" value="${clockOf(minute)}" required />
    </p>`;
  return html`<form method="post" action="${base}/me/quiet" class="card form" id="quiet">
    <h2>${t('panel.quiet.title')}</h2>
    <p class="muted">${t('page.me.quiet')}</p>
    <div class="pair">
      ${field('from', own?.fromMinute ?? 22 * 60)} ${field('to', own?.toMinute ?? 7 * 60)}
    </div>
    <div class="actions">
      <button class="button primary">${t('panel.quiet.set')}</button>
      ${own && html`<button class="button" name="end" value="1">${t('panel.quiet.end')}</button>`}
    </div>
  </form>`;
}

function languageForm({ base, locale }: Visitor): Html {
  const t = textsIn(locale);
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return html`<form method="post" action="${base}/language" class="card form" id="language">
    <h2>${t('page.me.language')}</h2>
    <p class="muted">${t('page.me.language.lead')}</p>
    <input type="hidden" name="back" value="${base}/me" />
    <div class="actions">
      <button class="button" name="locale" value="${other}" lang="${other}">
        ${languageName[other]}
      </button>
    </div>
  </form>`;
}

const signOutForm = ({ base, locale }: Visitor): Html => {
  const t = textsIn(locale);
  return html`<form method="post" action="${base}/me/sign-out" class="card form" id="sign-out">
    <h2>${t('page.me.sign-out')}</h2>
    <p class="muted">${t('page.me.sign-out.lead')}</p>
    <div class="actions">
      <button class="button danger">${t('page.me.sign-out')}</button>
    </div>
  </form>`;
};

const quietRoute: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { actor, base } = visitor;
  const isEnd = fieldIn(request.body, 'end') !== '';
  const said = `${fieldIn(request.body, 'from')}-${fieldIn(request.body, 'to')}`;
  await answered(visitor, async () => {
    const hours = isEnd ? null : readQuiet(said);
    if (hours === undefined) throw new Refusal('bad-input', { field: 'hours' });
    await setQuietHours(commandOf(actor, 'web'), { for: { personId: actor.id }, hours });
    return told(hours ? 'panel.done.quiet-set' : 'panel.done.quiet-ended');
  });
  response.redirect(303, `${base}/me`);
};

const signOutRoute: RequestHandler = async (request: Request, response: Response) => {
  const { actor, base } = visitorOf(response);
  await signOutEverywhere(commandOf(actor, 'web'), { personId: actor.id });
  // The demo's panes have no session.
  if (base !== '') return response.redirect(303, `${base}/me`);
  request.session.destroy(() => response.clearCookie('yaohao.chat').redirect(303, '/sign-in'));
};
