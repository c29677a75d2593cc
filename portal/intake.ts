import { type Request, type RequestHandler, type Response, Router } from 'express';
import { presentTime } from './clock.ts';
import { fewAtOnce } from './few-at-once.ts';
import { keep } from './headers.ts';
import { type GivenFile, type IntakeKind, most, type Typed, typedIn } from './intake-form.ts';
import { newMark, tidied } from './intake-receipt.ts';
import { handIn, type Intake, isPublished, statusOf } from './intake-store.ts';
import { layout, type Page } from './layout.ts';
import { limiter } from './limiter.ts';
import { intakePage } from './pages/intake.ts';
import { handedInPage } from './pages/handed-in.ts';
import { statusPage } from './pages/status.ts';
import { type Reader, readerOf } from './reader.ts';
import { readForm, textIn, TooLarge } from './read-form.ts';
import { isFromHere } from './same-origin.ts';
import type { Site } from './site.ts';
import { turnAway } from './turn-away.ts';

/** Where forms may be sent to; everything else of the portal is read only. */
export const formPaths: readonly string[] = ['/objection', '/complaint', '/status'];

// Nobody objects ten times in an hour; a household or an office shares an address.
const usual = { burst: 10, perSecond: 1 / 360 };
const mostAtOnce = 4;

/**
 * 提出异议, 投诉 and how they stand: forms without log-in that work without scripts. What
 * is handed in goes into the one table that this process may add to.
 */
export function intakeRoutes(site: Site): Router {
  const router = Router();
  const { intake } = site;
  if (!intake) return router;
  const few = () => fewAtOnce(mostAtOnce, turnAway(site, 'busy', 10));
  const slow = limiter(site, site.intakeAllowance ?? usual);
  for (const kind of ['objection', 'complaint'] as const) {
    router.get(`/${kind}`, emptyForm(site, kind));
    router.post(`/${kind}`, fromHere(site), slow, few(), take(site, intake, kind));
  }
  router.get('/status', async (request, response) => {
    send(response, 200, await reader(site, request, response), (it) => statusPage(it, {}));
  });
  router.post('/status', fromHere(site), showStatus(site));
  return router;
}

const emptyForm =
  (site: Site, kind: IntakeKind): RequestHandler =>
  async (request, response) => {
    const asked = request.query['ref'];
    const ref = typeof asked === 'string' ? asked.slice(0, 60) : '';
    const typed = { mark: newMark(), ref, name: '', contact: '', content: '', faults: {} };
    send(response, 200, await reader(site, request, response), (it) => intakePage(it, kind, typed));
  };

type Given = { typed: Typed; files: GivenFile[] };

const take =
  (site: Site, intake: Intake, kind: IntakeKind): RequestHandler =>
  async (request, response) => {
    const it = await reader(site, request, response);
    const given = await formOf(kind, request);
    const { typed } = given;
    const { ref, faults } = typed;
    if (kind === 'objection' && !faults.ref && !(await isPublished(site.database, ref))) {
      faults.ref = 'no-result';
    }
    if (typed.mark === '' || Object.keys(faults).length > 0) {
      const again = { ...typed, mark: typed.mark || newMark() };
      return send(response, 400, it, () => intakePage(it, kind, again));
    }
    const receipt = await handIn(intake, kind, given, it.now);
    send(response, 201, it, () => handedInPage(it, kind, receipt));
  };

async function formOf(kind: IntakeKind, request: Request): Promise<Given> {
  const empty: Typed = { mark: '', ref: '', name: '', contact: '', content: '', faults: {} };
  try {
    // Besides the files, texts of a few kilobytes.
    const form = await readForm(request, most.total + 256 * 1024);
    if (form) return await typedIn(kind, form);
    return { typed: empty, files: [] };
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    const faults = { files: 'too-large' } as const;
    return { typed: { ...empty, faults }, files: [] };
  }
}

const showStatus =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const it = await reader(site, request, response);
    const form = await readForm(request, 16 * 1024).catch(() => undefined);
    const part = (name: string) => tidied(form ? textIn(form, name) : '').slice(0, 40);
    const asked = { receiptNo: part('receiptNo'), secret: part('secret') };
    const status = await statusOf(site.database, asked);
    send(response, 200, it, () => statusPage(it, { asked, ...(status && { status }) }));
  };

const fromHere = (site: Site): RequestHandler => {
  const notFromHere = turnAway(site, 'not-from-here');
  return (request, response, next) =>
    isFromHere(request, site.url) ? next() : notFromHere(request, response, next);
};

async function reader({ database, demo, url }: Site, request: Request, response: Response) {
  return readerOf(request, response, { url, now: await presentTime(database, demo) });
}

function send(response: Response, status: number, it: Reader, page: (it: Reader) => Page): void {
  // Each has the mark of its own form, or what only one person may see.
  keep(response, 'never');
  response
    .status(status)
    .type('html')
    .send(layout(it, page(it)));
}
