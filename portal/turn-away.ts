import type { RequestHandler } from 'express';
import { type Locale, translate } from '../locales/translate.ts';
import { keep } from './headers.ts';
import { layout } from './layout.ts';
import { problemPage, problems } from './pages/problem.ts';
import { localeOf, makeReader } from './reader.ts';
import type { Site } from './site.ts';

/**
 * Turns a request away with a calm page in the language of the reader, or a line of text for machines. The page
 * is made once, so that a flood of what is turned away costs nothing; so its ways lead to the home page.
 */
export function turnAway(
  { url }: Pick<Site, 'url'>,
  problem: 'not-from-here' | 'too-many' | 'busy',
  retryAfterS?: number,
): RequestHandler {
  const made = new Map<Locale, string>();
  const page = (locale: Locale): string => {
    const reader = makeReader(locale, new URL('/', url), new Date());
    const text = made.get(locale) ?? layout(reader, problemPage(reader, problem));
    made.set(locale, text);
    return text;
  };
  return (request, response) => {
    keep(response, 'never');
    if (retryAfterS !== undefined) response.set('Retry-After', String(retryAfterS));
    response.status(problems[problem]);
    if (request.headers.accept?.includes('text/html')) {
      return void response.type('html').send(page(localeOf(request)));
    }
    const lines = (['zh-CN', 'en'] as const).map((locale) =>
      translate(locale, `portal.problem.${problem}.title`),
    );
    response.type('text').send(`${lines.join('\n')}\n`);
  };
}
