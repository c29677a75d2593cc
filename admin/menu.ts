import { type Html, html } from '../html.ts';
import type { Visitor } from './visitor.ts';
import { leadsTo, type Way, type WayGroup, waysOf } from './ways.ts';

/** The header of desk and tables alike: one row, and on a phone a menu that opens without a script. */
export function bar({ actor, locale, t }: Visitor, path: string): Html {
  const groups = waysOf(actor);
  const here = groups.flatMap(({ ways }) => ways).find((way) => leadsTo(way, path));
  const other = locale === 'zh-CN' ? 'en' : 'zh-CN';
  const menu: Menu = { here, t };
  return html`<a class="skip" href="#main">${t('panel.skip')}</a>
    <header class="bar">
      <a class="brand" href="/desk"
        ><img src="/assets/logo.svg" alt="" width="28" height="28" />${t('product.name')}</a
      >
      <nav class="wide" aria-label="${t('panel.ways')}">
        <ul>
          ${groups.map((group) => inRow(group, menu))}
        </ul>
      </nav>
      <nav class="small" aria-label="${t('panel.ways')}">
        <details>
          <summary>${t('panel.menu')}${here && html`<span> · ${t(here.label)}</span>`}</summary>
          <ul>
            ${groups.map((group) => inList(group, menu))}
          </ul>
        </details>
      </nav>
      <form method="post" action="/language">
        <input type="hidden" name="back" value="${path}" />
        <button name="locale" value="${other}" lang="${other}">${languageName[other]}</button>
      </form>
      <form method="post" action="/sign-out">
        <a class="who" href="/desk/people/me" title="${t('panel.people.mine')}">${actor.name}</a
        ><button>${t('panel.sign-out')}</button>
      </form>
      <script src="/assets/menu.js" defer></script>
    </header>`;
}

type Menu = { here: Way | undefined; t: Visitor['t'] };

// Groups open one at a time; that of this page is marked while it is closed, too.
const inRow = ({ label, ways }: WayGroup, menu: Menu): Html =>
  label === undefined
    ? html`${ways.map((way) => entry(way, menu))}`
    : html`<li>
        <details name="ways" class="${ways.some((way) => way === menu.here) ? 'here' : ''}">
          <summary>${menu.t(label)}</summary>
          <ul>
            ${ways.map((way) => entry(way, menu))}
          </ul>
        </details>
      </li>`;

const inList = ({ label, ways }: WayGroup, menu: Menu): Html =>
  label === undefined
    ? html`${ways.map((way) => entry(way, menu))}`
    : html`<li class="group">
        <span>${menu.t(label)}</span>
        <ul>
          ${ways.map((way) => entry(way, menu))}
        </ul>
      </li>`;

const entry = (way: Way, { here, t }: Menu): Html =>
  html`<li>
    <a href="${way.href}" ${way === here ? html`aria-current="page"` : ''}>${t(way.label)}</a>
  </li>`;

/** What a language calls itself. */
export const languageName = { 'zh-CN': '简体中文', en: 'English' } as const;
