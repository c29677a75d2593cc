import { type Api, GrammyError } from 'grammy';
import { clip } from '../chat/limits.ts';
import type { Form, Locale } from '../chat/port.ts';
import { words } from '../chat/said.ts';
import { say, told } from '../chat/text.ts';
import type { From } from './inbound.ts';
import { knownPerson } from './people.ts';
import type { Reply } from './reply.ts';
import { beginSteps, endedPrompts, keepPrompt, type Step } from './steps.ts';
import { extraOptions, stepData } from './telegram-data.ts';

/** Asks the first question of a form in a chat that has none. */
export async function openSteps(api: Api, form: Form, from: From, locale: Locale): Promise<void> {
  const { actor } = await knownPerson(from);
  await showStep(api, await beginSteps(form, actor.id, from), from.chat, locale);
}

/**
 * Shows a question: choices as buttons, in the message of the question before where there is one;
 * words that must be given by a reply that Telegram opens by itself.
 */
export async function showStep(api: Api, step: Step, chat: string, locale: Locale): Promise<void> {
  const { field, promptRef } = step;
  const text = questionOf(step, locale);
  const mustWrite = field.t === 'text' && field.required;
  const reply_markup = mustWrite
    ? { force_reply: true as const }
    : { inline_keyboard: keyboardOf(step, locale) };
  if (
    promptRef &&
    !mustWrite &&
    (await changed(api, chat, promptRef, text, reply_markup as Keys))
  ) {
    return;
  }
  const sent = await api.sendMessage(chat, text, { reply_markup });
  await keepPrompt(step.formId, String(sent.message_id));
}

type Keys = { inline_keyboard: ReturnType<typeof keyboardOf> };

// The question before may be gone, or it was one that asked for words and cannot carry buttons.
async function changed(api: Api, chat: string, ref: string, text: string, reply_markup: Keys) {
  try {
    await api.editMessageText(chat, Number(ref), text, { reply_markup });
    return true;
  } catch (error) {
    if (error instanceof GrammyError) return false;
    throw error;
  }
}

function questionOf({ title, field, resumed = 0 }: Step, locale: Locale): string {
  const label = words(locale, field.label);
  const before = resumed > 0 ? `${say(locale, told('form.resumed', { count: resumed }))}\n` : '';
  if (field.t === 'choice') return before + say(locale, told('form.choose', { title, label }));
  if (field.t === 'several') return before + say(locale, told('form.tick', { title, label }));
  return `${before}${words(locale, title)}\n${say(locale, told('form.write', { label }))}`;
}

function keyboardOf(step: Step, locale: Locale) {
  const { field } = step;
  const button = (text: string, option: number) => [
    { text: clip(text, 64), callback_data: stepData(step, option) },
  ];
  const options = field.t === 'text' ? [] : field.options;
  return [
    ...options.map(([value, label], index) =>
      button((step.picked?.includes(value) ? '✓ ' : '') + words(locale, label), index),
    ),
    ...(field.t === 'several' ? [button(say(locale, told('form.done')), extraOptions.done)] : []),
    ...(field.required ? [] : [button(say(locale, told('form.skip')), extraOptions.skip)]),
    ...(step.resumed ? [button(say(locale, told('form.restart')), extraOptions.restart)] : []),
    button(say(locale, told('form.cancel')), extraOptions.cancel),
  ];
}

/** The form is done: its last question shows what came of it, without buttons. */
export async function closePrompt(
  api: Api,
  chat: string,
  prompt: number,
  { note, locale }: Reply,
): Promise<void> {
  if (note) await api.editMessageText(chat, prompt, words(locale, note));
}

/** Questions of forms that are over lose their buttons; one that asked for a reply never had any. */
export async function clearPrompts(api: Api, from: From): Promise<void> {
  for (const prompt of await endedPrompts(from)) {
    try {
      await api.editMessageReplyMarkup(from.chat, Number(prompt));
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error;
    }
  }
}
