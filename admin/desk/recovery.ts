import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { confirmEnrolment, renewRecoveryCodes } from '../../usecases/step-up/enrol.ts';
import { recoveryCodes, recoveryCodesLeft } from '../../usecases/step-up/recovery.ts';
import { sendPage } from '../page.ts';
import { refusalText } from '../refusal-text.ts';
import { leave } from '../session.ts';
import { codeForm } from '../step-up.ts';
import { type Visitor, visitorOf } from '../visitor.ts';

const few = 3;
const typed = z.object({ code: z.string().max(30).catch('') });

/** How many recovery codes are left, and the way to new ones. */
export async function codesSection({ t, actor }: Visitor): Promise<Html> {
  const left = await recoveryCodesLeft(actor.id);
  return html`<section class="card" id="codes">
    <h2>${t('panel.step-up.codes')}</h2>
    <p>${t('panel.step-up.codes-left', { left, all: recoveryCodes })}</p>
    ${left < few && html`<p class="warning">${t('panel.step-up.codes-few')}</p>`}
    <details>
      <summary>${t('panel.step-up.renew')}</summary>
      ${codeForm('/desk/step-up/codes', t, 'codes')}
    </details>
    <p class="muted">${t('panel.step-up.lost')}</p>
  </section>`;
}

type Made = (visitor: Visitor, code: string) => Promise<string[]>;

// The codes are in no session, no log and no address: the page that answers shows them, this once.
const shownOnce =
  (make: Made): RequestHandler =>
  async (request, response) => {
    const visitor = visitorOf(response);
    try {
      const codes = await make(visitor, typed.parse(request.body).code);
      response.set('cache-control', 'no-store');
      sendPage(request, response, {
        title: visitor.t('panel.step-up.codes'),
        body: codeList(codes, visitor),
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      request.session.flash = { tone: 'refused', text: refusalText(error, visitor) };
      leave(request, response, '/desk/step-up');
    }
  };

const codeList = (codes: string[], { t }: Visitor): Html =>
  html`<section class="card">
    <p>${t('panel.step-up.codes-lead')}</p>
    <ol class="codes">
      ${codes.map((code) => html`<li><code>${code}</code></li>`)}
    </ol>
    <p class="unprinted">
      <a class="button primary" href="/desk/step-up">${t('panel.step-up.codes-kept')}</a>
    </p>
  </section>`;

/** The first right code of a new authenticator: the recovery codes follow. */
export const confirmRoute = shownOnce(({ actor }, code) => confirmEnrolment(actor, 'panel', code));

/** New recovery codes in the place of the old ones. */
export const renewRoute = shownOnce(({ actor }, code) => renewRecoveryCodes(actor, 'panel', code));
