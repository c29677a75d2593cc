import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { relays } from '../db/drand.ts';
import { system } from '../domain/actor.ts';
import { type DrandNetwork, drandNetwork } from '../domain/draw/drand-network.ts';
import { Refusal } from '../domain/refusal.ts';
import { log } from '../log.ts';
import { enterBeacon } from '../usecases/draw/enter-beacon.ts';
import { type About, commandOf } from '../usecases/usecase.ts';
import { fetchBeacon } from './fetch-beacon.ts';
import { recordOnce } from './each.ts';

type Awaited = {
  drawId: string;
  taskId: string;
  unitPath: string;
  network: string;
  round: number;
  at: Date;
};

/**
 * Fetches the rounds of drand that draws wait for, from the first relay whose answer verifies. Gives when
 * the next round is due. Without relays nothing is fetched: the beacons are brought by hand.
 */
export async function sweepBeacons(timeoutMs?: number): Promise<Date | undefined> {
  if (relays().length === 0) return undefined;
  const now = await currentTime();
  const awaited = await awaitedRounds();
  for (const one of awaited.filter(({ at }) => at <= now)) await bring(one, timeoutMs);
  const ahead = awaited.find(({ at }) => at > now);
  return ahead && new Date(Date.now() + ahead.at.getTime() - now.getTime());
}

const awaitedRounds = (): Promise<Awaited[]> =>
  database().query(
    `select d.id as "drawId", d.task_id as "taskId", u.path as "unitPath", e.network,
       e.round::float8 as round, e.round_at as at
     from entropy_source e join draw d on d.id = e.draw_id join task t on t.id = d.task_id
       join unit u on u.id = t.initiator_id
     where d.state = 'announced' and e.kind = 'drand' and e.value is null order by e.round_at, d.code`,
  );

async function bring(awaited: Awaited, timeoutMs?: number): Promise<void> {
  const network = drandNetwork(awaited.network)!;
  for (const relay of relays()) {
    if (await bringFrom(relay, network, awaited, timeoutMs)) return;
  }
}

async function bringFrom(
  relay: string,
  network: DrandNetwork,
  { drawId, taskId, unitPath, round }: Awaited,
  timeoutMs?: number,
): Promise<boolean> {
  const about: About = { type: 'draw', id: drawId, taskId, unitPath };
  try {
    const beacon = await fetchBeacon(relay, network, round, timeoutMs);
    await enterBeacon(commandOf(system, 'system'), { drawId, beacon });
    log.info({ relay, round, draw: drawId }, 'beacon');
    return true;
  } catch (error) {
    log.warn({ err: error, relay, round, draw: drawId }, 'no beacon from this relay');
    if (error instanceof Refusal) {
      await recordOnce({ action: 'draw.enter-beacon', about }, error);
    }
    return false;
  }
}
