import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../../../domain/registry/reasons.ts';
import { inlineStrings, sizeInlined } from '../../../usecases/registry/inline-strings.ts';
import { readSharedStrings } from '../../../usecases/registry/shared-strings.ts';

const shared =
  '<sst count="4"><si><t>宾馆</t></si><si><t xml:space="preserve"> 甲 </t></si><si/>' +
  '<si><r><t>东</t></r><rPh sb="0" eb="1"><t>dong</t></rPh><r><t>区</t></r><phoneticPr fontId="1"/></si></sst>';

async function* pieces(text: string, size: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function inline(sheet: string, size = 7): Promise<string> {
  const strings = await readSharedStrings(pieces(shared, size));
  const chunks: Buffer[] = [];
  for await (const chunk of inlineStrings(pieces(sheet, size), strings)) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  expect(await sizeInlined(pieces(sheet, size), strings)).toBe(whole.length);
  return whole.toString();
}

describe('shared strings', () => {
  it.each([
    [
      '<c r="A1" s="3" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>',
      '<c r="A1" s="3" t="inlineStr"><is><t>宾馆</t></is></c><c r="B1" t="inlineStr"><is><t xml:space="preserve"> 甲 </t></is></c>',
    ],
    ['<c t="s" r="A1"><v> 2 </v></c>', '<c t="inlineStr" r="A1"><is></is></c>'],
    [
      '<x:c r="A1" t="s"><x:v>3</x:v></x:c>',
      '<x:c r="A1" t="inlineStr"><x:is><r><t>东</t></r><r><t>区</t></r></x:is></x:c>',
    ],
    [
      '<c r="A1" t="s"/><c r="B1" t="n"><v>0</v></c>',
      '<c r="A1" t="s"/><c r="B1" t="n"><v>0</v></c>',
    ],
    [
      '<c r="A1" t="inlineStr"><is><t>x t="s" y</t></is></c>',
      '<c r="A1" t="inlineStr"><is><t>x t="s" y</t></is></c>',
    ],
  ])('go back into their cells: %s', async (sheet, expected) => {
    expect(await inline(sheet)).toBe(expected);
  });

  it('go back the same, however the sheet comes in pieces', async () => {
    const row =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c><c t="s"><v>3</v></c></row>';
    const sheet = `<worksheet><sheetData>${row.repeat(5)}</sheetData></worksheet>`;
    const whole = await inline(sheet, 100_000);
    expect(whole.match(/宾馆/g)).toHaveLength(5);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (size) => {
        expect(await inline(sheet, size)).toBe(whole);
      }),
    );
  });

  it.each([
    '<c r="A1" t="s"><v>4</v></c>',
    '<c r="A1" t="s"><v>x</v></c>',
    "<c r='A1' t='s'><v>0</v></c>",
  ])('that cannot be found are no empty cells: %s', async (sheet) => {
    await expect(inline(sheet)).rejects.toThrow(UnreadableFile);
  });
});
