/** A set of texts of which many are kept: a million codes take some thirty megabytes, not hundreds. */
export type PackedSet = {
  /** Adds a text; false when it was there already. */
  add: (text: string) => boolean;
  has: (text: string) => boolean;
};

/** An empty set. Texts are kept as bytes one after the other and found by open addressing. */
export function packedSet(): PackedSet {
  let bytes = new Uint8Array(2 ** 12);
  let used = 0;
  let slots = new Uint32Array(2 ** 8);
  let count = 0;
  // Hardly any identity is longer; the few that are need no packing.
  const long = new Set<string>();

  return {
    add(text) {
      if (text.length > longest) return addLong(text);
      if (count * 2 >= slots.length) grow();
      const slot = slotOf(text);
      return slots[slot] === 0 && put(text, slot);
    },
    has: (text) => (text.length > longest ? long.has(text) : slots[slotOf(text)] !== 0),
  };

  // Where a text is, or would be put.
  function slotOf(text: string): number {
    let slot = hashOf(text) & (slots.length - 1);
    while (slots[slot] !== 0 && !isAt(text, slots[slot]! - 1))
      slot = (slot + 1) & (slots.length - 1);
    return slot;
  }

  function addLong(text: string): boolean {
    const isNew = !long.has(text);
    long.add(text);
    return isNew;
  }

  function put(text: string, slot: number): true {
    if (used + 2 + text.length * 3 > bytes.length) bytes = longer(bytes);
    slots[slot] = used + 1;
    count += 1;
    bytes[used++] = text.length;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < escape) bytes[used++] = code;
      else {
        bytes[used++] = escape;
        bytes[used++] = code >> 8;
        bytes[used++] = code & 0xff;
      }
    }
    return true;
  }

  function isAt(text: string, start: number): boolean {
    let at = start;
    if (bytes[at++] !== text.length) return false;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      const byte = bytes[at++]!;
      if (byte !== escape) {
        if (byte !== code) return false;
      } else if (((bytes[at++]! << 8) | bytes[at++]!) !== code) return false;
    }
    return true;
  }

  function grow(): void {
    const old = slots;
    slots = new Uint32Array(old.length * 2);
    for (const at of old) {
      if (at === 0) continue;
      let slot = hashAt(at - 1) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = at;
    }
  }

  function hashAt(start: number): number {
    let at = start;
    const length = bytes[at++]!;
    let hash = seed;
    for (let index = 0; index < length; index += 1) {
      const byte = bytes[at++]!;
      hash = mixed(hash, byte === escape ? (bytes[at++]! << 8) | bytes[at++]! : byte);
    }
    return finished(hash);
  }
}

const longest = 255;
const escape = 0xff;
const seed = 0x811c9dc5;

const mixed = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
const finished = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0;

function hashOf(text: string): number {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) hash = mixed(hash, text.charCodeAt(index));
  return finished(hash);
}

function longer(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(bytes.length * 2);
  more.set(bytes);
  return more;
}
