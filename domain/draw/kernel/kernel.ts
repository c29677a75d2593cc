import { type Kernel, stateAt } from './layout.ts';
import { scalarKernel } from './scalar.ts';
import { simdKernel } from './simd.ts';

let chosen: Kernel | undefined;

/** The fastest kernel that this engine can run, made at first use and the same from then on. */
export function kernel(): Kernel {
  chosen ??= fastestKernel();
  return chosen;
}

function fastestKernel(): Kernel {
  try {
    return simdKernel();
  } catch {
    // An old engine, or a page whose policy forbids WebAssembly: slower, with the same digests.
    return scalarKernel();
  }
}

/** Copies the digests of the first messages, eight words each, into `target` from `start` on. */
export function takeDigests({ states }: Kernel, count: number, target: Uint32Array, start: number) {
  for (let message = 0; message < count; message += 1) {
    const from = stateAt(message);
    const to = (start + message) * 8;
    for (let word = 0; word < 8; word += 1) target[to + word] = states[from + word * 4]!;
  }
}

/** Copies digests, eight words each, from `start` on into the states of the first messages. */
export function putDigests({ states }: Kernel, count: number, source: Uint32Array, start: number) {
  for (let message = 0; message < count; message += 1) {
    const from = (start + message) * 8;
    const to = stateAt(message);
    for (let word = 0; word < 8; word += 1) states[to + word * 4] = source[from + word]!;
  }
}
