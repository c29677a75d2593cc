import type { RequestHandler } from 'express';
import { webGroup, webPosts } from '../../db/queries/web-posts.ts';
import { config } from '../../config.ts';
import { html } from '../../html.ts';
import { postCard } from './inbox.ts';
import { sendOpenPage, sendPage } from './page.ts';
import { localeOfRequest, textsIn, type Visitor } from './visitor.ts';

/** A group chat on the web: announcements, without names. In the demo anybody may look. */
export const groupPage: RequestHandler = async (request, response, next) => {
  const chat = String(request.params['chat']);
  const group = await webGroup(chat);
  const visitor = response.locals['visitor'] as Visitor | undefined;
  if (!group || !mayRead(visitor, group.unitPath)) return next();
  const locale = visitor?.locale ?? localeOfRequest(request);
  const posts = await webPosts(chat);
  const main = html`<h1>${group.title}</h1>
    <div data-live="${visitor?.base ?? ''}/group/${chat}/events">
      ${posts.map((post) => postCard(post, ''))}
    </div>
    ${posts.length === 0 && html`<p class="empty">${textsIn(locale)('page.empty.group')}</p>`}`;
  const page = { title: group.title, main };
  if (visitor) sendPage(request, response, page);
  else sendOpenPage(response, locale, page);
};

/** Whether somebody may read a group: the people of its unit and below, and everybody in the demo. */
export const mayRead = (visitor: Visitor | undefined, unitPath: string): boolean =>
  config().DEMO || (visitor?.actor.unitPath.startsWith(unitPath) ?? false);
