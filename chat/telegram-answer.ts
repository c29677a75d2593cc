import { type Api, GrammyError } from 'grammy';
import type { Paced } from '../domain/delivery.ts';
import type { Locale } from '../locales/translate.ts';
import { clip, telegramLimits } from './limits.ts';
import { patiently } from './patience.ts';
import type { ChatPort, Choice, Handle } from './port.ts';
import { words } from './said.ts';
import { telegramOutcome } from './telegram-outcome.ts';
import { say, told } from './text.ts';

type Say = (chat: string, text: string, options?: object) => Promise<void>;

/** What is said at once to whoever pressed, wrote or asked; in the pace that Telegram keeps for the chat. */
export function telegramAnswers(api: Api, account: string): Pick<ChatPort, 'answer' | 'ask'> {
  const write: Say = async (chat, text, options = {}) => {
    const clipped = clip(text, telegramLimits.text);
    const send = () => api.sendMessage(chat, clipped, options);
    await patiently(placeOf(account, chat), send, telegramOutcome);
  };
  return {
    answer: async (handle, note, locale, tone, link) => {
      const text = say(locale, note);
      if (!(await toast(api, handle, text, tone))) await write(handle.chat, text);
      if (link) await write(handle.user, ...linkButton(link, locale));
    },
    ask: ({ chat }, question, choices, locale) =>
      write(chat, say(locale, question), {
        reply_markup: { inline_keyboard: [choices.map((choice) => buttonOf(choice, locale))] },
      }),
  };
}

const placeOf = (account: string, chat: string): Paced => ({
  provider: 'telegram',
  account,
  chat,
  kind: chat.startsWith('-') ? 'group' : 'dm',
});

/** Answers a press by a toast; false where there is none to answer, or it is too late for one. */
async function toast(
  api: Api,
  { trigger, chat, account }: Handle,
  text: string,
  tone: 'ok' | 'deny',
): Promise<boolean> {
  if (!trigger) return false;
  const shown = { text: clip(text, telegramLimits.toast), show_alert: tone === 'deny' };
  try {
    // A toast is no message: it has a pace of its own, which is only known when it is too fast.
    const place = { ...placeOf(account, chat), chat: `toast ${chat}` };
    await patiently(place, () => api.answerCallbackQuery(trigger, shown), telegramOutcome);
    return true;
  } catch (error) {
    // In a private chat it can still be said.
    if (!(error instanceof GrammyError) || chat.startsWith('-')) throw error;
    return false;
  }
}

// A toast shows no link; the private chat of a bot and a person has the person's id.
function linkButton(url: string, locale: Locale): [text: string, options: object] {
  const text = say(locale, told('button.step-up.open'));
  return [
    text,
    {
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [[{ text, url }]] },
    },
  ];
}

const buttonOf = ({ label, value }: Choice, locale: Locale) => ({
  text: clip(words(locale, label), 64),
  callback_data: value,
});
