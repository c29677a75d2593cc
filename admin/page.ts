import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { OwnHeld } from '../db/queries/held-verdicts.ts';
import type { HeldKind } from '../domain/verdict.ts';
import { can } from '../domain/policy.ts';
import type { TextKey } from '../locales/translate.ts';
import { instant } from './format.ts';
import { nonceOf } from './guard.ts';
import { Html, html } from '../html.ts';
import { tables } from './resources.ts';
import { mayUse } from './table.ts';
import { type Official, type Visitor, visitorOf } from './visitor.ts';

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

type Way = {
  href: string;
  label: TextKey;
  when: (actor: Official) => boolean;
  /** Pages that are reached from there. */
  also?: string[];
};

// Anybody who may do it in some unit sees the way there; the page itself decides about each thing.
const somewhere =
  (...actions: Parameters<typeof can>[1][]) =>
  (actor: Official) =>
    actions.some((action) =>
      actor.mandates.some(({ path }) => can(actor, action, { unitPath: path } as never)),
    );

const ways: Way[] = [
  { href: '/desk', label: 'panel.way.desk', when: () => true },
  {
    href: '/desk/tasks',
    label: 'panel.way.tasks',
    when: somewhere('task.read'),
    also: ['/desk/draws', '/desk/visits', '/desk/joint', '/desk/delegations'],
  },
  {
    href: '/desk/requests',
    label: 'panel.way.requests',
    when: (actor) => somewhere('task.read')(actor) || actor.standsFor !== undefined,
    also: ['/desk/deputies', '/desk/receipts', '/desk/step-up'],
  },
  {
    href: '/desk/disclosures',
    label: 'panel.way.published',
    when: somewhere('task.read'),
  },
  { href: '/desk/overdue', label: 'panel.way.overdue', when: somewhere('task.read') },
  {
    href: '/desk/registry',
    label: 'panel.way.registry',
    when: somewhere('registry.read', 'task.read'),
  },
  {
    href: '/desk/lists',
    label: 'panel.way.lists',
    when: somewhere('registry.read', 'task.read'),
    also: ['/desk/items', '/desk/plans'],
  },
  {
    href: '/desk/exclusions',
    label: 'panel.way.exclusions',
    when: somewhere('task.read'),
    also: ['/desk/campaigns'],
  },
  { href: '/desk/cases', label: 'panel.way.cases', when: somewhere('case.read') },
  { href: '/desk/objections', label: 'panel.way.objections', when: somewhere('objection.read') },
  { href: '/desk/complaints', label: 'panel.way.complaints', when: somewhere('complaint.list') },
  { href: '/desk/import', label: 'panel.way.import', when: somewhere('registry.import') },
  {
    href: '/desk/experts',
    label: 'panel.way.experts',
    when: somewhere('expert.register', 'expert.invite'),
  },
  { href: '/desk/leave', label: 'panel.way.leave', when: somewhere('leave.record') },
  { href: '/desk/frequency', label: 'panel.way.frequency', when: somewhere('frequency.read') },
  { href: '/desk/calendar', label: 'panel.way.calendar', when: () => true },
  {
    href: '/desk/reach',
    label: 'panel.way.reach',
    when: somewhere('reach.read'),
    also: ['/desk/people'],
  },
  { href: '/desk/messages', label: 'panel.way.messages', when: somewhere('message.see') },
  { href: '/desk/chat-check', label: 'panel.way.checks', when: somewhere('check.ask') },
  { href: '/desk/profiles', label: 'panel.way.profiles', when: somewhere('profile.read') },
  {
    href: '/desk/kpi',
    label: 'panel.way.kpi',
    when: somewhere('task.read'),
    also: ['/desk/ledger'],
  },
  { href: '/desk/deadline-board', label: 'panel.way.deadlines', when: somewhere('task.read') },
  { href: '/desk/archive', label: 'panel.way.archive', when: somewhere('archive.read') },
  { href: '/desk/trail', label: 'panel.way.trail', when: somewhere('trail.read') },
  {
    href: '/tables',
    label: 'panel.way.tables',
    when: (actor) => tables.some((table) => mayUse(table, 'list', actor)),
  },
];

/** The header of desk and tables alike. */
export function bar({ actor, locale, t }: Visitor, path: string): Html {
  const links = ways
    .filter((way) => way.when(actor))
    .map(({ href, label, also = [] }) => {
      const here =
        href === '/desk' ? path === href : [href, ...also].some((page) => path.startsWith(page));
      return html`<a href="${href}" ${here ? html`aria-current="page"` : ''}>${t(label)}</a>`;
    });
  const other = locale === 'zh-CN' ? 'en' : 'zh-CN';
  return html`<a class="skip" href="#main">${t('panel.skip')}</a>
    <header class="bar">
      <a class="brand" href="/desk"
        ><img src="/assets/logo.svg" alt="" width="28" height="28" />${t('product.name')}</a
      >
      <nav aria-label="${t('panel.ways')}">${links}</nav>
      <form method="post" action="/language">
        <input type="hidden" name="back" value="${path}" />
        <button name="locale" value="${other}" lang="${other}">${languageName[other]}</button>
      </form>
      <form method="post" action="/sign-out">
        <a class="who" href="/desk/people/me" title="${t('panel.people.mine')}">${actor.name}</a
        ><button>${t('panel.sign-out')}</button>
      </form>
    </header>`;
}

/** What a language calls itself. */
export const languageName = { 'zh-CN': '简体中文', en: 'English' } as const;
