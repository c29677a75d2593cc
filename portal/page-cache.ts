import { isLong, type Kept } from './kept.ts';

/** Answers that are kept while nothing new is public. */
export type PageCache = {
  /** The answer under a key, when it is at hand. */
  find: (key: string) => Kept | undefined;
  /** The answer under a key; whoever asks while it is being made waits for the same one. */
  get: (key: string, make: () => Promise<Made>) => Promise<Made>;
  /** Something new is public: what is kept, and what is being made, is of yesterday. */
  forget: () => void;
  /** Whether news arrive; while they do not, nothing is kept. */
  hear: (does: boolean) => void;
  readonly size: number;
};

/** What became of a request: an answer, another address to go to, or nothing to be found there. */
export type Made = Kept | { to: string } | undefined;

// Of pages of 20 kB this is some eight hundred. Some tell the time, so none is kept longer than browsers keep it.
const usual = { bytes: 32 * 1024 * 1024, ageMs: 60_000 };

// Both packed forms, which are sent when they halve it, come at most to the plain one.
const weightOf = (kept: Kept): number => kept.bytes.length * (isLong(kept) ? 2 : 1);

/** An empty cache that hears nothing yet. */
export function pageCache(limits = usual, now: () => number = Date.now): PageCache {
  let pages = new Map<string, { kept: Kept; until: number }>();
  let underWay = new Map<string, Promise<Made>>();
  let bytes = 0;
  let hears = false;

  const drop = (key: string) => {
    const found = pages.get(key);
    if (found) bytes -= weightOf(found.kept);
    pages.delete(key);
  };
  const put = (key: string, kept: Kept) => {
    drop(key);
    pages.set(key, { kept, until: now() + limits.ageMs });
    bytes += weightOf(kept);
    // The oldest go first, so that many odd questions cannot fill the memory.
    while (bytes > limits.bytes) drop(pages.keys().next().value!);
  };
  const find = (key: string): Kept | undefined => {
    const found = pages.get(key);
    if (found && found.until > now()) return found.kept;
    if (found) drop(key);
    return undefined;
  };
  const forget = () => {
    pages = new Map();
    underWay = new Map();
    bytes = 0;
  };

  return {
    find,
    forget,
    get: async (key, make) => {
      const found = find(key) ?? underWay.get(key);
      if (found) return found;
      // What began before the news is given to those who waited for it, and not kept.
      const edition = underWay;
      const making = make().finally(() => edition.delete(key));
      edition.set(key, making);
      const made = await making;
      if (hears && edition === underWay && made && 'bytes' in made) put(key, made);
      return made;
    },
    hear: (does) => {
      hears = does;
      forget();
    },
    get size() {
      return pages.size;
    },
  };
}
