/** How far the public can check a transcript (draw.md §2). */
export type TranscriptLabel = 'verifiable' | 'witnessed' | 'unverifiable';

// Bits that the operator cannot choose, per source.
const outsideBits: Record<string, number> = { drand: 256, lottery: 24, reveal: 0, secret: 0 };

/**
 * Publicly verifiable with 48 bits from outside or more; witnessed with reveals of two or more people
 * of different units; otherwise not publicly verifiable.
 */
export function labelOf(sources: { kind: string; unitId: string | null }[]): TranscriptLabel {
  const bits = sources.reduce((sum, { kind }) => sum + (outsideBits[kind] ?? 0), 0);
  if (bits >= 48) return 'verifiable';
  const units = new Set(
    sources.filter(({ kind }) => kind === 'reveal').map(({ unitId }) => unitId),
  );
  return units.size >= 2 ? 'witnessed' : 'unverifiable';
}
