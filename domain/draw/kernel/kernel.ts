import { initialState } from './constants.ts';
import { groupsAtMost, type Kernel, lanes, stateAt } from './layout.ts';
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

/** Puts the initial chaining value in the states of the first groups. */
export function begin({ states }: Kernel, groups: number): void {
  states.set(freshStates.subarray(0, groups * 8 * lanes));
}

const freshStates = Uint32Array.from(
  { length: groupsAtMost * 8 * lanes },
  (_, at) => initialState[(at >> 2) & 7]!,
);

/** Copies the digests of the first messages, eight words each, into `target` from `start` on. */
export function takeDigests({ states }: Kernel, count: number, target: Uint32Array, start: number) {
  for (let message = 0; message < count; message += 1) {
    const from = stateAt(message);
    const to = (start + message) * 8;
    for (let word = 0; word < 8; word += 1) target[to + word] = states[from + word * 4]!;
  }
}
