import type { Block, Card, Form } from '../../../chat/port.ts';
import type { Text, Value } from '../../../chat/text.ts';

/** The text with every word that somebody wrote (a name, an address, a reason) called `name` instead. */
export function renamedText(text: Text, name: string): Text {
  const each = (part: Text) => renamedText(part, name);
  if (typeof text === 'string') return text === '' ? '' : name;
  if ('list' in text) return { list: text.list.map(each) };
  if ('lines' in text) return { lines: text.lines.map(each) };
  if (!('key' in text) || !text.vars) return text;
  const vars = Object.entries(text.vars).map(([key, value]): [string, Value] => [
    key,
    typeof value === 'number' ? value : each(value),
  ]);
  return { key: text.key, vars: Object.fromEntries(vars) };
}

/** The card with everything that somebody wrote called `name` instead. */
export function renamed(card: Card, name: string): Card {
  const each = (text: Text) => renamedText(text, name);
  const block = (part: Block): Block => {
    if (part.t === 'text') return { ...part, body: each(part.body) };
    if (part.t === 'fields') {
      return { ...part, rows: part.rows.map(([label, value]) => [each(label), each(value)]) };
    }
    if (part.t === 'link') return { ...part, label: each(part.label) };
    if (part.t === 'mention') return { ...part, name };
    const items = part.items.map((item) => ({
      ...item,
      label: each(item.label),
      ...(item.confirm && { confirm: each(item.confirm) }),
    }));
    return { ...part, items };
  };
  return { ...card, title: each(card.title), blocks: card.blocks.map(block) };
}

/** A form whose questions and options are all called `name`. */
export const formNamed = (name: string): Form => ({
  action: 'substitution.appoint',
  title: { key: 'form.substitution.appoint' },
  submit: { key: 'form.submit' },
  grant: 'f'.repeat(64),
  fields: [
    {
      t: 'choice',
      name: 'substituteId',
      label: name,
      required: true,
      options: [
        ['one', name],
        ['two', { list: [name, name] }],
      ],
    },
    { t: 'text', name: 'reason', label: name, required: false, maxLength: 500 },
  ],
});
