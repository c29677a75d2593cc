import { drandNetwork } from './drand-network.ts';
import { lotteryBits } from './lottery.ts';

/** How far the public can check a transcript (draw.md §2). */
export type TranscriptLabel = 'verifiable' | 'witnessed' | 'unverifiable';

/** What of a source decides the label; a network or lottery that is not known here counts nothing. */
export type LabelledSource = {
  kind: string;
  unitId: string | null;
  network?: string | null;
  name?: string | null;
};

/** The bits of a source that the operator of the draw cannot choose. */
export function outsideBits({ kind, network, name }: Omit<LabelledSource, 'unitId'>): number {
  if (kind === 'drand') return drandNetwork(network ?? '')?.outsideBits ?? 0;
  return kind === 'lottery' ? lotteryBits(name ?? '') : 0;
}

/**
 * Publicly verifiable with 48 bits from outside or more; witnessed with reveals of two or more people
 * of different units; otherwise not publicly verifiable. Nor is it with a source that has no one way of
 * writing: whoever enters it when the others are known could word it until the result suits them.
 */
export function labelOf(sources: readonly LabelledSource[]): TranscriptLabel {
  if (sources.some(isLoose)) return 'unverifiable';
  const bits = sources.reduce((sum, source) => sum + outsideBits(source), 0);
  if (bits >= 48) return 'verifiable';
  const units = new Set(
    sources.filter(({ kind }) => kind === 'reveal').map(({ unitId }) => unitId),
  );
  return units.size >= 2 ? 'witnessed' : 'unverifiable';
}

const bound = ['drand', 'reveal', 'secret'];

const isLoose = ({ kind, name }: LabelledSource): boolean =>
  kind === 'lottery' ? lotteryBits(name ?? '') === 0 : !bound.includes(kind);
