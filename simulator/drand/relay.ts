import { createHash } from 'node:crypto';
import { demoNetwork, timeOf } from '../../domain/draw/drand-network.ts';
import { type Address, type Ask, listen, sendJson } from '../fake-server.ts';
import { signRound } from './network-key.ts';

/** How the relay can go wrong; each is used up by one answer. */
export type RelayFault =
  /** Says that the round is not there yet, after its time. */
  | 'late'
  /** Gives the round before, as what it is. */
  | 'wrong-round'
  /** Gives the right round with one bit of its signature turned over. */
  | 'altered'
  /** Gives another round's signature under the asked number. */
  | 'swapped'
  /** Answers 500. */
  | 'error'
  /** Takes the question and never answers. */
  | 'hang';

/** A relay of the demo network as a real server, with the address that DRAND_URLS takes. */
export type FakeRelay = {
  origin: string;
  /** The rounds that were asked for, oldest first. */
  asked: number[];
  /** Makes the next answers go wrong, one after the other. */
  fault: (...faults: RelayFault[]) => void;
  close: () => Promise<void>;
};

/** Starts a relay that knows every round up to `now`, in milliseconds. */
export async function startFakeRelay({
  now,
  ...address
}: Address & { now: () => number }): Promise<FakeRelay> {
  const asked: number[] = [];
  const faults: RelayFault[] = [];
  const server = await listen(async (ask) => {
    const round = roundIn(ask);
    if (round === undefined) return sendJson(ask.response, 404, { error: 'not found' });
    asked.push(round);
    answer(ask, round, faults.shift(), now());
  }, address);
  return {
    origin: server.origin,
    asked,
    fault: (...more) => void faults.push(...more),
    close: () => server.close(),
  };
}

function roundIn({ url }: Ask): number | undefined {
  const [, chain, round] = /^\/([0-9a-f]{64})\/public\/(\d+)$/.exec(url.pathname) ?? [];
  return chain === demoNetwork.chainHash ? Number(round) : undefined;
}

function answer({ response }: Ask, round: number, fault: RelayFault | undefined, now: number) {
  if (fault === 'hang') return;
  if (fault === 'error') return sendJson(response, 500, { error: 'internal' });
  if (fault === 'late' || timeOf(demoNetwork, round).getTime() > now) {
    return sendJson(response, 425, { error: 'requested future beacon' });
  }
  sendJson(response, 200, beaconOf(round, fault));
}

function beaconOf(round: number, fault: RelayFault | undefined) {
  const said = fault === 'wrong-round' ? round - 1 : round;
  const signed = fault === 'swapped' ? round - 1 : said;
  const signature = fault === 'altered' ? altered(signRound(signed)) : signRound(signed);
  const randomness = createHash('sha256').update(signature, 'hex').digest('hex');
  return { round: said, randomness, signature };
}

const altered = (hex: string) =>
  hex.slice(0, -1) + (Number.parseInt(hex.at(-1)!, 16) ^ 1).toString(16);
