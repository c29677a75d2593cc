import { malformed } from './fields.ts';
import { comparePackedIds, idWords } from './packed-id.ts';
import { gathered, idsAt, type PackedPool } from './packed-pool.ts';
import { radixSort } from './radix-sort.ts';

/**
 * Refuses an id that occurs twice in a pool, naming the second record. Only the few ids whose hash is
 * that of another are put in order, so it takes a tenth of the time of ordering the pool.
 */
export function refuseRepeatedIds(pool: PackedPool): void {
  const suspects = sharingHash(pool);
  const ids = gathered(pool.ids, suspects);
  const order = orderOfIds(ids, suspects.length);
  const indexes = order.map((at) => suspects[at]!);
  refuseNeighbours(pool, gathered(ids, order), indexes);
}

/** Refuses the same id twice in a row; `ids` are the pool's at `indexes`, equal ones as they were. */
export function refuseNeighbours(pool: PackedPool, ids: Uint32Array, indexes: Uint32Array): void {
  let second = pool.size;
  for (let at = 1; at < indexes.length; at += 1) {
    const isRepeated = comparePackedIds(ids, at * idWords, ids, (at - 1) * idWords) === 0;
    if (isRepeated) second = Math.min(second, indexes[at]!);
  }
  if (second < pool.size) {
    malformed('id', 'once', { record: second, id: idsAt(pool, Uint32Array.of(second))[0]! });
  }
}

/** The places of `size` packed ids in their order, equal ones as they are. */
export function orderOfIds(ids: Uint32Array, size: number): Uint32Array {
  const differences = new Uint32Array(idWords);
  for (let at = 0; at < size; at += 1) {
    for (let word = 0; word < idWords; word += 1) {
      differences[word]! |= ids[at * idWords + word]! ^ ids[word]!;
    }
  }
  const columns = [4, 3, 2, 1, 0]
    .filter((word) => differences[word] !== 0)
    .map((word) => () => {
      const column = new Uint32Array(size);
      for (let at = 0; at < size; at += 1) column[at] = ids[at * idWords + word]!;
      return column;
    });
  return radixSort(size, columns);
}

/** The indexes of the records whose id has the hash of another one, increasing. */
function sharingHash({ size, ids }: PackedPool): Uint32Array {
  // Eight hashes or more for each record: few of them are shared by accident.
  const bits = Math.ceil(Math.log2(size + 4)) + 3;
  // How many ids have a hash, in two bits: none, one (01) or more (11).
  const counts = new Uint8Array(2 ** (bits - 2));
  const hashes = new Uint32Array(size);
  for (let at = 0; at < size; at += 1) {
    const hash = hashAt(ids, at * idWords) >>> (32 - bits);
    const [place, shift] = [hash >>> 2, (hash & 3) * 2];
    const count = counts[place]!;
    hashes[at] = hash;
    counts[place] = count | ((((count >>> shift) & 1) + 1) << shift);
  }
  const suspects = new Uint32Array(size);
  let found = 0;
  for (let at = 0; at < size; at += 1) {
    const hash = hashes[at]!;
    if (((counts[hash >>> 2]! >>> ((hash & 3) * 2)) & 2) === 0) continue;
    suspects[found] = at;
    found += 1;
  }
  return suspects.subarray(0, found);
}

/** A hash of 32 bits, of which the upper ones count: fast, and no more than evenly spread. */
function hashAt(ids: Uint32Array, at: number): number {
  const a = ids[at]! + Math.imul(ids[at + 1]!, 0x9e3779b1);
  const b = Math.imul(ids[at + 2]!, 0x85ebca6b);
  const c = Math.imul(ids[at + 3]!, 0xc2b2ae35);
  const d = Math.imul(ids[at + 4]!, 0x27d4eb2f);
  const mixed = a ^ ((b << 7) | (b >>> 25)) ^ ((c << 13) | (c >>> 19)) ^ ((d << 21) | (d >>> 11));
  return Math.imul(mixed ^ (mixed >>> 15), 0x165667b1);
}
