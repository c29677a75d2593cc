import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { config } from '../../config.ts';
import { mustEnrolAnew } from '../../db/queries/authenticator-resets.ts';
import { hasProof } from '../../db/queries/recusal-risk.ts';
import { Refusal } from '../../domain/refusal.ts';
import { html } from '../../html.ts';
import { qrCode } from '../../qr.ts';
import { beginEnrolment, isEnrolled } from '../../usecases/step-up/enrol.ts';
import { proveStepUp } from '../../usecases/step-up/prove.ts';
import { base32, otpauthOf } from '../../usecases/step-up/totp.ts';
import { sendPage } from '../page.ts';
import { refusalText } from '../refusal-text.ts';
import { leave } from '../session.ts';
import { codeForm, matterPage } from '../step-up.ts';
import { visitorOf } from '../visitor.ts';
import { beginForm, proveHere } from './prove-here.ts';
import { codesSection, confirmRoute, renewRoute } from './recovery.ts';
import { ownReset } from './resets.ts';

/** 二次验证: whether one has an authenticator, and the way to one. */
const statePage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  sendPage(request, response, {
    title: t('panel.step-up.title'),
    body: (await isEnrolled(actor.id))
      ? html`${await ownReset(visitor)}
          <p class="card">${t('panel.step-up.there')}</p>
          ${await codesSection(visitor)}`
      : html`${(await mustEnrolAnew(actor.id)) && html`<p class="warning">${t('panel.step-up.anew')}</p>`}
        ${beginForm(t)}`,
  });
};

/** The new secret, shown this once, as a QR code and to type. */
const enrolPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const secret = await beginEnrolment(actor);
  const uri = otpauthOf(secret, t('product.name'), actor.name);
  sendPage(request, response, {
    title: t('panel.step-up.begin'),
    body: html`<section class="card">
        <p>${t('panel.step-up.enrol')}</p>
        ${qrCode(uri, t('panel.step-up.begin'))}
        <p>${t('panel.step-up.secret')} <code>${base32(secret)}</code></p>
      </section>
      ${codeForm('/desk/step-up/confirm', t, 'enrolment')}`,
  });
};

const code = z.object({ code: z.string().max(30).catch('') });
const matter = z.object({ type: z.enum(['recusal', 'inspection', 'correction']), id: z.uuid() });

/** One thing that asks for the second factor: its code, then the way on. */
const matterRoute: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const about = matter.safeParse(request.params);
  if (!about.success) throw new Refusal('not-found', { what: 'inspection' });
  const { type, id } = about.data;
  const on =
    type === 'inspection' ? new URL(`/visit/${id}`, config().BOT_URL).href : matterPage(about.data);
  sendPage(request, response, {
    title: t('panel.step-up.title'),
    body: (await hasProof(actor.id, id))
      ? html`<section class="card">
          <p>✓ ${t('panel.done.proved')}</p>
          <p><a class="button primary" href="${on}">${t(`panel.step-up.on.${type}`)}</a></p>
          ${type === 'inspection' && html`<p class="muted">${t('panel.step-up.or-card')}</p>`}
        </section>`
      : await proveHere(about.data, visitor),
  });
};

// Neither a code nor a secret passes through the log of commands.
const guarded =
  (
    back: (params: Record<string, string>) => string,
    done: 'panel.done.proved',
    run: RequestHandler,
  ) =>
  async (...[request, response, next]: Parameters<RequestHandler>): Promise<void> => {
    const visitor = visitorOf(response);
    try {
      await run(request, response, next);
      request.session.flash = { tone: 'done', text: visitor.t(done) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      request.session.flash = { tone: 'refused', text: refusalText(error, visitor) };
    }
    leave(request, response, back(request.params as Record<string, string>));
  };

const backTo = ({ type, id }: Record<string, string>) =>
  type === 'inspection' ? `/desk/step-up/inspection/${id}` : `/desk/requests#${id}`;

const prove = guarded(backTo, 'panel.done.proved', async (request, response) => {
  const about = matter.safeParse(request.params);
  if (!about.success) throw new Refusal('not-found', { what: 'recusal' });
  await proveStepUp(visitorOf(response).actor, 'panel', about.data, code.parse(request.body).code);
});

/** The pages and presses of the second factor, for who has signed in. */
export function ownStepUpRoutes(): Router {
  const router = Router();
  router.get('/', statePage);
  router.post('/enrol', enrolPage);
  router.post('/confirm', confirmRoute);
  router.post('/codes', renewRoute);
  // The answer of those two is a page; its address, loaded again, shows no code.
  router.get(['/enrol', '/confirm', '/codes'], (_request, response) =>
    response.redirect(303, '/desk/step-up'),
  );
  router.get('/:type/:id', matterRoute);
  router.post('/:type/:id', prove);
  return router;
}
