import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { Refusal } from '../domain/refusal.ts';
import type { Locale } from '../locales/translate.ts';
import { signIn } from '../usecases/account/sign-in.ts';
import { mustEnrolAnew } from '../db/queries/authenticator-resets.ts';
import { database } from '../db/data-source.ts';
import { nonceOf } from './guard.ts';
import { html } from '../html.ts';
import { languageName } from './menu.ts';
import { frame } from './page.ts';
import { leave } from './session.ts';
import { localeOf, textsIn } from './visitor.ts';

const credentials = z.object({ login: z.string().min(1).max(200), password: z.string().max(1000) });
const language = z.object({
  locale: z.enum(['zh-CN', 'en']),
  // A path of this site: never '//other.host'.
  back: z
    .string()
    .regex(/^\/(?!\/)[\w/.-]*$/)
    .catch('/desk'),
});

/** Signing in and out, and the choice of language: all that works without having signed in. */
export function signInRoutes(): Router {
  const router = Router();
  router.get('/sign-in', (request, response) => {
    if (request.session.personId) return response.redirect(303, '/desk');
    sendForm(request, response, 200);
  });
  router.post('/sign-in', async (request, response) => {
    const given = credentials.safeParse(request.body);
    const refusal = given.success ? await open(request, given.data) : new Refusal('sign-in-failed');
    if (!refusal) return leave(request, response, await firstPage(request.session.personId));
    sendForm(request, response, refusal.code === 'account-locked' ? 429 : 401, refusal);
  });
  router.post('/sign-out', (request, response) => {
    request.session.destroy(() => response.clearCookie('yaohao.panel').redirect(303, '/sign-in'));
  });
  router.post('/language', (request, response) => {
    const { locale, back } = language.parse(request.body);
    request.session.locale = locale;
    leave(request, response, back);
  });
  return router;
}

// A new session id at every sign-in: one that was planted before it is worth nothing.
async function open(
  request: Request,
  given: z.output<typeof credentials>,
): Promise<Refusal | undefined> {
  try {
    const personId = await signIn(given, 'panel');
    const chosen = request.session.locale;
    await new Promise<void>((resolve, reject) => {
      request.session.regenerate((error) => (error ? reject(error) : resolve()));
    });
    request.session.personId = personId;
    request.session.locale = chosen ?? (await localeOfPerson(personId));
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

// Whose authenticator was let go of enrols anew before anything else.
const firstPage = async (personId = ''): Promise<string> =>
  (await mustEnrolAnew(personId)) ? '/desk/step-up' : '/desk';

async function localeOfPerson(personId: string): Promise<Locale> {
  const [row] = await database().query('select locale from person where id = $1', [personId]);
  return row.locale;
}

function sendForm(request: Request, response: Response, status: number, refusal?: Refusal): void {
  const locale = localeOf(request);
  const t = textsIn(locale);
  const other = locale === 'zh-CN' ? 'en' : 'zh-CN';
  const body = html`<main id="main" class="narrow sign-in">
    <p class="brand"><img src="/assets/logo.svg" alt="" width="48" height="48" /></p>
    <h1>${t('product.name')}</h1>
    <p class="muted">${t('panel.sign-in.lead')}</p>
    ${
      refusal &&
      html`<p class="flash refused" role="alert">
        ${t(`refusal.${refusal.code}`, refusal.details)}
      </p>`
    }
    <form method="post" action="/sign-in" class="card">
      <label for="login">${t('panel.sign-in.login')}</label>
      <input id="login" name="login" autocomplete="username" required autofocus />
      <label for="password">${t('panel.sign-in.password')}</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        required
      />
      <button class="primary">${t('panel.sign-in.submit')}</button>
    </form>
    <form method="post" action="/language" class="language">
      <input type="hidden" name="back" value="/sign-in" />
      <button name="locale" value="${other}" lang="${other}">${languageName[other]}</button>
    </form>
  </main>`;
  const title = `${t('panel.sign-in.submit')} · ${t('product.name')}`;
  response
    .status(status)
    .type('html')
    .send(frame({ lang: locale, title, nonce: nonceOf(response), body }));
}
