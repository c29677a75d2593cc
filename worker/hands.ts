import { log } from '../log.ts';

/** Work that a process takes on at once, beside what the queue brings. */
export type Hands = {
  /** Takes a message if a hand is free; whether it did. */
  take: (messageId: string) => boolean;
  /** Resolves when everything that was taken has ended. */
  idle: () => Promise<void>;
};

// Each holds a connection of the database now and then: what the queue brings needs some as well.
const most = 5;

/**
 * Hands that deliver. A message has its slot already and is claimed as any other is, so whatever is dropped
 * here is found by the next sweep.
 */
export function handsFor(deliver: (messageId: string) => Promise<void>): Hands {
  const busy = new Set<Promise<void>>();
  return {
    take: (messageId) => {
      if (busy.size >= most) return false;
      const done = deliver(messageId)
        .catch((error: unknown) => log.error({ err: error, messageId }, 'not delivered at once'))
        .finally(() => busy.delete(done));
      busy.add(done);
      return true;
    },
    idle: async () => {
      while (busy.size > 0) await Promise.all(busy);
    },
  };
}
