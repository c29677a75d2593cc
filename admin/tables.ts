import path from 'node:path';
import AdminJS, { Router as Panel } from 'adminjs';
import { type RequestHandler, type Response, Router } from 'express';
import { Refusal } from '../domain/refusal.ts';
import { readForm } from './multipart.ts';
import { refusalText } from './refusal-text.ts';
import { TableResource } from './resource.ts';
import { tables } from './resources.ts';
import { mayUse, type TableAction } from './table.ts';
import { currentAdminOf, tableOptions } from './table-options.ts';
import { dress } from './table-page.ts';
import { visitorOf } from './visitor.ts';

const formBytes = 100_000;

/**
 * The panel's tables: AdminJS behind routes of our own, which let through what the table of rights
 * grants and nothing else. Needs an open database.
 */
export function tableRoutes(): Router {
  const admin = new AdminJS(tableOptions(tables.map((table) => new TableResource(table))));
  const router = Router();
  router.get('/frontend/assets/components.bundle.js', sendAsset(ownComponents));
  for (const asset of Panel.assets) router.get(asset.path, sendAsset(asset.src));
  const api = '/api/resources/:resourceId';
  router.get(`${api}/actions/:action`, granted(['list']), answer(admin, 'resourceAction'));
  const record = `${api}/records/:recordId/:action`;
  router.get(record, granted(['show', 'edit']), answer(admin, 'recordAction'));
  router.post(record, granted(['edit']), answer(admin, 'recordAction'));
  const pages = ['/resources/:resourceId', '/resources/:resourceId/actions/:action'];
  router.get(
    [...pages, '/resources/:resourceId/records/:recordId/:action'],
    granted(['list', 'show', 'edit']),
    page(admin),
  );
  router.get('/', (_request, response) => {
    const first = tables.find((table) => mayUse(table, 'list', visitorOf(response).actor));
    response.redirect(303, first ? `/tables/resources/${first.id}` : '/desk');
  });
  return router;
}

const ownComponents = path.join(import.meta.dirname, 'assets', 'tables.js');

// The small bundles, also in development: the others are 25 MB.
function sendAsset(file: string): RequestHandler {
  const small = file.replace(/([-.])development\.js$/, '$1production.js');
  return (_request, response) => {
    response.set('Cache-Control', 'private, max-age=3600').sendFile(small);
  };
}

/** Refuses before AdminJS hears of it: what is not in the table of rights is not there. */
function granted(actions: TableAction[]): RequestHandler {
  return ({ params }, response, next) => {
    const table = tables.find(({ id }) => id === params['resourceId']);
    const action = actions.find((name) => name === (params['action'] ?? 'list'));
    if (!table || !action) return void response.status(404).json({ error: 'not found' });
    if (mayUse(table, action, visitorOf(response).actor)) return next();
    response.status(403).json({ error: 'forbidden' });
  };
}

type Operation = 'resourceAction' | 'recordAction';
type Answer = { notice?: { type: string; message: string }; record?: { id?: string } };
type Api = new (
  args: { admin: AdminJS },
  currentAdmin: object,
) => Record<Operation, (request: object, response: Response) => Promise<Answer>>;
type Pages = new (
  args: { admin: AdminJS },
  currentAdmin: object,
) => { index: () => Promise<string> };

const controllerOf = (route: string) =>
  Panel.routes.find((known) => known.path === route)?.Controller as unknown;
const ApiController = controllerOf('/api/dashboard') as Api;
const PageController = controllerOf('') as Pages;

function answer(admin: AdminJS, operation: Operation): RequestHandler {
  return async (request, response) => {
    const payload = request.method === 'POST' ? await fieldsOf(request) : {};
    const { params, query, method } = request;
    const controller = new ApiController({ admin }, currentAdminOf(visitorOf(response)));
    try {
      const given = { params, query, payload, method: method.toLowerCase() };
      const found = await controller[operation](given, response);
      // AdminJS says 200 to a record that is out of reach.
      const missing = operation === 'recordAction' && !found.record?.id;
      response.status(missing ? 404 : 200).json(found);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const message = refusalText(error, visitorOf(response));
      response
        .status(error.code === 'forbidden' ? 403 : 400)
        .json({ notice: { type: 'error', message } });
    }
  };
}

async function fieldsOf(request: Parameters<RequestHandler>[0]): Promise<Record<string, string>> {
  if (!/^multipart\//i.test(request.headers['content-type'] ?? '')) {
    return (request.body ?? {}) as Record<string, string>;
  }
  const form = await readForm(request, formBytes);
  const fields: [string, string][] = [];
  form.forEach((value, name) => {
    if (typeof value !== 'string') throw new Refusal('bad-input', { field: name });
    fields.push([name, value]);
  });
  return Object.fromEntries(fields);
}

function page(admin: AdminJS): RequestHandler {
  return async (request, response) => {
    const visitor = visitorOf(response);
    const markup = await new PageController({ admin }, currentAdminOf(visitor)).index();
    response.type('html').send(dress(markup, request, response));
  };
}
