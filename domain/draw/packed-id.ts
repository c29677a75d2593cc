/**
 * Words of one packed id: u8 length ‖ id ‖ 80 ‖ 00…, as big-endian numbers. It is how an id ends
 * the message of its ticket, and the order of the words is the order of length ‖ id.
 */
export const idWords = 5;

/** The longest id in bytes; 19 bytes and the byte 80 fill the words. */
export const idLengthAtMost = 18;

/** Packs a text; false unless it is an id, 1–18 characters of `[0-9A-Z]`. */
export function packId(words: Uint32Array, first: number, id: string): boolean {
  const { length } = id;
  if (length === 0 || length > idLengthAtMost) return false;
  let word = length;
  let at = first;
  let faults = 0;
  for (let place = 0; place < length; place += 1) {
    const code = id.charCodeAt(place);
    faults |= forbidden[code & 127]! | (code >>> 7);
    word = (word << 8) | code;
    if ((place & 3) === 2) {
      words[at] = word;
      word = 0;
      at += 1;
    }
  }
  finish(words, at, word, length);
  return faults === 0;
}

/** The same for ASCII in `bytes` from `start` up to but not including `end`. */
export function packIdBytes(
  words: Uint32Array,
  first: number,
  { bytes, start, end }: { bytes: Uint8Array; start: number; end: number },
): boolean {
  const length = end - start;
  if (length === 0 || length > idLengthAtMost) return false;
  let word = length;
  let at = first;
  let faults = 0;
  for (let place = 0; place < length; place += 1) {
    const code = bytes[start + place]!;
    faults |= forbidden[code & 127]! | (code >>> 7);
    word = (word << 8) | code;
    if ((place & 3) === 2) {
      words[at] = word;
      word = 0;
      at += 1;
    }
  }
  finish(words, at, word, length);
  return faults === 0;
}

/**
 * The same for an id of 18 bytes in `view` from `start` on, five words at once; the bytes before and
 * behind it have to be there too.
 */
export function packLongId(
  words: Uint32Array,
  first: number,
  view: DataView,
  start: number,
): boolean {
  const a = view.getInt32(start - 1);
  const b = view.getInt32(start + 3);
  const c = view.getInt32(start + 7);
  const d = view.getInt32(start + 11);
  const e = view.getInt32(start + 15);
  words[first] = (idLengthAtMost << 24) | (a & 0xffffff);
  words[first + 1] = b;
  words[first + 2] = c;
  words[first + 3] = d;
  words[first + 4] = (e & ~0xff) | 0x80;
  const faults =
    forbidden[(a >>> 16) & 0xff]! | forbiddenPairs[a & 0xffff]! | faultsOf(b) | faultsOf(c);
  return (faults | faultsOf(d) | forbiddenPairs[e >>> 16]! | forbidden[(e >>> 8) & 0xff]!) === 0;
}

const faultsOf = (four: number): number =>
  forbiddenPairs[four >>> 16]! | forbiddenPairs[four & 0xffff]!;

/** Writes the bytes of a packed id from `offset` on; the answer is where they end. */
export function writePackedId(
  target: Uint8Array,
  offset: number,
  words: Uint32Array,
  first: number,
): number {
  const length = words[first]! >>> 24;
  for (let place = 1; place <= length; place += 1) {
    target[offset + place - 1] = words[first + (place >> 2)]! >>> (24 - 8 * (place & 3));
  }
  return offset + length;
}

/** Below, equal to or above 0 as the id at `a` comes before, is or comes after the one at `b`. */
export function comparePackedIds(
  words: Uint32Array,
  a: number,
  others: Uint32Array,
  b: number,
): number {
  for (let word = 0; word < idWords; word += 1) {
    const difference = words[a + word]! - others[b + word]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The byte 80 and zeros up to the end of the words. */
function finish(words: Uint32Array, from: number, begun: number, length: number): void {
  let word = begun;
  let at = from;
  for (let place = length; place <= idLengthAtMost; place += 1) {
    word = (word << 8) | (place === length ? 0x80 : 0);
    if ((place & 3) === 2) {
      words[at] = word;
      word = 0;
      at += 1;
    }
  }
}

const forbidden = new Uint8Array(256).fill(1);
for (const letter of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') forbidden[letter.charCodeAt(0)] = 0;
const forbiddenPairs = Uint8Array.from(
  { length: 2 ** 16 },
  (_, pair) => forbidden[pair >>> 8]! | forbidden[pair & 0xff]!,
);
