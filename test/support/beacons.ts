import { createHash } from 'node:crypto';
import { demoNetwork, timeOf } from '../../domain/draw/drand-network.ts';
import { signRound } from '../../simulator/drand/network-key.ts';
import type { Query } from './database.ts';

/** Lets a test file's draws wait for the demo network. Call it at the top of the file, before the database. */
export function useDemoNetwork(): void {
  process.env['DRAND_NETWORK'] = demoNetwork.name;
}

/** A round of the demo network as a relay gives it, and when it is. */
export function beaconOf(round: number) {
  const signature = signRound(round);
  const randomness = createHash('sha256').update(signature, 'hex').digest('hex');
  return {
    round,
    signature,
    randomness,
    at: timeOf(demoNetwork, round),
    json: JSON.stringify({ round, randomness, signature }),
  };
}

/** The beacon that a draw waits for. */
export async function awaitedBeacon(sql: Query, drawId: string) {
  const [row] = await sql(
    `select round::int as round from entropy_source where draw_id = $1 and kind = 'drand'`,
    [drawId],
  );
  return beaconOf(row!['round']);
}
