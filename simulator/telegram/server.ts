import { createCallLog, type CallLog } from '../fake-calls.ts';
import { createFaultBook, type FaultSwitches, type Hang } from '../fake-faults.ts';
import { recall, remember } from '../fake-memory.ts';
import { createReading, type Reading, type SeenMessage } from '../fake-reading.ts';
import {
  listen,
  readFields,
  sendJson,
  type Address,
  type Ask,
  type Fields,
} from '../fake-server.ts';
import { createSignal } from '../fake-signal.ts';
import { serveUi } from '../fake-ui.ts';
import { ApiError } from './api-error.ts';
import { methods } from './methods.ts';
import {
  addGroup,
  addUser,
  type NewGroup,
  type NewUser,
  type TelegramGroup,
  type TelegramPerson,
} from './people.ts';
import { telegramPanes } from './pane.ts';
import { setBlocked } from './person.ts';
import { seenMessages } from './seen.ts';
import type { TelegramState } from './state.ts';
import { createInlet, getUpdates, secondPoller } from './updates.ts';

/** What a fake Telegram is started with; `now` gives the chats' time in milliseconds. */
export interface FakeTelegramOptions extends Address {
  token: string;
  username?: string;
  name?: string;
  now?: () => number;
  /** A file that keeps the chats while the fake is stopped. */
  keepIn?: string;
  /** Milliseconds until a failed webhook delivery comes again. */
  webhookRetryMs?: number;
}

/** A Telegram server on loopback: for the bot its Bot API, for a story its people and groups. */
export interface FakeTelegram
  extends FaultSwitches, Reading, Pick<CallLog, 'calls' | 'expectCall'> {
  /** The bot's `apiRoot`. */
  url: string;
  port: number;
  token: string;
  username: string;
  close(): Promise<void>;
  user(who: NewUser): TelegramPerson;
  group(what: NewGroup): TelegramGroup;
  messages(chat?: string | number): SeenMessage[];
  /** Another poller takes over: the parked long poll ends with 409. */
  secondPoller(): void;
  /** Updates the bot has not confirmed yet. */
  pending(): number;
}

/** Starts a fake Telegram; without `keepIn` everything is gone when it is closed. */
export async function startFakeTelegram(options: FakeTelegramOptions): Promise<FakeTelegram> {
  const state = createState(options);
  const ui = serveUi(telegramPanes(state), state.signal);
  const server = await listen(async (ask) => {
    if (!(await ui(ask))) await serve(state, ask);
  }, options);
  const messages = (chat?: string | number) => seenMessages(state, chat);
  const writeDown = remember(options.keepIn, state.signal, () => memoryOf(state));
  return {
    url: server.origin,
    port: server.port,
    token: state.token,
    username: state.bot.username,
    close: async () => {
      clearTimeout(state.inlet.retryTimer);
      state.inlet.webhook = undefined;
      writeDown();
      await server.close();
    },
    user: (who) => addUser(state, who),
    group: (what) => addGroup(state, what),
    messages,
    calls: state.log.calls,
    expectCall: state.log.expectCall,
    ...createReading(state.signal, messages),
    ...switches(state),
    secondPoller: () => state.inlet.poll?.fail(secondPoller()),
    pending: () => state.inlet.queue.length,
  };
}

function createState(options: FakeTelegramOptions): TelegramState {
  const { token, username = 'yaohao_bot', name = '摇号', now = Date.now } = options;
  const signal = createSignal();
  const memory = recall<ReturnType<typeof memoryOf>>(options.keepIn);
  return {
    token,
    bot: { id: Number(token.split(':')[0]) || 42, name, username },
    users: new Map(),
    chats: new Map(),
    queries: new Map(),
    files: new Map(),
    commands: new Map(),
    // Above every id of an earlier fake, so that an old reference never hits a new message.
    lastMessageId: Math.floor(Date.now() / 1000),
    ...memory?.state,
    inlet: { ...createInlet(options.webhookRetryMs ?? 1000), ...memory?.inlet },
    faults: createFaultBook(),
    signal,
    log: createCallLog(signal),
    now,
  };
}

function memoryOf({ users, chats, files, commands, lastMessageId, inlet }: TelegramState) {
  const { queue, lastId } = inlet;
  return { state: { users, chats, files, commands, lastMessageId }, inlet: { queue, lastId } };
}

function switches(state: TelegramState): FaultSwitches {
  const { faults } = state;
  return {
    ...faults,
    blocked: (user, on = true) => setBlocked(state, Number(user), on),
    deleteMessage: ({ chat, id }) => {
      const messages = state.chats.get(Number(chat))?.messages;
      const message = messages?.find((each) => each.id === Number(id));
      if (!message) throw new Error(`no message ${id} in chat ${chat}`);
      message.deleted = true;
      state.signal.changed();
    },
    disconnectSocket: () => state.inlet.poll?.fail(new ApiError(502, 'Bad Gateway')),
    expireTrigger: () => state.queries.forEach((query) => (query.expired = true)),
  };
}

async function serve(state: TelegramState, ask: Ask) {
  const file = /^\/file\/bot([^/]+)\/documents\/(.+)$/.exec(ask.url.pathname);
  const call = /^\/bot([^/]+)\/(\w+)$/.exec(ask.url.pathname);
  if (file) serveFile(state, ask, file[1] ?? '', file[2] ?? '');
  else if (call) await serveCall(state, ask, call[1] ?? '', call[2] ?? '');
  else sendError(ask, new ApiError(404, 'Not Found'));
}

async function serveCall(state: TelegramState, ask: Ask, token: string, method: string) {
  const fields = readFields(ask);
  const logged = state.log.add(method, fields.values);
  const { hang, reply } = await perform(state, ask, { token, method, fields });
  logged.outcome = hang ? 'hung' : outcomeOf(reply);
  state.signal.changed();
  if (hang === 'cut') ask.request.socket.destroy();
  if (hang) return;
  if (reply instanceof ApiError) sendError(ask, reply);
  else sendJson(ask.response, 200, { ok: true, result: reply });
}

function outcomeOf(reply: unknown): string {
  return reply instanceof ApiError ? reply.message : 'ok';
}

interface Command {
  token: string;
  method: string;
  fields: Fields;
}

async function perform(
  state: TelegramState,
  ask: Ask,
  command: Command,
): Promise<{ hang?: Hang | undefined; reply?: unknown }> {
  try {
    refuseByFault(state, command);
    const reply = await run(state, ask, command);
    return { hang: state.faults.takeHang(command.method), reply };
  } catch (error) {
    if (error instanceof ApiError) return { reply: error };
    throw error;
  }
}

function refuseByFault({ faults, token }: TelegramState, command: Command) {
  if (command.token !== token || faults.revoked()) throw new ApiError(401, 'Unauthorized');
  if (faults.take5xx(command.method)) throw new ApiError(502, 'Bad Gateway');
  const chat = command.fields.values['chat_id'];
  const seconds = faults.takeRateLimit(command.method, chat);
  if (seconds === undefined) return;
  throw new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}

async function run(state: TelegramState, ask: Ask, { method, fields }: Command): Promise<unknown> {
  const name = method.toLowerCase();
  if (name === 'getupdates') return getUpdates(state, fields.values, ask.request.socket);
  const known = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!known) throw new ApiError(404, 'Not Found: method not found');
  return known(state, fields.values, fields.files);
}

function sendError({ response }: Ask, error: ApiError) {
  const { code, message, parameters } = error;
  const body = { ok: false, error_code: code, description: message };
  sendJson(response, code, parameters ? { ...body, parameters } : body);
}

function serveFile(state: TelegramState, ask: Ask, token: string, id: string) {
  const file = state.files.get(id);
  if (token !== state.token || !file) return sendError(ask, new ApiError(404, 'Not Found'));
  ask.response.writeHead(200, { 'content-type': 'application/octet-stream' });
  ask.response.end(file.bytes);
}
