import { Html, html } from '../html.ts';
import type { Fields, RefusedForm } from './refused-form.ts';

/** The names that the refused field may have, the likeliest first, and why in words: `called` is its label. */
type Why = { names: string[]; text: (called?: string) => string };
/** The page with the form filled in, and why it was refused in the words of the form. */
type Refilled = { body: Html; text: string };

/** The anchor that the banner leads to. */
export const wrongId = 'wrong';

/**
 * Fills the form that was refused in again as it was posted, whichever page it stands on, and says why at
 * the field; the other forms of the page stay as they are. Works on our own markup, in which every value
 * is escaped; nothing where the page has no such form.
 */
export function refill(page: Html, { at, fields }: RefusedForm, why: Why): Refilled | undefined {
  const form = formsIn(page.text).find((one) => isPosted(one, at, fields));
  if (!form) return undefined;
  const filled = form.text.replace(control, filler(fields));
  const wrong = wrongIn(filled, why.names);
  const text = why.text(wrong && labelOf(filled, wrong.first));
  const said = filled.includes(`id="${wrongId}"`) ? filled : say(filled, wrong, text);
  const whole = page.text.slice(0, form.from) + said + page.text.slice(form.to);
  const place = whole.indexOf(`id="${wrongId}"`, form.from);
  return { body: new Html(openAround(whole, place)), text };
}

const control = /<input\b[^>]*>|<select\b[^>]*>[^]*?<\/select>|<textarea\b[^>]*>[^]*?<\/textarea>/g;

type Form = { from: number; to: number; text: string };

const formsIn = (text: string): Form[] =>
  [...text.matchAll(/<form\b[^]*?<\/form>/g)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    text: found[0],
  }));

// Forms for several things of a page post to one address and differ in what they carry hidden.
function isPosted({ text }: Form, at: string, fields: Fields): boolean {
  const addresses = [...text.matchAll(/\b(?:form)?action="([^"]*)"/g)].map(([, address = '']) =>
    plain(address).replace(/[?#].*/, ''),
  );
  if (!addresses.includes(at)) return false;
  return (text.match(control) ?? []).every((tag) => {
    const name = attribute(tag, 'name') ?? '';
    if (attribute(tag, 'type') !== 'hidden' || ownEachTime.has(name)) return true;
    return valuesOf(fields, name).includes(attribute(tag, 'value') ?? '');
  });
}

const ownEachTime = new Set(['commandId', 'seen', 'shown']);

// Fields of one name stand in the order in which they were posted.
function filler(fields: Fields): (tag: string) => string {
  const met = new Map<string, number>();
  return (tag) => {
    const name = attribute(tag, 'name') ?? '';
    const type = attribute(tag, 'type');
    const values = valuesOf(fields, name);
    if (type === 'checkbox' || type === 'radio') {
      return ticked(tag, values.includes(attribute(tag, 'value') ?? 'on'));
    }
    const place = met.get(name) ?? 0;
    met.set(name, place + 1);
    const value = values[place];
    return value === undefined || unfilled.has(type ?? '') ? tag : withValue(tag, value);
  };
}

// A password and a file are not given back: the one is not kept, the other no page can fill in.
const unfilled = new Set(['hidden', 'password', 'file', 'submit']);

const ticked = (tag: string, is: boolean): string => {
  const bare = tag.replace(/\s+checked(?=[\s/>])/, '');
  return is ? bare.replace(/^<input/, '<input checked') : bare;
};

function withValue(tag: string, value: string): string {
  if (tag.startsWith('<select')) return chosen(tag, value);
  const escaped = html`${value}`.text;
  if (tag.startsWith('<textarea')) {
    return tag.replace(/>[^]*<\/textarea>$/, () => `>\n${escaped}</textarea>`);
  }
  const bare = tag.replace(/\s+value="[^"]*"/, '');
  return bare.replace(/\s*\/?>$/, () => ` value="${escaped}" />`);
}

// What is no longer offered leaves the list as it stands.
function chosen(list: string, value: string): string {
  const options = [...list.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag);
  if (!options.some((tag) => attribute(tag, 'value') === value)) return list;
  return list.replace(/<option\b[^>]*>/g, (tag) => {
    const bare = tag.replace(/\s+selected(?=[\s/>])/, '');
    return attribute(tag, 'value') === value ? bare.replace(/^<option/, '<option selected') : bare;
  });
}

type Found = RegExpExecArray;
type WrongField = { first: Found; last: Found };

// Of several boxes of one name the reason stands behind the last.
function wrongIn(form: string, names: string[]): WrongField | undefined {
  const fields = [...form.matchAll(control)].filter(([tag]) => attribute(tag, 'type') !== 'hidden');
  for (const name of names) {
    const found = fields.filter(([tag]) => attribute(tag, 'name') === name);
    const [first, last] = [found[0], found.at(-1)];
    if (first && last) return { first, last };
  }
  return undefined;
}

// The words that the field is called by: those of its group, tied to it, or around it.
function labelOf(form: string, found: Found): string | undefined {
  const words = groupWords(form, found) ?? tiedWords(form, found) ?? wordsAround(form, found);
  return words?.replace(/<[^>]*>/g, '').trim() || undefined;
}

function groupWords(form: string, { 0: tag, index }: Found): string | undefined {
  if (!/^(checkbox|radio)$/.test(attribute(tag, 'type') ?? '')) return undefined;
  const group = form
    .slice(0, index)
    .match(/<\w+[^>]*\srole="group"[^>]*>/g)
    ?.at(-1);
  return group && attribute(group, 'aria-label');
}

function tiedWords(form: string, { 0: tag }: Found): string | undefined {
  const id = attribute(tag, 'id');
  if (id === undefined) return undefined;
  return new RegExp(`<label[^>]*\\sfor="${id}"[^>]*>([^]*?)</label>`).exec(form)?.[1];
}

function wordsAround(form: string, { index }: Found): string | undefined {
  const before = form.slice(0, index);
  const label = /<label\b[^>]*>([^]*)$/.exec(
    before.slice(Math.max(before.lastIndexOf('<label'), 0)),
  );
  return label?.[1]?.includes('</label>') ? undefined : label?.[1];
}

// At the field where the form has it, and above the form's fields where it is about none of them.
function say(form: string, wrong: WrongField | undefined, text: string): string {
  const reason = html`<p class="wrong" id="${wrongId}">${text}</p>`.text;
  if (!wrong) return form.replace(/^<form\b[^>]*>/, (tag) => tag + reason);
  const { first, last } = wrong;
  const end = endOf(form, last.index + last[0].length);
  const behind = form.slice(first.index + first[0].length, end);
  return form.slice(0, first.index) + describedBy(first[0]) + behind + reason + form.slice(end);
}

// Behind the label that the field stands in.
function endOf(form: string, from: number): number {
  const next = /<(\/?)label\b[^>]*>/.exec(form.slice(from));
  return next?.[1] === '/' ? from + next.index + next[0].length : from;
}

function describedBy(tag: string): string {
  const known = attribute(tag, 'aria-describedby');
  const bare = tag.replace(/\s+aria-(?:describedby|invalid)="[^"]*"/g, '');
  const by = known ? `${wrongId} ${known}` : wrongId;
  return bare.replace(/^<\w+/, (open) => `${open} aria-invalid="true" aria-describedby="${by}"`);
}

// What is folded away opens where the reason stands in it.
function openAround(text: string, place: number): string {
  const open: number[] = [];
  for (const { 0: tag, index } of text.slice(0, place).matchAll(/<\/?details\b[^>]*>/g)) {
    if (tag.startsWith('</')) open.pop();
    else open.push(index);
  }
  return open.reduceRight((all, at) => {
    const [tag = ''] = /^<details\b[^>]*>/.exec(all.slice(at)) ?? [];
    if (/\sopen(?=[\s>])/.test(tag)) return all;
    return `${all.slice(0, at)}<details open${all.slice(at + '<details'.length)}`;
  }, text);
}

const attribute = (tag: string, name: string): string | undefined => {
  const [head = ''] = /^<[^>]*>/.exec(tag) ?? [];
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(head)?.[1];
  return found === undefined ? undefined : plain(found);
};

const plain = (escaped: string): string =>
  escaped.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

const valuesOf = (fields: Fields, name: string): string[] => {
  const value = fields[name];
  return value === undefined ? [] : [value].flat();
};
