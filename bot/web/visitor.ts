import type { Request, RequestHandler, Response } from 'express';
import { type Text, say, told } from '../../chat/text.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Locale, TextKey } from '../../locales/translate.ts';
import { setLocale } from '../../usecases/account/set-locale.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { isId } from './fields.ts';
import { type Known, knownPerson } from '../people.ts';

declare module 'express-session' {
  interface SessionData {
    personId: string;
  }
}

/** Who looks at a page, and where their pages are: '' for people who signed in, /as/<id> in the demo. */
export type Visitor = Known & { base: string };

/** The visitor of this request; only behind `visitors`. */
export const visitorOf = (response: Response): Visitor => response.locals['visitor'] as Visitor;

/** Lets people in who have signed in; others sign in first and come back. */
export const visitors: RequestHandler = async (request, response, next) => {
  const { personId } = request.session;
  if (!personId || !(await admit(response, personId, ''))) {
    const to = request.method === 'GET' ? `?to=${encodeURIComponent(request.originalUrl)}` : '';
    return response.redirect(303, `/sign-in${to}`);
  }
  next();
};

/**
 * `?lang=en` on any page is the language switch as an address: it is kept as the person's language, so
 * that their cards follow, and the page comes again without it. A link on another site switches nothing.
 */
export const languageAsked: RequestHandler = async (request, response, next) => {
  const asked = request.query['lang'];
  if (request.method !== 'GET' || (asked !== 'en' && asked !== 'zh-CN')) return next();
  const { actor, locale } = visitorOf(response);
  const isForeign = request.get('sec-fetch-site') === 'cross-site';
  if (locale !== asked && !isForeign) {
    await setLocale(commandOf(actor, 'web'), { locale: asked });
  }
  const url = new URL(request.originalUrl, 'http://own');
  url.searchParams.delete('lang');
  response.redirect(303, url.pathname + url.search);
};

/** The demo's panes: whoever is named in the address acts. */
export const demoVisitors: RequestHandler = async (request, response, next) => {
  const personId = String(request.params['personId']);
  if (!isId(personId) || !(await admit(response, personId, `/as/${personId}`))) {
    return void response.status(404).type('text').send('404');
  }
  next();
};

async function admit(response: Response, personId: string, base: string): Promise<boolean> {
  try {
    const from = { provider: 'web', account: 'web', user: personId, chat: personId } as const;
    response.locals['visitor'] = { ...(await knownPerson(from)), base } satisfies Visitor;
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** The language of somebody who has not signed in: what the address or the browser asks for. */
export const localeOfRequest = (request: Request): Locale => {
  if (request.query['lang'] === 'en') return 'en';
  if (request.query['lang'] === 'zh-CN') return 'zh-CN';
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh-CN';
};

/** Says the texts of one language. */
export const textsIn =
  (locale: Locale) =>
  (key: TextKey, vars?: Record<string, Text | number>): string =>
    say(locale, told(key, vars));
