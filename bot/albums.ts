import { type Text, say } from '../chat/text.ts';
import type { Reply } from './reply.ts';

/** How long after the last file of an album one more may come, in milliseconds: they are sent one by one. */
const stragglersMs = 800;

type Album = {
  open: number;
  replies: Reply[];
  timer?: NodeJS.Timeout;
  told: Promise<void>;
  finish: () => void;
};

/** Takes a file of an album by `take`; its sender is told by `tell`, once for the album. */
export type TakeOfAlbum = (
  key: string,
  take: () => Promise<Reply>,
  tell: (reply: Reply) => Promise<void>,
) => Promise<void>;

/**
 * Gathers what several files of one album were answered, and says it once when the last of them has come. It
 * ends when that has been said, so that stopping waits for it.
 */
export function gatherAlbums(waitMs = stragglersMs): TakeOfAlbum {
  const albums = new Map<string, Album>();
  return async (key, take, tell) => {
    const album = albums.get(key) ?? begin();
    albums.set(key, album);
    clearTimeout(album.timer);
    album.open += 1;
    try {
      album.replies.push(await take());
    } finally {
      album.open -= 1;
      if (album.open === 0) album.timer = setTimeout(album.finish, waitMs);
    }
    await album.told;
    // Of all that wait here one tells.
    if (albums.get(key) !== album) return;
    albums.delete(key);
    await tell(together(album.replies));
  };
}

function begin(): Album {
  let finish = () => {};
  const told = new Promise<void>((resolve) => (finish = resolve));
  return { open: 0, replies: [], told, finish };
}

/** One answer for several: every note once, in the order in which they came. */
export function together(replies: Reply[]): Reply {
  const [first] = replies;
  if (!first) throw new Error('nothing was answered');
  const { locale } = first;
  const notes = replies.flatMap(({ note }): Text[] => (note ? [note] : []));
  const lines = [...new Map(notes.map((note) => [say(locale, note), note])).values()];
  const tone = replies.every((reply) => reply.tone === 'ok') ? 'ok' : 'deny';
  return { tone, locale, ...(lines.length > 0 && { note: { lines } }) };
}
