import { attributeOf, decode } from './markup.ts';

/** A field of a form as it stands on a page: what it holds, and what it could hold. */
type Control = { name: string; kind: string; value: string; on: boolean; choices: string[] };
/** A form with a field that somebody can fill in. */
export type TypedForm = { action: string; controls: Control[]; isUpload: boolean; body: string };

/** The forms of a page that are posted and have something to fill in or to choose. */
export const typedForms = (page: string): TypedForm[] =>
  [...page.matchAll(/<form(\s[^>]*)>([^]*?)<\/form>/g)]
    .filter(([, tag = '']) => attributeOf(tag, 'method') === 'post')
    .map(([, tag = '', body = '']) => ({
      action: attributeOf(tag, 'action') ?? '',
      isUpload: attributeOf(tag, 'enctype') !== undefined,
      controls: controlsIn(body),
      body,
    }))
    .filter(({ controls }) => controls.some(({ kind }) => kind !== 'hidden' && kind !== 'file'));

const controlsIn = (body: string): Control[] =>
  [
    ...body.matchAll(
      /<(input)(\s[^>]*)>|<(select)(\s[^>]*)>([^]*?)<\/select>|<(textarea)(\s[^>]*)?>([^]*?)<\/textarea>/g,
    ),
  ].map(([, input, own = '', list, listOwn = '', options = '', , textOwn = '', text = '']) => {
    if (input) return inputOf(own);
    if (list) return listOf(listOwn, options);
    const name = attributeOf(textOwn, 'name') ?? '';
    return { name, kind: 'textarea', value: decode(text).trim(), on: true, choices: [] };
  });

function inputOf(tag: string): Control {
  const kind = attributeOf(tag, 'type') ?? 'text';
  const isBox = kind === 'checkbox' || kind === 'radio';
  return {
    name: attributeOf(tag, 'name') ?? '',
    kind,
    value: attributeOf(tag, 'value') ?? (isBox ? 'on' : ''),
    on: !isBox || /\schecked(\s|\/|>|=|$)/.test(tag),
    choices: [],
  };
}

function listOf(tag: string, inside: string): Control {
  const options = [...inside.matchAll(/<option(\s[^>]*)?>([^<]*)/g)].map(
    ([, own = '', words = '']) => ({
      value: attributeOf(own, 'value') ?? decode(words).trim(),
      on: /\sselected(\s|$|=)/.test(own),
    }),
  );
  const chosen = options.find(({ on }) => on) ?? options[0];
  const choices = options.map(({ value }) => value);
  const name = attributeOf(tag, 'name') ?? '';
  return { name, kind: 'select', value: chosen?.value ?? '', on: true, choices };
}

// What fits a field of this kind; the others take any text.
const fitting: Partial<Record<string, (control: Control, at: number) => string>> = {
  hidden: ({ name, value }) => (name === 'seen' ? '987654' : value),
  checkbox: ({ value }) => value,
  radio: ({ value }) => value,
  select: ({ choices }) => choices.at(-1) ?? '',
  date: (_, at) => `2026-09-${10 + (at % 15)}`,
  number: () => '2',
  time: () => '08:30',
  'datetime-local': () => '2026-09-15T08:30',
  password: () => '000000',
};

/** What somebody types who fills in every field, and one of them with more than any text may have. */
export function fillAll({ controls }: TypedForm): [string, string][] {
  const filled = controls.filter(({ kind, name }) => kind !== 'file' && name !== '');
  const long = filled.find(({ kind }) => !fitting[kind]);
  return filled.map((control, at) => {
    const text = control === long ? `长${'x'.repeat(21_000)}` : `“填${at}” <${control.name}>`;
    return [control.name, fitting[control.kind]?.(control, at) ?? text];
  });
}

/** What a form holds that somebody can see: every field with its value, boxes with those that are ticked. */
export const heldIn = ({ controls }: TypedForm): string[] =>
  controls
    .filter(({ kind, on }) => on && !['hidden', 'file', 'password'].includes(kind))
    .map(({ name, value }) => `${name}=${value}`);
