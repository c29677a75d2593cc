import type { Request, RequestHandler } from 'express';
import { pageCard } from '../../chat/page-card.ts';
import type { BoundCard } from '../../chat/port.ts';
import { isOpen } from '../../chat/open-posts.ts';
import { decisionsWaiting } from '../../chat/queue.ts';
import { renderWeb } from '../../chat/render-web.ts';
import { currentTime } from '../../db/clock.ts';
import { openVisits } from '../../db/queries/open-visits.ts';
import { webPosts, type WebPostRow } from '../../db/queries/web-posts.ts';
import { dayOf } from '../../domain/day.ts';
import { Html, html } from '../../html.ts';
import { visitsToday, visitsWeek } from './agenda.ts';
import { deputyWay } from './deputies.ts';
import { overdueWay } from './overdue.ts';
import { sendPage } from './page.ts';
import { pastList } from './past.ts';
import { textsIn, type Visitor, visitorOf } from './visitor.ts';

const views = ['today', 'week', 'decide', 'done'] as const;
type View = (typeof views)[number];

/** The private chat of a person: what today asks of them, this week, what they decide, what is done. */
export const inboxPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const t = textsIn(visitor.locale);
  const view = views.find((name) => name === request.query['view']) ?? 'today';
  const posts = await webPosts(visitor.actor.id);
  const waiting = await decisionsWaiting(visitor.actor);
  const counts = { today: posts.filter(isOpen).length, decide: waiting.length };
  const parts = await content[view](visitor, posts, waiting);
  const main = html`<h1>${t('page.inbox')}</h1>
    ${tabs(visitor, request, view, counts)}
    ${parts.length > 0 ? parts : html`<p class="empty">${t(`page.empty.${view}`)}</p>`}`;
  sendPage(request, response, { title: t(`page.view.${view}`), main });
};

/** How much waits and when the newest card came, for whoever has the page open in the background. */
export const newsOf: RequestHandler = async (_request, response) => {
  const posts = await webPosts(visitorOf(response).actor.id);
  const latest = posts[0]?.postedAt.toISOString() ?? '';
  response.json({ open: posts.filter(isOpen).length, latest });
};

type Waiting = Awaited<ReturnType<typeof decisionsWaiting>>;

const content: Record<
  View,
  (visitor: Visitor, posts: WebPostRow[], waiting: Waiting) => Promise<Html[]>
> = {
  today: async (visitor, posts) => {
    const today = dayOf(await currentTime());
    const isOfToday = (post: WebPostRow) => !isOpen(post) && lastTouched(post) === today;
    // What still asks for something stands before what was answered today.
    const shown = [...posts.filter(isOpen), ...posts.filter(isOfToday)];
    const visits = visitsToday(visitor, await openVisits(visitor.actor.id), today);
    const way = await overdueWay(visitor, today);
    return [...way, ...visits, ...cards(visitor, shown)];
  },
  week: async (visitor) =>
    visitsWeek(visitor, await openVisits(visitor.actor.id), dayOf(await currentTime())),
  // Made from what is there now, so it tells also what was asked in another chat.
  decide: async (visitor, _posts, waiting) => {
    const { actor, locale, base } = visitor;
    const bound = waiting.map((card) => pageCard(card, actor.id, locale));
    const shown = (await Promise.all(bound)).map((card) => new Html(renderWeb(card, locale, base)));
    const way = await deputyWay(visitor);
    if (shown.length > 0 || way.length === 0) return [...titled(visitor, shown), ...way];
    return [html`<p class="empty">${textsIn(locale)('page.empty.decide')}</p>`, ...way];
  },
  done: async (visitor, posts) => [
    ...(await pastList(visitor)),
    ...cards(
      visitor,
      posts.filter((post) => !isOpen(post)),
    ),
  ],
};

const cards = (visitor: Visitor, posts: WebPostRow[]): Html[] =>
  titled(
    visitor,
    posts.map((post) => postCard(post, visitor.base)),
  );

// Heard, not seen: the cards have titles of their own.
const titled = ({ locale }: Visitor, shown: Html[]): Html[] =>
  shown.length === 0
    ? []
    : [html`<h2 class="unseen">${textsIn(locale)('page.cards')}</h2>`, ...shown];

/** A card of a web chat as its message brought it. */
export const postCard = ({ card: content, locale }: WebPostRow, base: string): Html =>
  new Html(renderWeb(content as BoundCard, locale, base));

const lastTouched = ({ editedAt, postedAt }: WebPostRow) => dayOf(editedAt ?? postedAt);

type Counts = Partial<Record<View, number>>;

function tabs({ base, locale }: Visitor, request: Request, shown: View, counts: Counts): Html {
  const t = textsIn(locale);
  const pane = request.query['pane'] === undefined ? '' : '&pane=1';
  const tab = (view: View) => {
    const current = view === shown && html`aria-current="page"`;
    const count = counts[view];
    return html`<a href="${base}/inbox?view=${view}${pane}" ${current}>
      ${t(`page.view.${view}`)}${Boolean(count) && html` <b class="count">${count}</b>`}
    </a>`;
  };
  return html`<nav class="tabs" aria-label="${t('page.inbox')}">${views.map(tab)}</nav>`;
}
