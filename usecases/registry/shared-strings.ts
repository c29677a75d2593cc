import { UnreadableFile } from '../../domain/registry/reasons.ts';

/** The shared strings of a workbook by their number, each as the bytes between its tags. */
export type SharedStrings = {
  at: (index: number) => string;
  sizeAt: (index: number) => number;
};

const blockBytes = 2 ** 22;

/**
 * Keeps the shared strings of a workbook as bytes, one after the other: a million rows have five
 * million strings, which as objects of their own take gigabytes.
 */
export async function readSharedStrings(part: AsyncIterable<Buffer>): Promise<SharedStrings> {
  const store = byteStore();
  let text = '';
  for await (const chunk of part) {
    text += chunk.toString('latin1');
    let from = 0;
    for (const found of text.matchAll(entry)) {
      store.add((found[1] ?? '').replace(phonetics, ''));
      from = found.index + found[0].length;
    }
    text = text.slice(from);
    if (text.length > blockBytes) throw new UnreadableFile('damaged');
  }
  return store;
}

// <si> may carry no attributes, and no <si> stands within another.
const entry = /<(?:\w+:)?si>([^]*?)<\/(?:\w+:)?si>|<(?:\w+:)?si\s*\/>/g;
// How a word is read aloud stands beside it and is no part of the text.
const phonetics = /<(\w+:)?rPh\b[^]*?<\/\1?rPh>|<(?:\w+:)?phoneticPr\b[^>]*>/g;

function byteStore() {
  const blocks: Buffer[] = [];
  let ends = new Uint32Array(2 ** 16);
  let starts = new Uint32Array(2 ** 16);
  let count = 0;
  let used = blockBytes;
  return {
    add(text: string) {
      if (text.length > blockBytes) throw new UnreadableFile('damaged');
      if (used + text.length > blockBytes) {
        blocks.push(Buffer.allocUnsafe(blockBytes));
        used = 0;
      }
      if (count === ends.length) [starts, ends] = [grown(starts), grown(ends)];
      const base = (blocks.length - 1) * blockBytes;
      starts[count] = base + used;
      blocks.at(-1)?.write(text, used, 'latin1');
      used += text.length;
      ends[count] = base + used;
      count++;
    },
    at(index: number): string {
      const [start, end] = placeOf(index);
      const from = start % blockBytes;
      return (
        blocks[Math.floor(start / blockBytes)]?.toString('latin1', from, from + end - start) ?? ''
      );
    },
    sizeAt(index: number): number {
      const [start, end] = placeOf(index);
      return end - start;
    },
  };

  function placeOf(index: number): [start: number, end: number] {
    if (index >= count) throw new UnreadableFile('damaged');
    return [starts[index] ?? 0, ends[index] ?? 0];
  }
}

function grown(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}
