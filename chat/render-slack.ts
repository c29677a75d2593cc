import type { Locale } from '../locales/translate.ts';
import { clip, slackLimits } from './limits.ts';
import type { BoundCard, CardAction, Choice, Form, FormField } from './port.ts';
import { bodyOf, footer, signs, words } from './said.ts';
import { say, type Text, told } from './text.ts';

type Json = Record<string, unknown>;

/** A message as chat.postMessage takes it. */
export type SlackMessage = { text: string; blocks: Json[]; metadata: Json };

/**
 * A card as a Slack message. Everything that people wrote stands in plain_text objects, where no
 * markup, mention or link is read; only the fallback text needs escaping.
 */
export function renderSlack(card: BoundCard, locale: Locale): SlackMessage {
  const header = clip(words(locale, card.title), slackLimits.header);
  const body = bodyOf(card).flatMap((block): Json[] => {
    if (block.t === 'fields') return tables(block.rows, locale);
    if (block.t === 'link') return [linkOf(block.url, words(locale, block.label))];
    if (block.t === 'mention') return [mentioned(words(locale, block.name), block.users.slack)];
    const text = signs[block.tone ?? 'normal'] + words(locale, block.body);
    return block.tone === 'muted'
      ? [{ type: 'context', elements: [plainText(text, slackLimits.field)] }]
      : [{ type: 'section', text: plainText(text, slackLimits.section) }];
  });
  const room = slackLimits.blocks - 3;
  return {
    text: clip(fallback(card, locale), slackLimits.fallback),
    blocks: [
      { type: 'header', text: plainText(header, slackLimits.header) },
      ...body.slice(0, room),
      ...buttons(card, locale),
      { type: 'context', elements: [plainText(footer(locale, card), slackLimits.field)] },
    ],
    metadata: { event_type: metadataType, event_payload: { message_id: card.messageId } },
  };
}

// Slack's own markup, of nothing that anybody wrote but the words between the marks, which are escaped.
const linkOf = (url: string, label: string): Json => ({
  type: 'section',
  text: marked(`<${escape(url).replaceAll('|', '%7C')}|${escape(label)}>`),
});

const mentioned = (name: string, user: string | undefined): Json =>
  user && /^[UW][A-Z0-9]+$/.test(user)
    ? { type: 'section', fields: [marked(`<@${user}>`), plainText(name, slackLimits.field)] }
    : { type: 'section', text: plainText(name, slackLimits.section) };

const marked = (text: string): Json => ({ type: 'mrkdwn', text });

/** Marks our messages in a channel's history, so that one whose answer was lost can be found again. */
export const metadataType = 'yaohao_message';

// A section holds ten fields: five rows of name and value.
function tables(rows: [Text, Text][], locale: Locale): Json[] {
  const cells = rows.flatMap(([label, value]) => [
    plainText(words(locale, label), slackLimits.field),
    plainText(words(locale, value) || '–', slackLimits.field),
  ]);
  const sections: Json[] = [];
  for (let start = 0; start < cells.length; start += slackLimits.fields) {
    sections.push({ type: 'section', fields: cells.slice(start, start + slackLimits.fields) });
  }
  return sections;
}

function fallback(card: BoundCard, locale: Locale): string {
  const lines = bodyOf(card).flatMap((block) =>
    block.t === 'text'
      ? [words(locale, block.body)]
      : block.t === 'fields'
        ? block.rows.map(([label, value]) => `${words(locale, label)} ${words(locale, value)}`)
        : [words(locale, block.t === 'link' ? block.label : block.name)],
  );
  return escape([words(locale, card.title), ...lines].join('\n'));
}

function buttons(card: BoundCard, locale: Locale): Json[] {
  const items = card.blocks.flatMap((block) => (block.t === 'actions' ? block.items : []));
  if (items.length === 0) return [];
  return [{ type: 'actions', elements: items.map((item) => buttonOf(card, item, locale)) }];
}

function buttonOf(card: BoundCard, action: CardAction, locale: Locale): Json {
  const url = card.links[action.id];
  return {
    type: 'button',
    action_id: action.id,
    text: plainText(words(locale, action.label), slackLimits.button),
    ...(url ? { url } : { value: card.tokens[action.id] ?? '' }),
    ...(action.style && { style: action.style }),
    ...(action.confirm && { confirm: confirmOf(action, action.confirm, locale) }),
  };
}

const confirmOf = (action: CardAction, text: Text, locale: Locale): Json => ({
  title: plainText(words(locale, action.label), slackLimits.confirmTitle),
  text: plainText(words(locale, text), slackLimits.confirmText),
  confirm: plainText(words(locale, action.label), slackLimits.confirmButton),
  deny: plainText(say(locale, told('form.cancel')), slackLimits.confirmButton),
});

/** A note to one person, in plain_text as well; its text stands where no blocks are shown. */
export const renderNote = (
  text: string,
  link?: { url: string; label: string },
): { text: string; blocks: Json[] } => ({
  text: clip(escape(text), slackLimits.fallback),
  blocks: [
    ...sectionsOf(text).map((part) => ({
      type: 'section',
      text: plainText(part, slackLimits.section),
    })),
    ...(link ? [linkActions(link)] : []),
  ],
});

const linkActions = ({ url, label }: { url: string; label: string }): Json => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: 'open', text: plainText(label, 75), url }],
});

/** A question to one person: its words, and a button for each answer. */
export function renderQuestion(text: string, choices: Choice[], locale: Locale) {
  const note = renderNote(text);
  const elements = choices.map(({ label, value, style }, index) => ({
    type: 'button',
    action_id: `answer.${index}`,
    text: plainText(words(locale, label), slackLimits.button),
    value,
    ...(style && { style }),
  }));
  return { ...note, blocks: [...note.blocks, { type: 'actions', elements }] };
}

/** A text in parts that fit into a section each, cut between lines. */
function sectionsOf(text: string): string[] {
  const parts: string[] = [];
  for (const line of text.split('\n')) {
    const longer = parts.length > 0 ? `${parts.at(-1)}\n${line}` : line;
    if (parts.length > 0 && longer.length <= slackLimits.section) parts[parts.length - 1] = longer;
    else parts.push(line);
  }
  return parts;
}

/** A form as a modal; what it is about comes back in its private metadata. */
export const renderModal = (form: Form, locale: Locale): Json => ({
  type: 'modal',
  callback_id: 'form',
  private_metadata: form.grant,
  title: plainText(say(locale, form.title), slackLimits.modalTitle),
  submit: plainText(say(locale, form.submit), slackLimits.modalTitle),
  close: plainText(say(locale, told('form.cancel')), slackLimits.modalTitle),
  blocks: form.fields.map((field) => inputOf(field, locale)),
});

const inputOf = (field: FormField, locale: Locale): Json => ({
  type: 'input',
  block_id: field.name,
  optional: !field.required,
  label: plainText(words(locale, field.label), slackLimits.label),
  element: elementOf(field, locale),
});

function elementOf(field: FormField, locale: Locale): Json {
  if (field.t === 'choice') return selectOf(field, locale);
  return field.t === 'several' ? boxesOf(field, locale) : textOf(field);
}

const optionsOf = ({ options }: { options: [string, Text][] }, locale: Locale) =>
  options.map(([value, label]) => ({
    value,
    text: plainText(words(locale, label), slackLimits.optionText),
  }));

function boxesOf(field: FormField & { t: 'several' }, locale: Locale): Json {
  const options = optionsOf(field, locale);
  const before = field.value?.split(',') ?? [];
  const chosen = options.filter(({ value }) => before.includes(value));
  return {
    type: 'checkboxes',
    action_id: field.name,
    options,
    ...(chosen.length > 0 && { initial_options: chosen }),
  };
}

function selectOf(field: FormField & { t: 'choice' }, locale: Locale): Json {
  const options = optionsOf(field, locale);
  const chosen = options.find(({ value }) => value === field.value);
  return {
    type: 'static_select',
    action_id: field.name,
    options,
    ...(chosen && { initial_option: chosen }),
  };
}

const textOf = ({ name, maxLength, value }: FormField & { t: 'text' }): Json => ({
  type: 'plain_text_input',
  action_id: name,
  multiline: true,
  max_length: maxLength,
  ...(value && { initial_value: clip(value, maxLength) }),
});

const plainText = (text: string, most: number): Json => ({
  type: 'plain_text',
  text: clip(text, most),
  emoji: false,
});

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Words inside Slack's own markup. */
export const escape = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign);
