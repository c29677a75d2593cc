import { checkSources, faultOfSources } from './check-sources.ts';
import { arrayAt, hexAt } from './fields.ts';
import { labelOf, type TranscriptLabel } from './label.ts';
import type { Announcement } from './parse-announcement.ts';
import { entropyOf, type SeedLabel, seedOf } from './seed.ts';
import { type EntropySource, parseEntropy } from './spec.ts';
import { fails, holds, type TranscriptStep } from './verify-step.ts';

/** The opened sources of a transcript; null where a draw was void before all of them were in. */
export function readSources(value: unknown, isVoid: boolean): EntropySource[] | null {
  const isOpen = arrayAt(value, 'entropy').every((source) => !isClosed(source));
  return isVoid && !isOpen ? null : parseEntropy(value, 'entropy');
}

const isClosed = (source: unknown): boolean =>
  typeof source === 'object' && source !== null && (source as { hex?: unknown }).hex === null;

/** Checks each source against what was announced, beacons by their signatures, and the label. */
export function sourcesStep(
  sources: readonly EntropySource[] | null,
  said: unknown,
  { entropy: announced }: Announcement,
): TranscriptStep {
  if (!sources) return holds('sources', { published: false, label: null });
  const beside = { announced, needsSignature: true };
  const checked = checkSources(sources, beside);
  const label = announcedLabel(announced);
  const facts = { sources: checked, label };
  const fault = faultOfSources(checked, beside);
  if (fault) return fails('sources', fault, facts);
  if (said === label) return holds('sources', facts);
  return fails('sources', 'label', { ...facts, said: textOf(said), found: label });
}

const textOf = (said: unknown) => (typeof said === 'string' ? said : null);

/** The label that follows from the announced sources. */
export const announcedLabel = (sources: Announcement['entropy']): TranscriptLabel =>
  labelOf(
    sources.map(({ kind, unit = null, network = null, name = null }) => ({
      kind,
      unitId: unit,
      network,
      name,
    })),
  );

/** The seed that follows from the sources; of subjects and of people they differ by a label. */
export function seedFrom(
  { kind, drawId }: Announcement,
  sources: readonly EntropySource[] | null,
): string | null {
  const label: SeedLabel = kind === 'subjects' ? 'yaohao/1/subjects' : 'yaohao/1/inspectors';
  return sources && seedOf(label, drawId, entropyOf(sources));
}

/** Compares the seed that the transcript says with the one that follows from its sources. */
export function seedStep(value: unknown, seed: string | null): TranscriptStep {
  if (seed === null && value === null) return holds('seed', { seed, published: false });
  const said = hexAt(value, 'seed', 32, 32);
  if (said === seed) return holds('seed', { seed });
  return fails('seed', 'seed', { seed, said, found: seed });
}
