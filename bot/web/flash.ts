import type { Reply } from '../reply.ts';

/** What the next page says about the last press, when the browser runs no scripts. */
export type Flash = Pick<Reply, 'tone' | 'note' | 'locale' | 'link'>;

const waiting = new Map<string, Flash>();
const most = 1000;

/** Keeps it for this person's next page; forgotten by a restart, which costs nobody anything. */
export function keepFlash(personId: string, flash: Flash): void {
  if (waiting.size >= most) waiting.clear();
  waiting.set(personId, flash);
}

/** Gives it once. */
export function takeFlash(personId: string): Flash | undefined {
  const flash = waiting.get(personId);
  waiting.delete(personId);
  return flash;
}
