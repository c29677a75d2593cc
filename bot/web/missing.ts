import type { Request, Response } from 'express';
import type { Locale } from '../../locales/translate.ts';
import { html } from '../../html.ts';
import { sendOpenPage } from './page.ts';
import { localeOfRequest, textsIn, type Visitor } from './visitor.ts';

/** A page that is not there, or not for this person. */
export function missing(request: Request, response: Response): void {
  const visitor = response.locals['visitor'] as Visitor | undefined;
  const locale: Locale = visitor?.locale ?? localeOfRequest(request);
  const t = textsIn(locale);
  const main = html`<p class="empty">${t('page.not-found')}</p>
    <p><a href="${visitor?.base ?? ''}/inbox">${t('page.back')}</a></p>`;
  sendOpenPage(response, locale, { title: t('page.not-found'), main, status: 404 });
}
