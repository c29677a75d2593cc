import path from 'node:path';
import { Router } from 'express';
import { html } from '../../html.ts';
import { sendOpenPage } from './page.ts';
import { localeOfRequest, textsIn } from './visitor.ts';

const assets = path.join(import.meta.dirname, 'assets');

/** What makes the web chat an app on a phone: its manifest, its service worker, a page for no network. */
export function pwaRoutes(): Router {
  const router = Router();
  router.get('/manifest.webmanifest', (request, response) => {
    const locale = localeOfRequest(request);
    const t = textsIn(locale);
    response.type('application/manifest+json').send(
      JSON.stringify({
        id: '/',
        name: t('product.name'),
        short_name: t('page.app.short'),
        description: t('page.sign-in.lead'),
        lang: locale,
        start_url: '/inbox',
        scope: '/',
        display: 'standalone',
        background_color: '#f5f6f8',
        theme_color: '#1d4f91',
        icons,
      }),
    );
  });
  // At the root, so that it serves every page; looked for anew each time.
  router.get('/sw.js', (_request, response) => {
    response.set('Cache-Control', 'no-cache').sendFile(path.join(assets, 'sw.js'));
  });
  // What the service worker says comes in the language of the push, which may be another than the page's.
  router.get('/push-texts.js', (_request, response) => {
    response
      .type('text/javascript')
      .set('Cache-Control', 'no-cache')
      .send(`self.pushTexts = ${JSON.stringify(pushTexts())};`);
  });
  router.get('/offline', (request, response) => {
    const locale = localeOfRequest(request);
    const t = textsIn(locale);
    const main = html`<h1>${t('page.no-network')}</h1>
      <p>${t('page.no-network.kept')}</p>
      <p><a href="/inbox">${t('page.back')}</a></p>`;
    sendOpenPage(response, locale, { title: t('page.no-network'), main });
  });
  return router;
}

function pushTexts() {
  const texts = (['zh-CN', 'en'] as const).map((locale) => {
    const t = textsIn(locale);
    const many = t('push.many', { n: '{n}' });
    return [locale, { product: t('product.name'), none: t('push.none'), one: t('push.one'), many }];
  });
  return Object.fromEntries(texts);
}

const icons = [
  { src: '/assets/icon.svg', sizes: 'any', type: 'image/svg+xml' },
  { src: '/assets/icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: '/assets/icon-512.png', sizes: '512x512', type: 'image/png' },
  { src: '/assets/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
];
