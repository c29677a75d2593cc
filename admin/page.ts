import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { OwnHeld } from '../db/queries/held-verdicts.ts';
import type { HeldKind } from '../domain/verdict.ts';
import { instant } from './format.ts';
import { nonceOf } from './guard.ts';
import { Html, html } from '../html.ts';
import { bar } from './menu.ts';
import { type Visitor, visitorOf } from './visitor.ts';

type Page = { title: string; body: Html; status?: number };

/** Sends a page of the work desk: header with the ways on, what the last press led to, the body. */
export function sendPage(request: Request, response: Response, page: Page): void {
  const visitor = visitorOf(response);
  const { flash } = request.session;
  delete request.session.flash;
  const banner = flash && html`<p class="flash ${flash.tone}" role="status">${flash.text}</p>`;
  response
    .status(page.status ?? 200)
    .type('html')
    .send(
      frame({
        lang: visitor.locale,
        title: `${page.title} · ${visitor.t('product.name')}`,
        nonce: nonceOf(response),
        body: html`${bar(visitor, request.originalUrl.split('?')[0] ?? '')}
          <main id="main">
            ${banner} ${visitor.held.map((one) => heldLine(one, visitor))}
            <h1>${page.title}</h1>
            ${page.body}
          </main>`,
      }),
    );
}

// 撤销期: what was just decided can be undone on whichever page they are meanwhile.
const heldLine = ({ id, aboutType, verdict, until }: OwnHeld, { t }: Visitor): Html =>
  html`<form method="post" action="/desk/requests/verdict/${id}/undo" class="flash held">
    <input type="hidden" name="commandId" value="${randomUUID()}" />
    <span
      >${t('panel.held', {
        matter: t(`about.${aboutType as HeldKind}`),
        verdict: t(`verdict.${verdict}`),
        until: instant(until),
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
