import type { Socket } from 'node:net';
import { jsonOf, textOf } from '../fake-server.ts';
import { ApiError, badRequest } from './api-error.ts';
import type { TelegramState } from './state.ts';

/** What happened, as the bot hears of it. */
export interface Update {
  update_id: number;
  [kind: string]: unknown;
}

interface Poll {
  finish(updates: Update[]): void;
  fail(error: ApiError): void;
}

interface Webhook {
  url: string;
  /** Empty when the bot asked for none. */
  secret: string;
  lastError?: { at: number; message: string };
}

/** The bot's queue of updates and how the bot takes from it: by long poll or by webhook. */
export interface Inlet {
  queue: Update[];
  lastId: number;
  held: Omit<Update, 'update_id'> | undefined;
  allowed: string[] | undefined;
  poll: Poll | undefined;
  webhook: Webhook | undefined;
  pumping: boolean;
  retryMs: number;
  retryTimer: NodeJS.Timeout | undefined;
}

/** Makes an empty queue; failed webhook deliveries come again after `retryMs`. */
export function createInlet(retryMs: number): Inlet {
  return {
    queue: [],
    // A bot remembers the ids it has handled: a fake started anew must not use them again.
    lastId: Math.floor(Date.now() / 1000),
    held: undefined,
    allowed: undefined,
    poll: undefined,
    webhook: undefined,
    pumping: false,
    retryMs,
    retryTimer: undefined,
  };
}

/** Puts an update before the bot, unless the bot asked not to hear of its kind. */
export function deliver(state: TelegramState, kind: string, body: object) {
  const { inlet, faults } = state;
  if (inlet.allowed && !inlet.allowed.includes(kind)) return;
  const update = { [kind]: body };
  if (!inlet.held && faults.takeReorder()) {
    inlet.held = update;
    return;
  }
  const first = inlet.held;
  inlet.held = undefined;
  for (const each of first ? [update, first] : [update]) enqueue(state, each);
  wake(state);
}

function enqueue({ inlet, faults }: TelegramState, update: Omit<Update, 'update_id'>) {
  const copies = 1 + faults.takeDuplicates();
  inlet.lastId += 1;
  for (let copy = 0; copy < copies; copy += 1) {
    inlet.queue.push({ update_id: inlet.lastId, ...update });
  }
}

function wake(state: TelegramState) {
  const { inlet } = state;
  if (inlet.webhook) void pump(state);
  else inlet.poll?.finish(inlet.queue.slice(0, 100));
}

/** Long poll: confirms what lies before the offset, then waits for something to tell. */
export function getUpdates(
  state: TelegramState,
  params: Record<string, unknown>,
  socket: Socket,
): Promise<Update[]> {
  const { inlet } = state;
  if (inlet.webhook) {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  inlet.poll?.fail(secondPoller());
  readAllowed(inlet, params['allowed_updates']);
  confirm(state, Number(params['offset'] ?? 0));
  const waiting = inlet.queue.slice(0, Number(params['limit'] ?? 100));
  const timeout = Number(params['timeout'] ?? 0);
  if (waiting.length > 0 || timeout === 0) return Promise.resolve(waiting);
  return park(inlet, timeout, socket);
}

/** The answer a poller gets when another one comes with the same token. */
export function secondPoller(): ApiError {
  return conflict(
    'terminated by other getUpdates request; make sure that only one bot instance is running',
  );
}

function conflict(why: string): ApiError {
  return new ApiError(409, `Conflict: ${why}`);
}

function confirm({ inlet, faults }: TelegramState, offset: number) {
  const confirmed = inlet.queue.some((update) => update.update_id < offset);
  if (!confirmed || faults.takeDropAck()) return;
  inlet.queue = inlet.queue.filter((update) => update.update_id >= offset);
}

function park(inlet: Inlet, timeout: number, socket: Socket): Promise<Update[]> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      socket.off('close', leave);
      if (inlet.poll === poll) inlet.poll = undefined;
    };
    const finish = (updates: Update[]) => {
      leave();
      resolve(updates);
    };
    const fail = (error: ApiError) => {
      leave();
      reject(error);
    };
    const poll: Poll = { finish, fail };
    const timer = setTimeout(() => finish([]), timeout * 1000);
    // The request itself is read to its end long ago: only its socket tells that the bot went away.
    socket.once('close', leave);
    inlet.poll = poll;
  });
}

function readAllowed(inlet: Inlet, value: unknown) {
  const list = jsonOf<string[]>(value);
  if (!list) return;
  inlet.allowed = list.length > 0 ? list : undefined;
}

/** Sends updates to this address from now on; a parked long poll is cut off. */
export function setWebhook(state: TelegramState, params: Record<string, unknown>): true {
  const { inlet } = state;
  const url = textOf(params['url']);
  if (!url) return deleteWebhook(state, params);
  if (!URL.canParse(url)) throw badRequest('bad webhook: invalid URL');
  inlet.webhook = { url, secret: textOf(params['secret_token']) };
  inlet.poll?.fail(conflict('terminated by setWebhook request'));
  readAllowed(inlet, params['allowed_updates']);
  if (params['drop_pending_updates']) inlet.queue = [];
  void pump(state);
  return true;
}

/** Back to long poll. */
export function deleteWebhook({ inlet }: TelegramState, params: Record<string, unknown>): true {
  inlet.webhook = undefined;
  clearTimeout(inlet.retryTimer);
  if (params['drop_pending_updates']) inlet.queue = [];
  return true;
}

/** What Telegram tells of the webhook, its last failure included. */
export function webhookInfo({ inlet }: TelegramState) {
  const failure = inlet.webhook?.lastError;
  return {
    url: inlet.webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: inlet.queue.length,
    ...(failure && { last_error_date: failure.at, last_error_message: failure.message }),
  };
}

async function pump(state: TelegramState) {
  const { inlet, faults } = state;
  if (inlet.pumping) return;
  inlet.pumping = true;
  clearTimeout(inlet.retryTimer);
  let failed = false;
  for (let hook = inlet.webhook; hook && inlet.queue[0] && !failed; hook = inlet.webhook) {
    const error = await post(hook, inlet.queue[0]);
    failed = error !== undefined;
    if (error !== undefined) {
      hook.lastError = { at: Math.floor(state.now() / 1000), message: error };
    } else if (!faults.takeDropAck()) inlet.queue.shift();
    state.signal.changed();
  }
  inlet.pumping = false;
  if (failed) inlet.retryTimer = setTimeout(() => void pump(state), inlet.retryMs).unref();
}

async function post({ url, secret }: Webhook, update: Update): Promise<string | undefined> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (secret) headers['x-telegram-bot-api-secret-token'] = secret;
  try {
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update) });
    await response.arrayBuffer();
    if (response.ok) return undefined;
    return `Wrong response from the webhook: ${response.status} ${response.statusText}`;
  } catch {
    return 'Connection refused';
  }
}
