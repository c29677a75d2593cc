import { type Api, Bot, type Context } from 'grammy';
import { patientApi } from '../chat/patience.ts';
import { telegramAccount, telegramApi } from '../chat/adapters.ts';
import type { ChatPort } from '../chat/port.ts';
import { telegramPort } from '../chat/telegram.ts';
import { told } from '../chat/text.ts';
import { hashOf } from '../chat/tokens.ts';
import { config } from '../config.ts';
import { log } from '../log.ts';
import { gatherAlbums, type TakeOfAlbum } from './albums.ts';
import { type Deed, type From, type Inbound, keep } from './inbound.ts';
import { readLinkData } from './link-data.ts';
import { receive } from './receive.ts';
import type { Reply } from './reply.ts';
import { readMessage } from './telegram-message.ts';
import { readStepData } from './telegram-data.ts';
import { clearPrompts, closePrompt, openSteps, showStep } from './telegram-steps.ts';
import type { Work } from './work.ts';

/** The updates that this bot asks for. */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const;

/** A bot whose handlers only keep what came in and hand it over. */
export function telegramBot(token: string, work: Work): Bot {
  const { TELEGRAM_API_ROOT: apiRoot } = config();
  const bot = new Bot(token, { client: { ...(apiRoot && { apiRoot }) } });
  const account = telegramAccount(token);
  bot.api.config.use(patientApi(account));
  const port = telegramPort(telegramApi(token), account);
  const albums = gatherAlbums();
  bot.use(async (ctx) => {
    const heard = hear(ctx, account);
    if (!heard || !(await keep(heard.inbound))) return;
    work.add('telegram update', () => takeIn(bot, port, heard, albums));
  });
  return bot;
}

type Heard = { inbound: Inbound; trigger?: string; prompt?: number };

function hear(ctx: Context, account: string): Heard | undefined {
  if (!ctx.from || !ctx.chat) return undefined;
  const eventKey = `telegram:${account}:${ctx.update.update_id}`;
  const from: From = {
    provider: 'telegram',
    account,
    user: String(ctx.from.id),
    chat: String(ctx.chat.id),
  };
  if (ctx.callbackQuery?.data) return hearPress(ctx.callbackQuery, eventKey, from);
  const deed = ctx.chat.type === 'private' ? readPrivate(ctx) : undefined;
  return deed && { inbound: { eventKey, from, deed } };
}

type Query = NonNullable<Context['callbackQuery']>;

const hearPress = ({ id, data = '', message }: Query, eventKey: string, from: From): Heard => ({
  inbound: { eventKey, from, deed: readData(data, message?.message_id) },
  trigger: id,
  ...(message && { prompt: message.message_id }),
});

// A client can send anything here: what is not ours is a token that nobody ever made.
function readData(data: string, messageId?: number): Deed {
  const at = messageId === undefined ? {} : { at: String(messageId) };
  return (
    readStepData(data) ??
    readLinkData(data) ?? { t: 'press', grant: hashOf(data.replace(/^a:/, '')), ...at }
  );
}

function readPrivate(ctx: Context): Deed | undefined {
  const change = ctx.myChatMember;
  if (change) return { t: 'reachability', reachable: change.new_chat_member.status === 'member' };
  return ctx.message && readMessage(ctx.message);
}

// The photos of an album come one by one, and are answered as one.
async function takeIn(bot: Bot, port: ChatPort, heard: Heard, albums: TakeOfAlbum): Promise<void> {
  const { inbound } = heard;
  const { from, deed } = inbound;
  const take = () => receive(inbound);
  if (deed.t !== 'file' || !deed.file.album) return handle(bot, port, heard, await take());
  const key = `${from.chat}:${deed.file.album}`;
  await albums(key, take, (reply) => handle(bot, port, heard, reply));
}

async function handle(bot: Bot, port: ChatPort, heard: Heard, reply: Reply): Promise<void> {
  const { inbound, trigger } = heard;
  await tell(port, inbound, await shown(bot.api, heard, reply), trigger);
  await clearPrompts(bot.api, inbound.from);
}

// What Telegram does not take of the questions must not keep the answer back.
async function shown(api: Api, { inbound, prompt }: Heard, reply: Reply): Promise<Reply> {
  const { from, deed } = inbound;
  const { form, step, locale } = reply;
  try {
    if (form) await openSteps(api, form, from, locale);
    else if (step) await showStep(api, step, from.chat, locale);
    if (prompt && endsPrompt(deed, reply)) await closePrompt(api, from.chat, prompt, reply);
    return reply;
  } catch (error) {
    log.warn({ err: error }, 'form not shown');
    return form || step ? { tone: 'deny', note: told('refusal.busy'), locale } : reply;
  }
}

// A question whose account it is can be answered once; one of a form goes on while the form does.
function endsPrompt({ t }: Deed, { tone, form, step }: Reply): boolean {
  if (t === 'link') return true;
  return (t === 'choice' || t === 'words') && tone === 'ok' && !form && !step;
}

/** Answers the press, or writes back; a press is always answered, or its button would spin on. */
async function tell(port: ChatPort, { from }: Inbound, reply: Reply, trigger?: string) {
  const goesOn = reply.form ?? reply.step;
  if (!reply.note && !(goesOn && trigger)) return;
  if (reply.note && reply.choices) {
    return port.ask(from, reply.note, reply.choices, reply.locale);
  }
  const note = reply.note ?? told('note.form');
  await port.answer(
    { ...from, ...(trigger !== undefined && { trigger }) },
    note,
    reply.locale,
    reply.tone,
    reply.link,
  );
}
