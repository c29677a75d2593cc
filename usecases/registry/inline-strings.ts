import { UnreadableFile } from '../../domain/registry/reasons.ts';
import type { SharedStrings } from './shared-strings.ts';

/** A cell's reference to a shared string: its type attribute, and its value with the tags around. */
type Reference = { type: number; value: number; end: number; prefix: string; index: number };

const shared = ' t="s"';
// The same attribute as no known spreadsheet writes it.
const otherForms = [" t='s'", '\tt="s"', '\nt="s"'];

/**
 * Puts the shared strings of a sheet back into its cells. A string item and an inline string hold
 * the same elements (ECMA-376, CT_Rst), so the bytes are copied as they are.
 */
export async function* inlineStrings(
  sheet: AsyncIterable<Buffer>,
  strings: SharedStrings,
): AsyncGenerator<Buffer> {
  for await (const text of wholeCells(sheet)) {
    let inlined = '';
    let from = 0;
    for (const { type, value, end, prefix, index } of referencesIn(text)) {
      inlined += `${text.slice(from, type)} t="inlineStr"${text.slice(type + shared.length, value)}`;
      inlined += `<${prefix}is>${strings.at(index)}</${prefix}is>`;
      from = end;
    }
    yield Buffer.from(inlined + text.slice(from), 'latin1');
  }
}

/** How many bytes `inlineStrings` gives. */
export async function sizeInlined(
  sheet: AsyncIterable<Buffer>,
  strings: SharedStrings,
): Promise<number> {
  let size = 0;
  for await (const text of wholeCells(sheet)) {
    size += text.length;
    for (const { value, end, prefix, index } of referencesIn(text))
      size += strings.sizeAt(index) + 2 * prefix.length + emptyInline - (end - value);
  }
  return size;
}

const emptyInline = '<is></is>inlineStr'.length - 's'.length;

/** The text of a sheet in pieces that cut no reference in two. */
async function* wholeCells(sheet: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of sheet) {
    const text = rest + chunk.toString('latin1');
    const end = endOfWhole(text);
    rest = text.slice(end);
    yield text.slice(0, end);
  }
  yield rest;
}

/** Where the last cell begins that may be cut in two; references are far shorter than the limit. */
function endOfWhole(text: string): number {
  const name = Math.max(text.lastIndexOf('<c '), text.lastIndexOf(':c '));
  const cell = text.lastIndexOf('<', name);
  return Math.max(text.length - cell < longestReference ? cell : text.lastIndexOf('<'), 0);
}

const longestReference = 4096;

function* referencesIn(text: string): Generator<Reference> {
  // What is not understood would come out of the parser as an empty cell: better no file at all.
  if (otherForms.some((form) => text.includes(form))) throw new UnreadableFile('damaged');
  let type = text.indexOf(shared);
  while (type >= 0) {
    const value = text.indexOf('>', type) + 1;
    const reference = referenceAt(text, type, value);
    if (reference) yield reference;
    type = text.indexOf(shared, reference?.end ?? value);
  }
}

function referenceAt(text: string, type: number, value: number): Reference | undefined {
  const opening = text.indexOf('<', type);
  // In the text of another cell, or in a cell without a value.
  if (opening < value || text[value - 2] === '/') return undefined;
  form.lastIndex = opening;
  const [whole, prefix = '', index] = form.exec(text) ?? [];
  if (whole === undefined) throw new UnreadableFile('damaged');
  return { type, value, end: opening + whole.length, prefix, index: Number(index) };
}

const form = /<(\w+:)?v>\s*(\d+)\s*<\/(?:\w+:)?v>/y;
