import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { OwnHeld } from '../db/queries/held-verdicts.ts';
import type { HeldKind } from '../domain/verdict.ts';
import { inLanguage } from '../locales/cite.ts';
import { moment } from './format.ts';
import { nonceOf } from './guard.ts';
import { Html, html, type Part } from '../html.ts';
import { bar } from './menu.ts';
import { refill, wrongId } from './refill.ts';
import { refusedNames } from './refused-field.ts';
import { refusalText } from './refusal-text.ts';
import { refusedForm } from './refused-form.ts';
import { type Visitor, visitorOf } from './visitor.ts';

type Page = { title: string; body: Html; status?: number };

/** Sends a page of the work desk: header with the ways on, what the last press led to, the body. */
export function sendPage(request: Request, response: Response, page: Page): void {
  const visitor = visitorOf(response);
  const { banner, body } = after(request, page.body, visitor);
  const { locale } = visitor;
  response
    .status(page.status ?? 200)
    .type('html')
    .send(
      frame({
        lang: locale,
        title: `${page.title} · ${visitor.t('product.name')}`,
        nonce: nonceOf(response),
        body: html`${bar(visitor, request.originalUrl.split('?')[0] ?? '')}
          <main id="main">
            ${banner} ${visitor.held.map((one) => heldLine(one, visitor))}
            <h1>${page.title}</h1>
            ${new Html(inLanguage(locale, body.text))}
          </main>`,
      }),
    );
}

// What the last press led to; a form that was refused is filled in again where the page has it.
function after(request: Request, body: Html, visitor: Visitor): { banner: Part; body: Html } {
  const { flash } = request.session;
  if (!flash) return { banner: false, body };
  const form = refusedForm(request);
  delete request.session.flash;
  const refilled = form && refill(body, form, whyOf(flash, visitor));
  const banner = html`<p class="flash ${flash.tone}" role="status">
    ${refilled?.text ?? flash.text}
    ${refilled && html`<a href="#${wrongId}">${visitor.t('panel.to-form')}</a>`}
  </p>`;
  return { banner, body: refilled?.body ?? body };
}

// A refusal that names a field calls it as the form does.
const whyOf = ({ text, refusal }: Flash, visitor: Visitor) => ({
  names: refusal ? refusedNames(refusal) : [],
  text: (called?: string) => (refusal && called ? refusalText(refusal, visitor, called) : text),
});
type Flash = NonNullable<Request['session']['flash']>;

// 撤销期: what was just decided can be undone on whichever page they are meanwhile.
const heldLine = ({ id, aboutType, verdict, until }: OwnHeld, { t, locale }: Visitor): Html =>
  html`<form method="post" action="/desk/requests/verdict/${id}/undo" class="flash held">
    <input type="hidden" name="commandId" value="${randomUUID()}" />
    <span
      >${t('panel.held', {
        matter: t(`about.${aboutType as HeldKind}`),
        verdict: t(`verdict.${verdict}`),
        until: moment(until, locale),
      })}</span
    >
    <button>${t('panel.requests.undo')}</button>
  </form>`;

/** The bare document around a page. */
export const frame = (page: { lang: string; title: string; nonce: string; body: Html }): string =>
  html`<!doctype html>
    <html lang="${page.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        <link rel="icon" href="/assets/logo.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/desk.css" />
      </head>
      <body>
        ${page.body}
      </body>
    </html>`.text;
