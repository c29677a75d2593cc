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

/** What somebody types who fills in every field, and one of them with more than any text may have. */
export function fillAll({ controls }: TypedForm): [string, string][] {
  let long = 0;
  return controls.flatMap(({ name, kind, value, choices }, at): [string, string][] => {
    if (kind === 'file' || name === '') return [];
    if (kind === 'hidden') return [[name, name === 'seen' ? '987654' : value]];
    if (kind === 'checkbox' || kind === 'radio') return [[name, value]];
    if (kind === 'select') return [[name, choices.at(-1) ?? '']];
    if (kind === 'date') return [[name, `2026-09-${10 + (at % 15)}`]];
    if (kind === 'number') return [[name, '2']];
    if (kind === 'time') return [[name, '08:30']];
    if (kind === 'datetime-local') return [[name, '2026-09-15T08:30']];
    if (kind === 'password') return [[name, '000000']];
    return [[name, long++ === 0 ? `长${'x'.repeat(21_000)}` : `“填${at}” <${name}>`]];
  });
}

/** What a form holds that somebody can see: every field with its value, boxes with those that are ticked. */
export const heldIn = ({ controls }: TypedForm): string[] =>
  controls
    .filter(({ kind, on }) => on && !['hidden', 'file', 'password'].includes(kind))
    .map(({ name, value }) => `${name}=${value}`);
