import { parentPort } from 'node:worker_threads';
import { type Receipt, receiptsOf } from '../../domain/draw/receipt.ts';
import type { PoolRecord } from '../../domain/draw/record.ts';
import type { EntropySource, StratumSpec } from '../../domain/draw/spec.ts';

/** What the worker is asked: the receipt of an id, with the bytes of the transcript where it lacks them. */
export type Question = { number: number; hash: string; id: string; body?: Uint8Array };

/** Its answer; without a receipt it lacks the transcript. */
export type Answer = { number: number; receipt: Receipt | null };

type Draw = { receipt: (id: string) => Receipt; bytes: number };

// By the size of the transcripts; a pool in memory takes several times as much.
const mostBytes = 100_000_000;
const draws = new Map<string, Draw>();

parentPort!.on('message', ({ number, hash, id, body }: Question) => {
  const draw = drawOf(hash, body);
  parentPort!.postMessage({ number, receipt: draw ? draw.receipt(id) : null } satisfies Answer);
});

// Deleted and set again, the map stays in order of use: the idlest is forgotten first.
function drawOf(hash: string, body: Uint8Array | undefined): Draw | undefined {
  const draw = draws.get(hash) ?? (body && readDraw(body));
  if (!draw) return undefined;
  draws.delete(hash);
  let held = draw.bytes;
  for (const { bytes } of draws.values()) held += bytes;
  for (const [idlest, { bytes }] of draws) {
    if (held <= mostBytes) break;
    draws.delete(idlest);
    held -= bytes;
  }
  draws.set(hash, draw);
  return draw;
}

type Transcript = {
  drawId: string;
  entropy: EntropySource[];
  pool: PoolRecord[];
  strata: Record<string, StratumSpec>;
};

function readDraw(body: Uint8Array): Draw {
  const { drawId, entropy, pool, strata } = JSON.parse(
    Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'),
  ) as Transcript;
  const specs = Object.entries(strata).map(([number, { ratioBp, min }]) => [
    number,
    { ratioBp, min },
  ]);
  const receipt = receiptsOf(pool, { drawId, entropy, strata: Object.fromEntries(specs) });
  return { receipt, bytes: body.byteLength };
}
