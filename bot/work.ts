import { log } from '../log.ts';

/** What goes on after the platform has been told that we have its event. */
export type Work = {
  /** Takes a piece of work; a failure is logged, never thrown. */
  add(what: string, piece: () => Promise<void>): void;
  /** Resolves when everything taken so far has ended. */
  idle(): Promise<void>;
};

/** Keeps track of work in the background, so that stopping can wait for it. */
export function createWork(): Work {
  const running = new Set<Promise<void>>();
  return {
    add: (what, piece) => {
      const done = piece()
        .catch((error: unknown) => log.error({ err: error }, what))
        .finally(() => running.delete(done));
      running.add(done);
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
