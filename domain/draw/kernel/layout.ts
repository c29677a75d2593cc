/** Messages that are hashed at once: one in each lane. */
export const lanes = 4;

/** The most groups of four messages in one call: blocks and states stay in a core's own cache. */
const groupsAtMost = 256;

/** The most messages in one call. */
export const messagesAtMost = groupsAtMost * lanes;

/**
 * SHA-256 over groups of four messages. Words are numbers of 32 bits as FIPS 180-4 reads them; word w
 * of message n is at `(n >> 2) * 4 * width + w * 4 + (n & 3)`, where the width is 16 in `blocks` and 8
 * in `states`. Each call takes one block of as many messages as it is told, and of those that fill up
 * the last group.
 */
export type Kernel = {
  name: 'simd' | 'scalar';
  states: Uint32Array;
  blocks: Uint32Array;
  /** First blocks: `states` are digests or chaining values afterwards. */
  hash: (messages: number) => void;
  /** Blocks that follow: `states` move on. */
  chain: (messages: number) => void;
  /** Like `hash`, where all blocks begin with the eight words of `setHead`: an eighth less work. */
  hashTails: (messages: number) => void;
  setHead: (words: Uint32Array) => void;
  /**
   * SHA-256( 01 ‖ left ‖ right ) over pairs of digests: those in `states`, two for each node, give way
   * to those of the nodes.
   */
  join: (nodes: number) => void;
};

/** Where word 0 of message n lies in `blocks`; the other words follow at a distance of four. */
export const blockAt = (message: number): number => ((message >> 2) << 6) + (message & 3);

/** Where word 0 of message n lies in `states`. */
export const stateAt = (message: number): number => ((message >> 2) << 5) + (message & 3);
