import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { Refusal } from '../domain/refusal.ts';
import { type Html, html } from '../html.ts';
import type { ProofFor } from '../usecases/step-up/prove.ts';
import { enterByLink, type StepUpLink, stepUpLink } from '../usecases/step-up/link.ts';
import { nonceOf } from './guard.ts';
import { frame } from './page.ts';
import { leave } from './session.ts';
import { localeOf, textsIn } from './visitor.ts';

const given = z.object({ code: z.string().max(30).catch('') });

/** Where somebody who has proved themselves goes on. */
export const matterPage = ({ type, id }: ProofFor): string =>
  type !== 'inspection' ? `/desk/requests#${id}` : `/desk/step-up/${type}/${id}`;

/** One-time links from the chats: with a code of the authenticator they open the panel for that one matter. */
export function stepUpRoutes(): Router {
  const router = Router();
  router.get('/step-up/:token', async (request, response) => {
    const link = await stepUpLink(String(request.params['token']));
    send(request, response, link);
  });
  router.post('/step-up/:token', async (request, response) => {
    const link = await stepUpLink(String(request.params['token']));
    if (!link) return send(request, response, link);
    try {
      const actor = await enterByLink(link, given.parse(request.body).code);
      await openFor(request, actor.id);
      leave(request, response, matterPage(link.about));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      send(request, response, link, error);
    }
  });
  return router;
}

// A new session id, as at every sign-in.
async function openFor(request: Request, personId: string): Promise<void> {
  const chosen = localeOf(request);
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error) => (error ? reject(error) : resolve()));
  });
  request.session.personId = personId;
  request.session.locale = chosen;
}

function send(request: Request, response: Response, link?: StepUpLink, refusal?: Refusal): void {
  const locale = localeOf(request);
  const t = textsIn(locale);
  const title = t('panel.step-up.title');
  const body = html`<main id="main" class="narrow sign-in">
    <h1>${title}</h1>
    ${
      refusal &&
      html`<p class="flash refused" role="alert">
        ${t(`refusal.${refusal.code}`, refusal.details)}
      </p>`
    }
    ${link ? codeForm(request.originalUrl, t, link.about.type) : html`<p>${t('panel.step-up.gone')}</p>`}
    <p><a href="/sign-in">${t('panel.sign-in.submit')}</a></p>
  </main>`;
  response
    .status(statusOf(link, refusal))
    .type('html')
    .send(
      frame({
        lang: locale,
        title: `${title} · ${t('product.name')}`,
        nonce: nonceOf(response),
        body,
      }),
    );
}

function statusOf(link: StepUpLink | undefined, refusal: Refusal | undefined): number {
  if (!link) return 410;
  if (!refusal) return 200;
  return refusal.code === 'account-locked' ? 429 : 401;
}

/** Six digits, and nothing that a browser would keep. */
export const codeForm = (
  action: string,
  t: ReturnType<typeof textsIn>,
  matter: ProofFor['type'] | 'enrolment' | 'codes',
): Html =>
  html`<form method="post" action="${action}" class="card form">
      <p>${t(`panel.step-up.lead.${matter}`)}</p>
      <label
        >${t('panel.step-up.code')}<input
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          pattern="[0-9]{6}"
          maxlength="6"
          required
      /></label>
      <p><button class="primary">${t('panel.step-up.submit')}</button></p>
    </form>
    ${matter !== 'enrolment' && recoveryForm(action, t)}`;

// Letters and digits: no field of six digits takes them.
const recoveryForm = (action: string, t: ReturnType<typeof textsIn>): Html =>
  html`<details>
    <summary>${t('panel.step-up.recovery-instead')}</summary>
    <form method="post" action="${action}" class="form">
      <label
        >${t('panel.step-up.recovery-code')}<input
          name="code"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          minlength="16"
          maxlength="24"
          placeholder="XXXX-XXXX-XXXX-XXXX"
          required
      /></label>
      <p><button>${t('panel.step-up.submit')}</button></p>
    </form>
  </details>`;
