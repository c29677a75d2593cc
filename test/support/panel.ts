import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { panel } from '../../admin/app.ts';
import { monday } from './county.ts';
import type { Query } from './database.ts';

/** Somebody at the panel with a cookie of their own. */
export type Client = {
  cookie: () => string | undefined;
  get: (path: string) => Promise<Response>;
  post: (
    path: string,
    fields: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  send: (path: string, body: FormData, headers?: Record<string, string>) => Promise<Response>;
};

/** The panel on a free port, with the clock of the sample county. Call it below `useDatabase`. */
export function usePanel(sql: Query) {
  process.env['DEMO'] = '1';
  let server: Server;
  let closePanel: () => Promise<void>;
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  beforeAll(async () => {
    await sql('insert into demo_clock (at, set_at) values ($1, now()) on conflict do nothing', [
      monday,
    ]);
    const { app, close } = panel();
    closePanel = close;
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    await closePanel();
  });

  const visit = (): Client => aClient(origin);
  const signIn = async (login: string): Promise<Client> => {
    const client = visit();
    const answer = await client.post('/sign-in', { login, password: 'yaohao-demo' });
    if (answer.status !== 303) throw new Error(`${login} cannot sign in: ${answer.status}`);
    return client;
  };
  return { origin, visit, signIn };
}

/** Somebody with a browser of their own, at a panel that runs at `origin`. */
export function aClient(origin: () => string): Client {
  let cookie: string | undefined;
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) };
    const answer = await fetch(origin() + path, { ...init, headers, redirect: 'manual' });
    const [given] = answer.headers.getSetCookie();
    if (given) cookie = given.split(';')[0];
    return answer;
  };
  return {
    cookie: () => cookie,
    get: (path) => ask(path),
    post: (path, fields, headers = {}) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) {
        for (const each of [value].flat()) body.append(name, each);
      }
      return ask(path, { method: 'POST', body, headers: { origin: origin(), ...headers } });
    },
    send: (path, body, headers = {}) =>
      ask(path, { method: 'POST', body, headers: { origin: origin(), ...headers } }),
  };
}

/** The hidden fields that the form which posts to `action` carries on this page. */
export function hiddenOf(page: string, action: string): Record<string, string> {
  const form = page.split(`action="${action}"`)[1]?.split('</form>')[0];
  if (form === undefined) throw new Error(`no form posts to ${action}`);
  const hidden = form.matchAll(/<input\s+type="hidden"\s+name="(\w+)"\s+value="([^"]*)"/g);
  return Object.fromEntries([...hidden].map(([, name, value]) => [name, value]));
}
