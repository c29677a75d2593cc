import type { Api } from 'grammy';
import type { Locale } from '../locales/translate.ts';
import { floodWatch } from './flood.ts';
import type { BoundCard, ChatPort, Dest, MessageRef, SendOutcome } from './port.ts';
import { renderTelegram } from './render-telegram.ts';
import { telegramAnswers } from './telegram-answer.ts';
import { telegramFile } from './telegram-file.ts';
import { telegramOutcome } from './telegram-outcome.ts';

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
    ...telegramAnswers(api, account),
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
