import { asciiBytes, bigEndian, concat, hexBytes } from './bytes.ts';
import { sha256 } from './hash.ts';
import type { EntropySource } from './spec.ts';

/** Which of the two draws of a task a seed is for. */
export type SeedLabel = 'yaohao/1/subjects' | 'yaohao/1/inspectors';

/** SHA-256 over the sources in announced order, each with the lengths of its kind and value; hex. */
export function entropyOf(sources: readonly EntropySource[]): string {
  const length = sources.reduce((sum, { kind, hex }) => sum + 3 + kind.length + hex.length / 2, 0);
  const message = new Uint8Array(length);
  let at = 0;
  // One by one: a file from anybody may list more sources than a call takes arguments.
  for (const source of sources) {
    const part = packSource(source);
    message.set(part, at);
    at += part.length;
  }
  return sha256(message);
}

const packSource = ({ kind, hex }: EntropySource): Uint8Array =>
  concat(bigEndian(kind.length, 1), asciiBytes(kind), bigEndian(hex.length / 2, 2), hexBytes(hex));

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
