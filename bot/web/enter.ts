import { Router, type Request, type Response } from 'express';
import { hashOf } from '../../chat/tokens.ts';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import type { ActionToken } from '../../db/entities/action-token.ts';
import { findGrant } from '../grants.ts';
import { renewLinks } from '../renew-links.ts';
import { html } from '../../html.ts';
import { missing } from './missing.ts';
import { sendOpenPage } from './page.ts';
import { openSession } from './session.ts';
import { localeOfRequest, textsIn } from './visitor.ts';

/** Links on cards in other chats: they sign their owner in, once, and lead to the page. */
export function enterRoutes(): Router {
  const router = Router();
  router.get('/enter/:token', async (request, response) => {
    const grant = await linkOf(request);
    if (!grant?.personId) return missing(request, response);
    const page = pageOf(grant);
    if (request.session.personId === grant.personId) return response.redirect(303, page);
    if (!(await claim(grant.hash))) return expired(request, response, 410);
    await openSession(request, grant.personId);
    response.redirect(303, page);
  });
  router.post('/enter/:token', async (request, response) => {
    const grant = await linkOf(request);
    if (!grant?.messageId) return missing(request, response);
    await renewLinks(grant.messageId);
    expired(request, response, 200);
  });
  return router;
}

async function linkOf(request: Request): Promise<ActionToken | undefined> {
  const grant = await findGrant(hashOf(String(request.params['token'])));
  return grant?.action === 'enter' ? grant : undefined;
}

// One statement: of two that come at once one signs in.
async function claim(hash: string): Promise<boolean> {
  const [, count]: [unknown, number] = await database().query(
    'update action_token set used_at = $2 where hash = $1 and used_at is null and expires_at > $2',
    [hash, await currentTime()],
  );
  return count === 1;
}

const pages: Record<string, string> = { draw: '/witness/', inspection: '/visit/' };

const pageOf = ({ aboutType, aboutId }: ActionToken): string => {
  if (aboutType === 'digest') return '/overdue';
  return pages[aboutType] ? pages[aboutType] + aboutId : '/inbox';
};

function expired(request: Request, response: Response, status: 200 | 410): void {
  const locale = localeOfRequest(request);
  const t = textsIn(locale);
  const isSent = status === 200;
  const main = html`<h1>${t('page.enter.expired')}</h1>
    ${
      isSent
        ? html`<p class="flash ok" role="status">${t('page.enter.renewed')}</p>`
        : html`<p>${t('page.enter.why')}</p>
            <form method="post" class="actions">
              <button class="button primary">${t('page.enter.renew')}</button>
            </form>`
    }
    <p><a href="/sign-in">${t('page.sign-in')}</a></p>`;
  sendOpenPage(response, locale, { title: t('page.enter.expired'), main, status });
}
