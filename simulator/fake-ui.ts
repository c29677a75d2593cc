import { readFields, sendJson, sendText, type Ask } from './fake-server.ts';
import type { Signal } from './fake-signal.ts';
import { paneCss } from './fake-ui-css.ts';
import { listPage, panePage, snapshot } from './fake-ui-page.ts';
import { paneScript } from './fake-ui-script.ts';
import { paneTexts, type PaneTexts } from './fake-ui-texts.ts';

/** One message as ready HTML; all foreign text in it is escaped. */
export interface PaneMessage {
  id: string;
  at: Date;
  html: string;
}

/** A button of the page itself, not of a message. */
export interface PaneAct {
  label: string;
  act: string;
  body?: Record<string, unknown>;
}

/** What one person sees of one chat. */
export interface Pane {
  skin: 'telegram' | 'slack';
  title: string;
  note: string;
  messages: PaneMessage[];
  /** Who may be acted for here; empty in a private chat. */
  people: { id: string; name: string }[];
  as: string;
  acts: PaneAct[];
  /** Stands in the place of the text box when the person cannot write yet. */
  gate?: PaneAct;
  modal?: { id: string; html: string };
  home?: string;
}

/** Which chat is looked at, by whom, in which language. */
export interface At {
  id: string;
  as: string | undefined;
  query: URLSearchParams;
  texts: PaneTexts;
}

/** What the page shows after an act: a note, a box to close, or a page to open. */
export interface PaneReply {
  toast?: string;
  alert?: boolean;
  url?: string;
}

/** The chats of a fake, as pages. */
export interface Panes {
  name: string;
  list(): { id: string; title: string }[];
  pane(at: At): Pane | undefined;
  act(at: At, act: string, body: Record<string, unknown>): Promise<PaneReply>;
  file?(id: string): { name: string; mime: string; bytes: Buffer } | undefined;
}

// The demo shows these pages in frames of its own page, which has another port.
const policy =
  "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; " +
  'frame-ancestors http://127.0.0.1:* http://localhost:*';

/** Serves the pages under /ui; tells whether the request was one of theirs. */
export function serveUi(panes: Panes, signal: Signal): (ask: Ask) => Promise<boolean> {
  return async (ask) => {
    const [root, id, act, rest] = ask.url.pathname.split('/').slice(1).map(decodeURIComponent);
    if (root !== 'ui') return false;
    if (serveAsset(ask, id)) return true;
    const at = atOf(ask.url, id ?? '');
    if (act === 'file') serveFile(panes, ask, rest ?? '');
    else if (ask.method === 'POST') await serveAct(panes, ask, at, act ?? '');
    else if (!id) sendHtml(ask, 200, listPage(panes, at.texts));
    else servePane(panes, signal, { ask, at, live: act === 'events' });
    return true;
  };
}

function atOf(url: URL, id: string): At {
  const query = url.searchParams;
  const as = query.get('as') ?? undefined;
  return { id, as, query, texts: paneTexts(query.get('lang')) };
}

function serveAsset({ response }: Ask, name: string | undefined): boolean {
  const headers = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
  if (name === 'chat.css') {
    sendText(response, 200, paneCss, { ...headers, 'content-type': 'text/css; charset=utf-8' });
  } else if (name === 'chat.js') {
    const type = 'text/javascript; charset=utf-8';
    sendText(response, 200, paneScript, { ...headers, 'content-type': type });
  } else return false;
  return true;
}

function serveFile(panes: Panes, { response }: Ask, id: string) {
  const file = panes.file?.(id);
  if (!file) return sendText(response, 404, 'no such file');
  const name = encodeURIComponent(file.name);
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
    'x-content-type-options': 'nosniff',
  });
  response.end(file.bytes);
}

async function serveAct(panes: Panes, ask: Ask, at: At, act: string) {
  // Only this page may act: a form of a foreign site cannot send JSON without being asked first.
  if (!ask.request.headers['content-type']?.startsWith('application/json')) {
    return sendJson(ask.response, 415, { toast: 'application/json' });
  }
  const { values } = readFields(ask);
  const as = typeof values['as'] === 'string' && values['as'] ? values['as'] : at.as;
  try {
    sendJson(ask.response, 200, await panes.act({ ...at, as }, act, values));
  } catch (error) {
    // The reason is for whoever reads the traffic; the person is told what they can do.
    const detail = error instanceof Error ? error.message : String(error);
    sendJson(ask.response, 409, { toast: at.texts.noAnswer, alert: true, detail });
  }
}

function servePane(
  panes: Panes,
  signal: Signal,
  { ask, at, live }: { ask: Ask; at: At; live: boolean },
) {
  const pane = panes.pane(at);
  if (!pane) return sendText(ask.response, 404, 'no such chat');
  if (live) stream(panes, signal, ask, at);
  else sendHtml(ask, 200, panePage(pane, at));
}

function stream(panes: Panes, signal: Signal, { request, response }: Ask, at: At) {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  let sent = '';
  const send = () => {
    const pane = panes.pane(at);
    const data = pane ? JSON.stringify(snapshot(pane, at.texts)) : '';
    if (data === sent) return;
    sent = data;
    response.write(`data: ${data}\n\n`);
  };
  send();
  const off = signal.on(send);
  request.socket.once('close', off);
}

function sendHtml({ response }: Ask, status: number, html: string) {
  sendText(response, status, html, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
}
