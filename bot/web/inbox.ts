import type { Request, RequestHandler, Response } from 'express';
import type { BoundCard } from '../../chat/port.ts';
import { renderWeb } from '../../chat/render-web.ts';
import { say } from '../../chat/text.ts';
import { currentTime } from '../../db/clock.ts';
import { type OpenVisit, openVisits } from '../../db/queries/open-visits.ts';
import { webGroup, webPosts, type WebPostRow } from '../../db/queries/web-posts.ts';
import { dayOf } from '../../domain/day.ts';
import type { Locale, TextKey } from '../../locales/translate.ts';
import { config } from '../../config.ts';
import { Html, html } from '../../html.ts';
import { sendOpenPage, sendPage } from './page.ts';
import { localeOfRequest, textsIn, type Visitor, visitorOf } from './visitor.ts';

const views = ['today', 'open', 'done'] as const;
type View = (typeof views)[number];

/** The private chat of a person: what came today, what waits, what is done. */
export const inboxPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const t = textsIn(visitor.locale);
  const view = views.find((name) => name === request.query['view']) ?? 'today';
  const posts = await webPosts(visitor.actor.id);
  const today = dayOf(await currentTime());
  const shown = posts.filter((post) => belongs(view, post, today));
  const visits = view === 'done' ? [] : await openVisits(visitor.actor.id);
  const main = html`<h1>${t('page.inbox')}</h1>
    ${tabs(visitor, request, view, posts.filter(isOpen).length)} ${visitList(visitor, visits)}
    ${shown.map((post) => card(post, visitor.base))}
    ${shown.length === 0 && html`<p class="empty">${t(`page.empty.${view}`)}</p>`}`;
  sendPage(request, response, { title: t('page.inbox'), main });
};

/** A group chat on the web: announcements, without names. In the demo anybody may look. */
export const groupPage: RequestHandler = async (request, response, next) => {
  const chat = String(request.params['chat']);
  const group = await webGroup(chat);
  const visitor = response.locals['visitor'] as Visitor | undefined;
  if (!group || !mayRead(visitor, group.unitPath)) return next();
  const locale = visitor?.locale ?? localeOfRequest(request);
  const main = html`<h1>${group.title}</h1>
    <div data-live="${visitor?.base ?? ''}/group/${chat}/events">
      ${(await webPosts(chat)).map((post) => card(post, ''))}
    </div>
    ${(await webPosts(chat, 1)).length === 0 && html`<p class="empty">${textsIn(locale)('page.empty.group')}</p>`}`;
  const page = { title: group.title, main };
  if (visitor) sendPage(request, response, page);
  else sendOpenPage(response, locale, page);
};

/** Whether somebody may read a group: the people of its unit and below, and everybody in the demo. */
export const mayRead = (visitor: Visitor | undefined, unitPath: string): boolean =>
  config().DEMO || (visitor?.actor.unitPath.startsWith(unitPath) ?? false);

const card = ({ card: content, locale }: WebPostRow, base: string): Html =>
  new Html(renderWeb(content as BoundCard, locale, base));

const isOpen = ({ card: content }: WebPostRow): boolean => {
  const { tokens, blocks } = content as BoundCard;
  const items = blocks.flatMap((block) => (block.t === 'actions' ? block.items : []));
  return Object.keys(tokens).length > 0 || items.some(({ style }) => style === 'primary');
};

function belongs(view: View, post: WebPostRow, today: string): boolean {
  const isToday = dayOf(post.editedAt ?? post.postedAt) === today;
  if (view === 'done') return !isOpen(post);
  return isOpen(post) || (view === 'today' && isToday);
}

function tabs({ base, locale }: Visitor, request: Request, shown: View, open: number): Html {
  const t = textsIn(locale);
  const pane = request.query['pane'] === undefined ? '' : '&pane=1';
  const count = open > 0 && html`<b>${open}</b>`;
  const tab = (view: View) => {
    const current = view === shown && html`aria-current="page"`;
    return html`<a href="${base}/inbox?view=${view}${pane}" ${current}>
      ${t(`page.view.${view}`)} ${view === 'open' && count}
    </a>`;
  };
  return html`<nav class="tabs">${views.map(tab)}</nav>`;
}

function visitList({ base, locale }: Visitor, visits: OpenVisit[]): Html | false {
  const t = textsIn(locale);
  const line = ({ id, code, state, subject, endsOn }: OpenVisit) => {
    const due = `${t('card.field.deadline')} ${say(locale, { on: endsOn })}`;
    return html`<li>
      <a href="${base}/visit/${id}">${subject}</a>
      <p class="muted">${code} · ${t(`state.inspection.${state}` as TextKey)} · ${due}</p>
    </li>`;
  };
  return (
    visits.length > 0 &&
    html`<details class="visits">
      <summary>${t('page.visits')} <b>${visits.length}</b></summary>
      <ul>
        ${visits.map(line)}
      </ul>
    </details>`
  );
}

/** A page that is not there, or not for this person. */
export function missing(request: Request, response: Response): void {
  const visitor = response.locals['visitor'] as Visitor | undefined;
  const locale: Locale = visitor?.locale ?? localeOfRequest(request);
  const t = textsIn(locale);
  const main = html`<p class="empty">${t('page.not-found')}</p>
    <p><a href="${visitor?.base ?? ''}/inbox">${t('page.back')}</a></p>`;
  sendOpenPage(response, locale, { title: t('page.not-found'), main, status: 404 });
}
