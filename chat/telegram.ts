import { type Api, GrammyError, HttpError } from 'grammy';
import type { Locale } from '../locales/translate.ts';
import { floodWatch } from './flood.ts';
import { clip, telegramLimits } from './limits.ts';
import { networkOutcome, ourFault } from './outcome.ts';
import type { BoundCard, ChatPort, Dest, Handle, MessageRef, SendOutcome } from './port.ts';
import { words } from './said.ts';
import { renderTelegram } from './render-telegram.ts';
import { telegramFile } from './telegram-file.ts';
import { say, told } from './text.ts';

/** Telegram through a raw Api: nothing is retried here, the outbox decides that. */
export function telegramPort(api: Api, account: string): ChatPort {
  const watched = floodWatch();
  return {
    provider: 'telegram',
    post: async (dest, card, locale) =>
      watched(dest.chat, await attempt(() => send(api, dest, card, locale))),
    edit: async (ref, card, locale) =>
      watched(ref.dest.chat, await attempt(() => change(api, ref, card, locale))),
    // A bot cannot read what it wrote.
    find: () => Promise.resolve(undefined),
    answer: async (handle, note, locale, tone, link) => {
      await answer(api, handle, say(locale, note), tone);
      if (link) await sendLink(api, handle.user, link, locale);
    },
    ask: async ({ chat }, question, choices, locale) => {
      const row = choices.map(({ label, value }) => ({
        text: clip(words(locale, label), 64),
        callback_data: value,
      }));
      const text = clip(say(locale, question), telegramLimits.text);
      await api.sendMessage(chat, text, { reply_markup: { inline_keyboard: [row] } });
    },
    openForm: () => Promise.resolve('unsupported'),
    // The private chat of a bot and a person has the person's id.
    resolveDm: (chat) => Promise.resolve({ provider: 'telegram', account, chat, kind: 'dm' }),
    fetchFile: (ref, mostBytes) => telegramFile(api, ref, mostBytes),
    check: async () => {
      const me = await api.getMe();
      return { ok: true, detail: `@${me.username}` };
    },
  };
}

async function answer(api: Api, { trigger, chat }: Handle, text: string, tone: 'ok' | 'deny') {
  if (trigger) {
    const toast = { text: clip(text, telegramLimits.toast), show_alert: tone === 'deny' };
    try {
      await api.answerCallbackQuery(trigger, toast);
      return;
    } catch (error) {
      // Too late for a toast; in a private chat it can still be said.
      if (!(error instanceof GrammyError) || chat.startsWith('-')) throw error;
    }
  }
  await api.sendMessage(chat, clip(text, telegramLimits.text));
}

// A toast shows no link; the private chat of a bot and a person has the person's id.
async function sendLink(api: Api, user: string, url: string, locale: Locale): Promise<void> {
  const text = say(locale, told('button.step-up.open'));
  await api.sendMessage(user, text, {
    link_preview_options: { is_disabled: true },
    reply_markup: { inline_keyboard: [[{ text, url }]] },
  });
}

async function send(api: Api, dest: Dest, card: BoundCard, locale: Locale): Promise<MessageRef> {
  const { text, ...options } = contentOf(card, locale);
  const { message_id: id } = await api.sendMessage(dest.chat, text, options);
  return { dest, id: String(id) };
}

async function change(api: Api, ref: MessageRef, card: BoundCard, locale: Locale) {
  const { text, ...options } = contentOf(card, locale);
  await api.editMessageText(ref.dest.chat, Number(ref.id), text, options);
  return ref;
}

function contentOf(card: BoundCard, locale: Locale) {
  const { text, keyboard } = renderTelegram(card, locale);
  return {
    text,
    parse_mode: 'HTML' as const,
    link_preview_options: { is_disabled: true },
    reply_markup: { inline_keyboard: keyboard },
  };
}

async function attempt(call: () => Promise<MessageRef>): Promise<SendOutcome> {
  try {
    return { ok: true, ref: await call() };
  } catch (error) {
    return telegramOutcome(error);
  }
}

/** What an error of the Bot API means for the message; only its description tells some apart. */
export function telegramOutcome(error: unknown): SendOutcome {
  if (error instanceof HttpError) return networkOutcome(error.error);
  if (!(error instanceof GrammyError)) return ourFault(error);
  const { error_code: code, description, parameters } = error;
  if (code === 429) {
    const retryAfterMs = (parameters.retry_after ?? 1) * 1000;
    return { ok: false, class: 'retry', retryAfterMs, scope: 'chat' };
  }
  if (code >= 500) return { ok: false, class: 'unknown' };
  if (code === 401 || code === 404) return { ok: false, class: 'config' };
  const known = refused(code, description);
  return known ? { ok: false, class: known } : ourFault(error);
}

function refused(code: number, description: string) {
  if (code === 403 || /chat not found|user is deactivated/i.test(description)) return 'unreachable';
  if (/message is not modified/i.test(description)) return 'unchanged';
  if (/message to edit not found|message can't be edited/i.test(description)) return 'gone';
  return undefined;
}
