import type { SourceRow } from '../../db/queries/sources.ts';
import { drandNetwork } from '../../domain/draw/drand-network.ts';
import type { Round } from './settle-sources.ts';

/** A source as the announcement names it (draw.md §2): everything that is fixed before its value is known. */
export function announcedSource(source: SourceRow): Record<string, unknown> {
  const { kind, commitment, unitName, network, round, roundAt, name, drawnOn, bits } = source;
  switch (kind) {
    case 'drand':
      return announcedRound({ network: drandNetwork(network!)!, round: round!, at: roundAt! });
    case 'lottery':
      return { kind, name, drawnOn, bits };
    case 'reveal':
      return { kind, commitment, unit: unitName };
    case 'secret':
      return { kind, commitment };
  }
}

/** A round of drand as an announcement names it. */
export const announcedRound = ({ network: { name, chainHash }, round, at }: Round) => ({
  kind: 'drand',
  network: name,
  chainHash,
  round,
  at: at.toISOString(),
});

/** A source with its value as far as it is open, and what proves it: round and signature, or the text. */
export function openedSource({ kind, value, round, signature, enteredText }: SourceRow) {
  if (!value) return { kind };
  return {
    kind,
    value: value.toString('hex'),
    ...(signature && { round, signature: signature.toString('hex') }),
    ...(enteredText !== null && { text: enteredText }),
  };
}
