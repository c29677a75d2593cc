import path from 'node:path';
import express, { type ErrorRequestHandler, type Express, Router } from 'express';
import { log } from '../../log.ts';
import { setLocale } from '../../usecases/account/set-locale.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { checkFilePath } from '../../chat/check-file.ts';
import { config } from '../../config.ts';
import { webGroup } from '../../db/queries/web-posts.ts';
import { checkFileRoute } from './check-file.ts';
import { deputyRoutes } from './deputies.ts';
import { draftRoute } from './draft.ts';
import { enterRoutes } from './enter.ts';
import { fieldIn, ownPath } from './fields.ts';
import { formPage, formRoute } from './form.ts';
import { headers, sameOrigin } from './guard.ts';
import { eventsOf, type Hub } from './hub.ts';
import { groupPage, mayRead } from './group.ts';
import { inboxPage, newsOf } from './inbox.ts';
import { meRoutes } from './me.ts';
import { missing } from './missing.ts';
import { pressRoute } from './press.ts';
import { pushRoutes, renewRoute } from './push.ts';
import { overduePage } from './overdue.ts';
import { pwaRoutes } from './pwa.ts';
import { sheetAssets } from '../../sheets/assets.ts';
import { sessions } from './session.ts';
import { noticePage, recordPage } from './sheets.ts';
import { signInRoutes } from './sign-in.ts';
import { requestFilesPage } from './request-files.ts';
import { evidencePage, evidenceRoute } from './take-evidence.ts';
import { chooseFormRoute } from './form-choice.ts';
import { resultRoute, visitPage } from './visit.ts';
import {
  demoVisitors,
  languageAsked,
  localeOfRequest,
  textsIn,
  type Visitor,
  visitorOf,
  visitors,
} from './visitor.ts';
import { commitRoute, revealRoute, witnessPage } from './witness.ts';

const assets = path.join(import.meta.dirname, 'assets');

/** What the other chats and the health page bring into the web server. */
export type Mounted = { hooks: Router; hub: Hub; health: () => Promise<object> };

/** The web server of the chats: pages for people, hooks for the platforms. */
export function webApp({ hooks, hub, health }: Mounted): {
  app: Express;
  close: () => Promise<void>;
} {
  const { handler: session, close } = sessions();
  const app = express().disable('x-powered-by').set('trust proxy', 'loopback');
  // Slack's signature covers the raw body: its hook reads the request before anything else does.
  app.use(hooks);
  app.use(headers());
  app.use('/assets', express.static(assets, { maxAge: '1h' }));
  app.use('/sheet', express.static(sheetAssets, { maxAge: '1h' }));
  app.use(pwaRoutes());
  app.get('/healthz', async (_request, response) => response.json(await health()));
  app.post(checkFilePath, checkFileRoute);
  app.use(sameOrigin, express.urlencoded({ extended: false, limit: '300kb' }), express.json());
  app.post('/push/renew', renewRoute);
  if (config().DEMO) app.use('/as/:personId', demoVisitors, pages(hub));
  app.use(session, enterRoutes(), signInRoutes());
  if (config().DEMO) app.use(groups(hub));
  app.use(visitors, pages(hub));
  app.use(missing);
  app.use(broken);
  return { app, close };
}

/** The pages of one visitor, wherever they are mounted. */
function pages(hub: Hub): Router {
  const router = Router();
  router.use(languageAsked);
  router.get('/', (request, response) => {
    const { base } = visitorOf(response);
    response.redirect(303, base + ownPath(request.query['to']));
  });
  router.get('/inbox', inboxPage);
  router.get('/inbox/news', newsOf);
  router.get('/overdue', overduePage);
  router.use(meRoutes(), deputyRoutes(), pushRoutes());
  router.get(
    '/inbox/events',
    eventsOf(hub, (_request, response) => visitorOf(response).actor.id),
  );
  router.post('/press', pressRoute);
  router.route('/form/:grant').get(formPage).post(formRoute);
  router.get('/witness/:drawId', witnessPage);
  router.post('/witness/:drawId/commit', commitRoute);
  router.post('/witness/:drawId/reveal', revealRoute);
  router.get('/visit/:inspectionId', visitPage);
  router.post('/visit/:inspectionId/result', resultRoute);
  router.post('/visit/:inspectionId/draft', draftRoute);
  router.post('/visit/:inspectionId/form', chooseFormRoute);
  router.post('/visit/:inspectionId/evidence', evidenceRoute);
  router.get('/visit/:inspectionId/notice', noticePage);
  router.get('/visit/:inspectionId/record', recordPage);
  router.get('/evidence/:evidenceId', evidencePage);
  router.get('/files/:kind/:id', requestFilesPage);
  router.post('/language', async (request, response) => {
    const { actor } = visitorOf(response);
    const locale = fieldIn(request.body, 'locale') === 'en' ? 'en' : 'zh-CN';
    await setLocale(commandOf(actor, 'web'), { locale });
    response.redirect(303, ownPath(fieldIn(request.body, 'back')));
  });
  router.use(groups(hub));
  return router;
}

function groups(hub: Hub): Router {
  const router = Router();
  router.get('/group/:chat', groupPage);
  router.get('/group/:chat/events', async (request, response, next) => {
    const chat = request.params.chat;
    const group = await webGroup(chat);
    const visitor = response.locals['visitor'] as Visitor | undefined;
    if (!group || !mayRead(visitor, group.unitPath)) return next();
    hub.join(chat, response);
  });
  return router;
}

const broken: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error);
  const status = (error as { status?: number }).status ?? 500;
  if (status >= 500) log.error({ err: error, path: request.path }, 'page failed');
  const text = textsIn(localeOfRequest(request))('page.broken');
  response
    .status(status)
    .type('text')
    .send(status >= 500 ? text : String(status));
};
