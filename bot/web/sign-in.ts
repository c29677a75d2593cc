import { Router, type Request, type Response } from 'express';
import { Refusal } from '../../domain/refusal.ts';
import type { Locale, TextKey } from '../../locales/translate.ts';
import { signIn } from '../../usecases/account/sign-in.ts';
import { textInput } from './controls.ts';
import { fieldIn, ownPath } from './fields.ts';
import { html } from '../../html.ts';
import { languageName, sendOpenPage } from './page.ts';
import { endOnSignOut } from './push.ts';
import { openSession } from './session.ts';
import { localeOfRequest, textsIn } from './visitor.ts';

/** Signing in and out. */
export function signInRoutes(): Router {
  const router = Router();
  router.get('/sign-in', (request, response) => {
    if (request.session.personId) return response.redirect(303, ownPath(request.query['to']));
    sendForm(request, response, 200);
  });
  router.post('/sign-in', async (request, response) => {
    const refusal = await open(request);
    if (!refusal) return response.redirect(303, ownPath(fieldIn(request.body, 'to')));
    sendForm(request, response, refusal.code === 'account-locked' ? 429 : 401, refusal);
  });
  router.post('/sign-out', async (request, response) => {
    await endOnSignOut(request);
    request.session.destroy(() => response.clearCookie('yaohao.chat').redirect(303, '/sign-in'));
  });
  return router;
}

async function open(request: Request): Promise<Refusal | undefined> {
  const login = fieldIn(request.body, 'login', 200);
  const password = fieldIn(request.body, 'password', 1000);
  if (!login || !password) return new Refusal('sign-in-failed');
  try {
    await openSession(request, await signIn({ login, password }, 'web'));
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function sendForm(request: Request, response: Response, status: number, refusal?: Refusal): void {
  const locale = localeOfRequest(request);
  const t = textsIn(locale);
  const other = locale === 'en' ? 'zh-CN' : 'en';
  const to = ownPath(request.query['to'] ?? fieldIn(request.body, 'to'));
  const main = html`<h1>${t('product.name')}</h1>
    <p class="muted">${t('page.sign-in.lead')}</p>
    ${refusal && html`<p class="flash deny" role="alert">${reasonOf(refusal, locale)}</p>`}
    <form method="post" action="/sign-in?lang=${locale}" class="card form">
      <input type="hidden" name="to" value="${to}" />
      ${textInput('login', t('page.login'), html`autocomplete="username" required autofocus`)}
      ${textInput('password', t('page.password'), passwordField)}
      <div class="actions">
        <button class="button primary">${t('page.sign-in')}</button>
      </div>
    </form>
    <p>
      <a lang="${other}" href="/sign-in?lang=${other}&to=${encodeURIComponent(to)}">
        ${languageName[other]}
      </a>
    </p>`;
  sendOpenPage(response, locale, { title: t('page.sign-in'), main, status });
}

const passwordField = html`type="password" autocomplete="current-password" required`;

const reasonOf = ({ code, details }: Refusal, locale: Locale): string =>
  textsIn(locale)(`refusal.${code}` as TextKey, details);
