import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { signIn } from '../../usecases/account/sign-in.ts';
import { html } from './html.ts';
import { languageName, sendOpenPage } from './page.ts';
import { openSession } from './session.ts';
import { localeOfRequest, textsIn } from './visitor.ts';

const credentials = z.object({ login: z.string().min(1).max(200), password: z.string().max(1000) });

/** A path of this site, never another's: '//host' and '/\host' are none. */
export const ownPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\w/.?=&-]*$/)
  .catch('/inbox');

/** Signing in and out. */
export function signInRoutes(): Router {
  const router = Router();
  router.get('/sign-in', (request, response) => {
    if (request.session.personId) return response.redirect(303, ownPath.parse(request.query['to']));
    sendForm(request, response, 200);
  });
  router.post('/sign-in', async (request, response) => {
    const refusal = await open(request);
    const { to } = request.body as { to?: string };
    if (!refusal) return response.redirect(303, ownPath.parse(to));
    sendForm(request, response, refusal.code === 'account-locked' ? 429 : 401, refusal);
  });
  router.post('/sign-out', (request, response) => {
    request.session.destroy(() => response.clearCookie('yaohao.chat').redirect(303, '/sign-in'));
  });
  return router;
}

async function open(request: Request): Promise<Refusal | undefined> {
  const given = credentials.safeParse(request.body);
  if (!given.success) return new Refusal('sign-in-failed');
  try {
    await openSession(request, await signIn(given.data, 'web'));
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
  const to = ownPath.parse(request.query['to'] ?? (request.body as { to?: string })?.to);
  const main = html`<h1>${t('product.name')}</h1>
    <p class="muted">${t('page.sign-in.lead')}</p>
    ${refusal && html`<p class="flash deny" role="alert">${t(`refusal.${refusal.code}` as TextKey, refusal.details)}</p>`}
    <form method="post" action="/sign-in?lang=${locale}" class="card form">
      <input type="hidden" name="to" value="${to}" />
      <p class="field">
        <label for="login">${t('page.login')}</label
        ><input id="login" name="login" autocomplete="username" required autofocus />
      </p>
      <p class="field">
        <label for="password">${t('page.password')}</label
        ><input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
        />
      </p>
      <div class="actions"><button class="button primary">${t('page.sign-in')}</button></div>
    </form>
    <p>
      <a lang="${other}" href="/sign-in?lang=${other}&to=${encodeURIComponent(to)}"
        >${languageName[other]}</a
      >
    </p>`;
  sendOpenPage(response, locale, { title: t('page.sign-in'), main, status });
}
