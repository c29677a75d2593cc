import { asciiBytes, bigEndian, concat, hexBytes } from './bytes.ts';
import { sha256 } from './hash.ts';
import type { EntropySource } from './spec.ts';

/** Which of the two draws of a task a seed is for. */
export type SeedLabel = 'yaohao/1/subjects' | 'yaohao/1/inspectors';

/** SHA-256 over the sources in announced order, each with the lengths of its kind and value; hex. */
export function entropyOf(sources: readonly EntropySource[]): string {
  const parts = sources.flatMap(({ kind, hex }) => [
    bigEndian(kind.length, 1),
    asciiBytes(kind),
    bigEndian(hex.length / 2, 2),
    hexBytes(hex),
  ]);
  return sha256(concat(...parts));
}

/**
 * The seed of a draw, hex. The pool's root is left out on purpose: with it, one harmless edit
 * before the freeze would re-roll the whole draw.
 */
export function seedOf(label: SeedLabel, drawId: string, entropy: string): string {
  return sha256(
    concat(
      asciiBytes(label),
      Uint8Array.of(0, drawId.length),
      asciiBytes(drawId),
      hexBytes(entropy),
    ),
  );
}
