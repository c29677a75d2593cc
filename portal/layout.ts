import type { TextKey } from '../locales/translate.ts';
import { assetHref } from './assets.ts';
import { html, type Html, type Part } from '../html.ts';
import type { Reader } from './reader.ts';

/** A page: its title (empty for the home page) and what stands in it; few have a script or style. */
export type Page = { title: string; body: Html; script?: string; style?: string };

const sections: { path: string; label: TextKey }[] = [
  { path: '/draws', label: 'portal.nav.draws' },
  { path: '/results', label: 'portal.nav.results' },
  { path: '/items', label: 'portal.nav.items' },
  { path: '/plans', label: 'portal.nav.plans' },
  { path: '/statistics', label: 'portal.nav.statistics' },
  { path: '/fairness', label: 'portal.nav.fairness' },
  { path: '/verify', label: 'portal.nav.check' },
];

/** The whole document of a page. */
export function layout(reader: Reader, { title, body, script, style }: Page): string {
  const { locale, t } = reader;
  const name = t('product.name');
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title ? `${title} · ${name}` : name}</title>
        <meta name="description" content="${t('portal.description')}" />
        <link rel="icon" href="${assetHref('icon.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assetHref('portal.css')}" />
        ${style && html`<link rel="stylesheet" href="${style}" />`}
        ${script && html`<script src="${script}" defer></script>`}
        <link rel="alternate" type="application/atom+xml" href="/feed.xml" title="${name}" />
        ${alternates(reader)}
      </head>
      <body>
        <a class="skip" href="#main">${t('portal.skip')}</a>
        ${masthead(reader)}
        <main id="main">${body}</main>
        ${footer(reader)}
      </body>
    </html>`.text;
}

/** The address of a page in a language. */
export function inLanguage({ here }: Pick<Reader, 'here'>, locale: string): string {
  const other = new URL(here);
  other.searchParams.set('lang', locale);
  return other.href;
}

const alternates = (reader: Reader): Part =>
  html`<link rel="canonical" href="${reader.here.href}" />
    <link rel="alternate" hreflang="zh-CN" href="${inLanguage(reader, 'zh-CN')}" />
    <link rel="alternate" hreflang="en" href="${inLanguage(reader, 'en')}" />`;

function masthead(reader: Reader): Html {
  const { t, locale, here } = reader;
  const other = locale === 'zh-CN' ? 'en' : 'zh-CN';
  const switched = new URL(inLanguage(reader, other));
  return html`<header class="masthead">
    <div class="wrap">
      <a class="brand" href="/"
        ><img src="${assetHref('icon.svg')}" alt="" width="32" height="32" />${t('product.name')}</a
      >
      <nav aria-label="${t('portal.nav')}">
        <ul>
          ${sections.map(({ path, label }) => {
            const current = here.pathname === path || here.pathname.startsWith(`${path}/`);
            return html`<li>
              <a href="${path}" ${current && html`aria-current="true"`}>${t(label)}</a>
            </li>`;
          })}
        </ul>
      </nav>
      <a
        class="language"
        lang="${other}"
        hreflang="${other}"
        href="${switched.pathname}${switched.search}"
        >${t('portal.other-language')}</a
      >
    </div>
  </header>`;
}

const footer = ({ t, here }: Reader): Html =>
  html`<footer class="footer">
    <div class="wrap">
      <p>${t('portal.footer.source')}</p>
      <ul>
        <li><a href="/tasks">${t('portal.tasks.title')}</a></li>
        <li><a href="/corrections">${t('portal.corrections.title')}</a></li>
        <li><a href="/exclusions">${t('portal.nav.exclusions')}</a></li>
        <li><a href="/how-to-verify">${t('portal.nav.verify')}</a></li>
        <li><a href="/objection">${t('portal.footer.objection')}</a></li>
        <li><a href="/complaint">${t('portal.footer.complaint')}</a></li>
        <li><a href="/status">${t('portal.footer.status')}</a></li>
        <li><a href="/blacklist">${t('portal.blacklist.title')}</a></li>
        <li><a href="/credit">${t('portal.credit.title')}</a></li>
        <li><a href="/feed.xml">${t('portal.footer.feed')}</a></li>
        <li><a href="/data">${t('portal.data.title')}</a></li>
        <li><a href="/checkpoints">${t('portal.checkpoints.title')}</a></li>
        <li><a href="/health">${t('portal.footer.health')}</a></li>
      </ul>
      <p class="print-only">${t('portal.footer.printed')}${here.href}</p>
    </div>
  </footer>`;
