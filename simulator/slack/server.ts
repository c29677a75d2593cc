import { createCallLog, type CallLog } from '../fake-calls.ts';
import { createFaultBook, type FaultSwitches } from '../fake-faults.ts';
import { recall, remember } from '../fake-memory.ts';
import { createReading, type Reading, type SeenMessage } from '../fake-reading.ts';
import {
  listen,
  readFields,
  sendJson,
  sendText,
  textOf,
  type Address,
  type Ask,
} from '../fake-server.ts';
import { createSignal } from '../fake-signal.ts';
import { serveUi } from '../fake-ui.ts';
import { serveFile, takeUpload } from './files.ts';
import { methods } from './methods.ts';
import { slackPanes } from './pane.ts';
import {
  addChannel,
  addUser,
  setBlocked,
  type NewSlackChannel,
  type NewSlackUser,
  type SlackGroup,
  type SlackPerson,
} from './people.ts';
import { respond } from './respond.ts';
import { seenMessages } from './seen.ts';
import { SlackError } from './slack-error.ts';
import type { Json, SlackState } from './state.ts';
import { createTransport } from './transport.ts';

/** What a fake Slack is started with; `now` gives the chats' time in milliseconds. */
export interface FakeSlackOptions extends Address {
  botToken: string;
  signingSecret: string;
  appToken?: string;
  name?: string;
  now?: () => number;
  /** What the bot's token may do. */
  scopes?: string[];
  /** A file that keeps the workspace while the fake is stopped. */
  keepIn?: string;
  /** Milliseconds an app has to acknowledge (Slack: 3 000). */
  ackTimeoutMs?: number;
  /** Milliseconds until a failed event comes again. */
  retryMs?: number;
  /** Milliseconds a trigger is good for (Slack: 3 000). */
  triggerMs?: number;
}

/** A Slack workspace on loopback: for the app its Web API, for a story its people and channels. */
export interface FakeSlack extends FaultSwitches, Reading, Pick<CallLog, 'calls' | 'expectCall'> {
  /** The app's `slackApiUrl`. */
  apiUrl: string;
  /** Where the pages are. */
  url: string;
  port: number;
  botToken: string;
  appToken: string;
  signingSecret: string;
  teamId: string;
  /** The app's own user id. */
  botUser: string;
  close(): Promise<void>;
  /** Where the app takes requests over HTTP, `…/slack/events`. */
  setRequestUrl(url: string | undefined): void;
  user(who: NewSlackUser): SlackPerson;
  channel(what: NewSlackChannel): SlackGroup;
  messages(chat?: string | number): SeenMessage[];
  /** Resolves when the app's socket is there. */
  connected(): Promise<void>;
  /** What the bot's token may do from now on. */
  setScopes(scopes: string[]): void;
  /** Asks the app to reconnect, as Slack does every few hours. */
  refreshSocket(): void;
}

/** Starts a fake Slack; without `keepIn` everything is gone when it is closed. */
export async function startFakeSlack(options: FakeSlackOptions): Promise<FakeSlack> {
  const state = createState(options);
  const ui = serveUi(slackPanes(state), state.signal);
  const server = await listen(async (ask) => {
    if (!(await ui(ask))) await serve(state, ask);
  }, options);
  state.origin = server.origin;
  state.transport.sockets.listen(server.server);
  const writeDown = remember(options.keepIn, state.signal, () => memoryOf(state));
  const close = async () => {
    writeDown();
    state.transport.closed = true;
    state.transport.sockets.close();
    await server.close();
  };
  return {
    apiUrl: `${server.origin}/api/`,
    url: server.origin,
    port: server.port,
    close,
    ...workspace(state),
    ...harness(state),
    ...switches(state),
  };
}

type Named = 'botToken' | 'appToken' | 'signingSecret' | 'teamId' | 'botUser';

function workspace({ botToken, appToken, signingSecret, team, app }: SlackState) {
  const names: Pick<FakeSlack, Named> = {
    botToken,
    appToken,
    signingSecret,
    teamId: team.id,
    botUser: app.botUser,
  };
  return names;
}

type Elsewhere = 'apiUrl' | 'url' | 'port' | 'close' | Named | keyof FaultSwitches;

function harness(state: SlackState): Omit<FakeSlack, Elsewhere> {
  const { transport, log } = state;
  const chatId = (chat: string | number) => state.users.get(String(chat))?.dm ?? String(chat);
  const messages = (chat?: string | number) =>
    seenMessages(state, chat === undefined ? undefined : chatId(chat));
  const reading = createReading(state.signal, messages);
  return {
    setRequestUrl: (url) => void (transport.requestUrl = url),
    user: (who) => addUser(state, reading, who),
    channel: (what) => addChannel(state, what),
    messages,
    connected: () => transport.sockets.connected(),
    setScopes: (scopes) => void (state.scopes = scopes),
    refreshSocket: () => transport.sockets.disconnect('refresh'),
    calls: log.calls,
    expectCall: log.expectCall,
    ...reading,
  };
}

function createState(options: FakeSlackOptions): SlackState {
  const {
    botToken,
    signingSecret,
    appToken = 'xapp-none',
    name = '摇号',
    now = Date.now,
  } = options;
  const signal = createSignal();
  return {
    ...emptyRooms(),
    botToken,
    appToken,
    signingSecret,
    origin: '',
    team: { id: 'T0FAKE', name: '双随机' },
    app: { id: 'A0FAKE', name, botUser: 'U0BOT', botId: 'B0BOT' },
    scopes: options.scopes ?? usualScopes,
    triggerMs: options.triggerMs ?? 3000,
    transport: createTransport(options),
    faults: createFaultBook(),
    signal,
    log: createCallLog(signal),
    now,
    ...recall<ReturnType<typeof memoryOf>>(options.keepIn),
  };
}

const usualScopes = [
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'im:history',
  'im:write',
];

function emptyRooms() {
  return {
    users: new Map(),
    channels: new Map(),
    files: new Map(),
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responses: new Map(),
    lastTs: 0,
  };
}

function memoryOf({ users, channels, files, homes, lastTs }: SlackState) {
  return { users, channels, files, homes, lastTs };
}

function switches(state: SlackState): FaultSwitches {
  return {
    ...state.faults,
    blocked: (user, on = true) => setBlocked(state, String(user), on),
    deleteMessage: ({ chat, id }) => {
      const channel = state.channels.get(String(chat));
      const message = channel?.messages.find((each) => each.ts === String(id));
      if (!message) throw new Error(`no message ${id} in ${chat}`);
      message.deleted = true;
      state.signal.changed();
    },
    disconnectSocket: () => state.transport.sockets.disconnect(),
    expireTrigger: () => state.triggers.forEach((trigger) => (trigger.expired = true)),
  };
}

const routes: Record<string, (state: SlackState, ask: Ask, rest: string) => unknown> = {
  api: serveApi,
  response: serveResponse,
  archives: showMessage,
  upload: takeUpload,
  'files-pri': serveFile,
};

async function serve(state: SlackState, ask: Ask) {
  const [, first = '', second] = ask.url.pathname.split('/');
  const route = Object.hasOwn(routes, first) ? routes[first] : undefined;
  if (route && second) await route(state, ask, second);
  else sendText(ask.response, 404, 'not found');
}

// The address of a message, as people follow it from a link.
function showMessage({ channels }: SlackState, { response }: Ask, id: string) {
  const place = channels.get(id)?.person ?? id;
  response.writeHead(302, { location: `/ui/${encodeURIComponent(place)}` }).end();
}

function serveResponse(state: SlackState, ask: Ask, id: string) {
  const logged = state.log.add('response_url', readFields(ask).values);
  try {
    sendJson(ask.response, 200, { ok: true, ...respond(state, id, logged.params) });
    logged.outcome = 'ok';
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    logged.outcome = error.message;
    sendJson(ask.response, 404, { ok: false, error: error.message });
  }
}

async function serveApi(state: SlackState, ask: Ask, method: string) {
  const { values } = readFields(ask);
  const logged = state.log.add(method, values);
  const { faults } = state;
  const seconds = faults.takeRateLimit(method, values['channel']);
  if (seconds !== undefined) {
    logged.outcome = 'ratelimited';
    state.signal.changed();
    const body = { ok: false, error: 'ratelimited' };
    return sendJson(ask.response, 429, body, { 'retry-after': String(seconds) });
  }
  if (faults.take5xx(method)) {
    logged.outcome = '503';
    state.signal.changed();
    return sendText(ask.response, 503, 'upstream connect error');
  }
  const reply = perform(state, ask, method, values);
  const hang = reply['ok'] === true ? faults.takeHang(method) : undefined;
  logged.outcome = hang ? 'hung' : textOf(reply['error']) || 'ok';
  state.signal.changed();
  if (hang === 'cut') ask.request.socket.destroy();
  if (hang) return;
  const headers = { 'x-oauth-scopes': state.scopes.join(',') };
  sendJson(ask.response, 200, reply, headers);
}

function perform(state: SlackState, ask: Ask, method: string, values: Json): Json {
  try {
    authorise(state, ask, method, values);
    const known = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (!known) throw new SlackError('unknown_method', { req_method: method });
    return { ok: true, ...known(state, values) };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { ok: false, error: error.message, ...error.extra };
  }
}

function authorise(state: SlackState, { request }: Ask, method: string, values: Json) {
  const bearer = request.headers.authorization?.replace(/^Bearer /, '');
  const token = bearer ?? textOf(values['token']);
  if (!token) throw new SlackError('not_authed');
  const wanted = method.startsWith('apps.') ? state.appToken : state.botToken;
  if (token !== wanted) throw new SlackError('invalid_auth');
  if (state.faults.revoked()) throw new SlackError('token_revoked');
}
