import type { SourceRow } from '../../db/queries/sources.ts';
import { dayOf } from '../../domain/day.ts';
import {
  type DrandNetwork,
  drandNetwork,
  leastMinutesAhead,
  roundAt,
  timeOf,
} from '../../domain/draw/drand-network.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

const minute = 60_000;

/**
 * By when witnesses reveal: within the given minutes, and before the day of the first lottery, so that
 * nobody who knows a result can hold their number back. Null where nobody reveals.
 */
export function revealDeadline(sources: SourceRow[], now: Date, minutes: number): Date | null {
  if (!sources.some(({ kind }) => kind === 'reveal')) return null;
  const limits = sources.flatMap(({ drawnOn }) =>
    drawnOn ? new Date(`${drawnOn}T00:00:00+08:00`).getTime() : [],
  );
  return new Date(Math.min(now.getTime() + minutes * minute, ...limits));
}

/** A round and when it is, for whoever announces it now. */
export type Round = { network: DrandNetwork; round: number; at: Date };

/** The first round that is far enough ahead of now (draw.md §2), and not before `notBefore`. */
export function nextRound(network: DrandNetwork, now: Date, notBefore: Date | null = null): Round {
  const soonest = new Date(now.getTime() + leastMinutesAhead * minute);
  const at = notBefore && notBefore > soonest ? notBefore : soonest;
  const round = roundAt(network, at);
  return { network, round, at: timeOf(network, round) };
}

/**
 * Fixes what the announcement says about the sources: the round of drand, after the last reveal, so
 * that a witness who holds a number back does not know what for. Refuses a lottery that is drawn too
 * early, and a commitment that is missing.
 */
export async function settleSources(
  { tx, now }: Context,
  drawId: string,
  sources: SourceRow[],
  revealBy: Date | null,
): Promise<SourceRow[]> {
  refuseUnsettled(sources, dayOf(now));
  const settled = sources.map((source): SourceRow => {
    if (source.kind !== 'drand') return source;
    const { round, at } = nextRound(drandNetwork(source.network!)!, now, revealBy);
    return { ...source, round, roundAt: at };
  });
  for (const { kind, position, round, roundAt: at } of settled) {
    if (kind !== 'drand') continue;
    await tx.query(
      'update entropy_source set round = $3, round_at = $4 where draw_id = $1 and position = $2',
      [drawId, position, round, at],
    );
  }
  return settled;
}

function refuseUnsettled(sources: SourceRow[], today: string): void {
  const missing = sources.filter(({ kind, commitment }) => kind === 'reveal' && !commitment);
  if (missing.length > 0) {
    const names = missing.map(({ personName }) => personName).join('、');
    throw new Refusal('commitments-missing', { names });
  }
  const known = sources.find(({ drawnOn }) => drawnOn !== null && drawnOn <= today);
  if (known) throw new Refusal('lottery-too-early', { on: known.drawnOn! });
}
