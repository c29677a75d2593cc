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
  // A page that is fetched ahead is seen by nobody yet.
  const flash = request.get('x-ahead') ? undefined : takeFlash(visitor.actor.id);
  const body = html`${isPane ? languageSwitch(visitor, request, true) : head(visitor, request)}
    <main id="main" data-events="${visitor.base}/inbox/events">
      ${waitingStrip()}
      ${flash?.note && html`<p class="flash ${flash.tone}" role="status">${say(flash.locale, flash.note)}</p>`}
      ${linkLine(flash?.link, textsIn(locale))} ${page.main}
    </main>`;
  send(response, { locale, page, body, visitor });
}

/** A one-time link that goes with what somebody is told. */
export const linkLine = (
  link: string | undefined,
  t: ReturnType<typeof textsIn>,
): Html | undefined =>
  link === undefined
    ? undefined
    : html`<p class="actions">
        <a class="button primary" href="${link}">${t('button.step-up.open')}</a>
      </p>`;

/** Sends a page to anybody. */
export function sendOpenPage(response: Response, locale: Locale, page: Page): void {
  const body = html`<main id="main" class="narrow">${page.main}</main>`;
  send(response, { locale, page, body });
}

/** What was entered without a network and waits on this phone; filled in and shown by the page's script. */
const waitingStrip = (): Html =>
  html`<details id="outbox" aria-live="polite" hidden>
    <summary></summary>
    <ul></ul>
  </details>`;

type Sent = { locale: Locale; page: Page; body: Html; visitor?: Visitor };

function send(response: Response, { locale, page, body, visitor }: Sent): void {
  const t = textsIn(locale);
  const document = html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title} · ${t('product.name')}</title>
        <meta name="theme-color" content="#1d4f91" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/assets/icon-180.png" />
        <link rel="manifest" href="/manifest.webmanifest?lang=${locale}" />
        <link rel="stylesheet" href="/assets/chat.css" />
        <script src="/assets/chat.js" defer></script>
        ${visitor && phoneScripts}
        ${page.script && html`<script src="/assets/${page.script}"></script>`}
      </head>
      <body data-offline="${t('page.offline')}" ${visitor && phoneData(visitor)}>
        <a class="skip" href="#main">${t('page.skip')}</a>
        ${body}
      </body>
    </html>`;
  response
    .status(page.status ?? 200)
    .type('html')
    .send(document.text);
}

const phoneScripts = html`<script src="/assets/outbox.js" defer></script>
  <script src="/assets/offline.js" type="module"></script>
  <script src="/assets/news.js" type="module"></script>`;

// The scripts speak the language of the page, and keep what is entered for whoever entered it.
function phoneData({ actor, base, locale }: Visitor): Html {
  const t = textsIn(locale);
  const texts = {
    product: t('product.name'),
    waiting: t('page.outbox.waiting', { n: '{n}' }),
    refused: t('page.outbox.refused', { n: '{n}' }),
    remove: t('page.outbox.remove'),
    kept: t('page.outbox.kept'),
    later: t('page.outbox.later'),
    signIn: t('page.outbox.sign-in'),
    news: t('page.news', { n: '{n}' }),
    press: t('page.press.offline'),
    pushOn: t('page.push.on'),
    pushFailed: t('page.push.failed'),
    pushDenied: t('page.push.denied'),
  };
  return html`data-owner="${actor.id}" data-base="${base}" data-texts="${JSON.stringify(texts)}"`;
}

function head(visitor: Visitor, request: Request): Html {
  const t = textsIn(visitor.locale);
  return html`<header class="top">
    <a class="brand" href="${visitor.base}/inbox">${brand(t('product.name'))}</a>
    <a class="who" href="${visitor.base}/me" title="${t('page.me')}">${visitor.actor.name}</a>
    <button class="quiet" id="notify" title="${t('page.notify')}" hidden>
      ${bell}<span class="unseen">${t('page.notify')}</span>
    </button>
    ${languageSwitch(visitor, request, false)}
    ${
      visitor.base === '' &&
      html`<form method="post" action="/sign-out">
        <button class="quiet">${t('page.sign-out')}</button>
      </form>`
    }
  </header>`;
}

const bell = html`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
  <path
    fill="currentColor"
    d="M12 2a2 2 0 0 0-2 2v.3A6.5 6.5 0 0 0 5.5 10.5V16L3.5 18v1h17v-1l-2-2v-5.5A6.5 6.5 0 0 0 14 4.3V4a2 2 0 0 0-2-2Zm-2 18a2 2 0 0 0 4 0Z"
  />
</svg>`;

// On a phone the first word is enough.
function brand(name: string): Html {
  const [short, ...rest] = name.split(' · ');
  return html`${short}<span class="long"> · ${rest.join(' · ')}</span>`;
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
