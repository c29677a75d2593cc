import { moduleBytes } from './assembler.ts';
import { type Compress, compressProgram, expandProgram, workProgram } from './compress.ts';
import { initialState, roundConstants } from './constants.ts';
import { joinProgram } from './join.ts';
import { type Kernel, lanes, messagesAtMost } from './layout.ts';
import { blocksAt, headAt, initialAt, lastAt, pages, statesAt } from './memory.ts';
import { afterHead, lastSchedules } from './scalar.ts';

/**
 * SHA-256 over four messages at once in WebAssembly SIMD: lane n of every vector belongs to message
 * n. Throws where the engine has no WebAssembly SIMD or the page's policy forbids it.
 */
export function simdKernel(): Kernel {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(simdModule()));
  const { buffer } = exports['memory'] as WebAssembly.Memory;
  const compress = exports['compress'] as Compress;
  const setLanes = (at: number, words: ArrayLike<number>) =>
    new Uint32Array(buffer, at, 8 * lanes).set(
      Array.from({ length: 8 * lanes }, (_, place) => words[place >> 2]!),
    );
  new Uint32Array(buffer).set(roundConstants);
  new Uint32Array(buffer, lastAt).set(lastSchedules());
  setLanes(initialAt, initialState);
  return {
    name: 'simd',
    states: new Uint32Array(buffer, statesAt, messagesAtMost * 8),
    blocks: new Uint32Array(buffer, blocksAt, messagesAtMost * 16),
    hash: (messages) => compress(messages, 0, initialAt, initialAt, 0),
    chain: (messages) => compress(messages, 0, statesAt, statesAt, 8 * 16),
    hashTails: (messages) => compress(messages, 8 * 4, headAt, initialAt, 0),
    setHead: (words) => setLanes(headAt, afterHead(words)),
    join: exports['join'] as Kernel['join'],
  };
}

/** The module's bytes, less than 4 KB. */
export const simdModule = (): Uint8Array<ArrayBuffer> =>
  moduleBytes([expandProgram(), workProgram(), compressProgram(), joinProgram()], pages);
