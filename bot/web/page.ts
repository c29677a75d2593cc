import type { Request, Response } from 'express';
import { say } from '../../chat/text.ts';
import type { Locale } from '../../locales/translate.ts';
import { takeFlash } from './flash.ts';
import { type Html, html } from '../../html.ts';
import { textsIn, type Visitor, visitorOf } from './visitor.ts';

/** A page: its title, its content, and a script that it needs from its first moment beside the common one. */
export type Page = { title: string; main: Html; status?: number; script?: string };

/** Sends a page to somebody who has signed in; `?pane=1` leaves the head out, for the demo's panes. */
export function sendPage(request: Request, response: Response, page: Page): void {
  const visitor = visitorOf(response);
  const { locale } = visitor;
  const isPane = request.query['pane'] !== undefined;
  const flash = takeFlash(visitor.actor.id);
  const body = html`${isPane ? languageSwitch(visitor, request, true) : head(visitor, request)}
    <main id="main" data-events="${visitor.base}/inbox/events">
      ${flash?.note && html`<p class="flash ${flash.tone}" role="status">${say(flash.locale, flash.note)}</p>`}
      ${page.main}
    </main>`;
  send(response, locale, page, body);
}

/** Sends a page to anybody. */
export function sendOpenPage(response: Response, locale: Locale, page: Page): void {
  send(response, locale, page, html`<main id="main" class="narrow">${page.main}</main>`);
}

function send(response: Response, locale: Locale, page: Page, body: Html): void {
  const t = textsIn(locale);
  const document = html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title} · ${t('product.name')}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/chat.css" />
        <script src="/assets/chat.js" defer></script>
        ${page.script && html`<script src="/assets/${page.script}"></script>`}
      </head>
      <body data-offline="${t('page.offline')}">
        <a class="skip" href="#main">${t('page.skip')}</a>
        ${body}
      </body>
    </html>`;
  response
    .status(page.status ?? 200)
    .type('html')
    .send(document.text);
}

function head(visitor: Visitor, request: Request): Html {
  const t = textsIn(visitor.locale);
  return html`<header class="top">
    <a class="brand" href="${visitor.base}/inbox">${t('product.name')}</a>
    <span class="who">${visitor.actor.name}</span>
    ${languageSwitch(visitor, request, false)}
    ${
      visitor.base === '' &&
      html`<form method="post" action="/sign-out">
        <button class="quiet">${t('page.sign-out')}</button>
      </form>`
    }
  </header>`;
}

/** How a language is called in itself. */
export const languageName: Record<Locale, string> = { 'zh-CN': '中文', en: 'English' };

function languageSwitch({ base, locale }: Visitor, request: Request, isPane: boolean): Html {
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return html`<form
    method="post"
    action="${base}/language"
    class="language${isPane ? ' in-pane' : ''}"
  >
    <input type="hidden" name="back" value="${request.originalUrl}" />
    <button class="quiet" name="locale" value="${other}" lang="${other}">
      ${languageName[other]}
    </button>
  </form>`;
}
