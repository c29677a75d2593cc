import { Unreadable } from './markup.ts';
import { type Page, pageOf } from './page.ts';
import type { Sent } from './page-form.ts';

/** Somebody with a browser that runs no scripts: it keeps cookies, follows redirects, sends forms. */
export type Visitor = {
  /** Opens a page of the site; anything but 200 fails. */
  open: (path: string) => Promise<Page>;
  /** Opens it whatever comes. */
  look: (path: string) => Promise<Page>;
  /** Data that a script of the page would ask for. */
  json: <T>(path: string) => Promise<T>;
};

/** A visitor of the site at `origin` who has not been there before. */
export function aVisitor(origin: string): Visitor {
  const jar = new Map<string, string>();
  const ask = async (path: string, init: RequestInit, from?: string): Promise<Page> => {
    let [target, request] = [new URL(path, origin), init];
    for (let hops = 0; hops < 10; hops += 1) {
      const answer = await fetch(target, { ...request, ...dressed(request, jar, from) });
      keepCookies(jar, answer);
      const next = answer.headers.get('location');
      if (next === null) return read(target, answer);
      [target, request] = [new URL(next, target), {}];
    }
    throw new Unreadable(`${path} redirects for ever`);
  };
  const look = (path: string) => ask(path, {});
  const read = async (target: URL, answer: Response) =>
    pageOf(
      { url: target.pathname + target.search, status: answer.status, html: await answer.text() },
      { get: open, send },
    );
  // 401 to 429 are answers to people, with a page; these are for programs.
  const send = async (form: Sent, from: string) => {
    const page = await ask(form.action, requestOf(form), origin + from);
    if (page.status === 400 || page.status === 415 || page.status >= 500) throw brokenOff(page);
    return page;
  };
  const open = async (path: string) => {
    const page = await look(path);
    if (page.status !== 200) throw brokenOff(page);
    return page;
  };
  const json = async <T>(path: string) => {
    const answer = await fetch(new URL(path, origin), dressed({}, jar));
    if (!answer.ok) throw new Unreadable(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return { open, look, json };
}

const brokenOff = ({ url, status, text }: Page) => new Unreadable(`${url}: ${status} ${text}`);

function dressed(request: RequestInit, jar: Map<string, string>, from?: string): RequestInit {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const isForm = request.method === 'POST';
  return {
    redirect: 'manual',
    headers: {
      accept: 'text/html',
      ...(cookie && { cookie }),
      ...(from && { referer: from }),
      ...(isForm && from && { origin: new URL(from).origin }),
    },
  };
}

function keepCookies(jar: Map<string, string>, answer: Response): void {
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    jar.set(name, value);
  }
}

function requestOf({ method, isUpload, fields }: Sent): RequestInit {
  if (method !== 'post') throw new Unreadable('only forms that post are sent');
  const body = isUpload ? new FormData() : new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value as string);
  return { method: 'POST', body };
}
