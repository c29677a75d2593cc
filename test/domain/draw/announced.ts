import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../domain/draw/canonical.ts';
import { runDraw, type StratumResult } from '../../../domain/draw/draw.ts';
import { orderPool } from '../../../domain/draw/pool.ts';
import { receiptsOf } from '../../../domain/draw/receipt.ts';
import { parseRecord, type PoolRecord } from '../../../domain/draw/record.ts';
import type { DrawSpec, EntropySource, StratumSpec } from '../../../domain/draw/spec.ts';
import { vectorLines } from './vectors.ts';

const organisation = '高青县公安局';
const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** A real beacon of quicknet: `../vectors/drand`. */
export const beacon = {
  round: 1000,
  signature:
    'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
  hex: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
};

const secret = '11'.repeat(32);
const reveal = '22'.repeat(32);

const entropy: EntropySource[] = [
  { kind: 'drand', ...beacon },
  { kind: 'reveal', hex: reveal },
  { kind: 'secret', hex: secret },
];

const announcedEntropy = [
  {
    kind: 'drand',
    network: 'quicknet',
    chainHash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
    round: beacon.round,
    at: '2023-08-23T15:59:24.000Z',
  },
  { kind: 'reveal', commitment: sha(Buffer.from(reveal, 'hex')), unit: '法制大队' },
  { kind: 'secret', commitment: sha(Buffer.from(secret, 'hex')) },
];

const weights = { 较低: 2, 中: 3, 较高: 4, 高: 7, 极高: 16 };

const quotas = { 1: [2000, 0], 2: [1, 0], 3: [100, 1], 4: [1, 5], 9: [3333, 0] } as const;

/** The strata of the sample and, unless others are given, the pool of the first vector. */
export const samplePool = (): PoolRecord[] => vectorLines('draw-0.jsonl').map(parseRecord);

/** An announced draw with everything that is published of it; a beacon takes long to check often. */
export function announcedDraw(records = samplePool(), { hasBeacon = true } = {}) {
  const drawId = 'GQGA-2026-000042';
  const strata = Object.fromEntries(
    Object.entries(quotas).map(([number, [ratioBp, min]]) => [number, { ratioBp, min }]),
  );
  const first = hasBeacon ? 0 : 1;
  const spec: DrawSpec = { drawId, entropy: entropy.slice(first), strata };
  const pool = orderPool(records);
  const result = runDraw(pool, spec);
  const announcement = {
    version: 'yaohao/1',
    drawId,
    organisation,
    mode: 'sample',
    task: { name: '2026年秋季旅馆业双随机抽查', startsOn: '2026-09-14', endsOn: '2026-10-31' },
    pool: { root: result.root, size: pool.length, ids: 'code' },
    registry: { size: 1000, excluded: excludedOf(pool) },
    strata: Object.fromEntries(
      Object.entries(strata).map(([number, stratum]) => [
        number,
        { name: `第${number}层`, filter: { category: '旅馆业' }, ...stratum, weights },
      ]),
    ),
    rounding: 'up',
    predecessor: null,
    entropy: announcedEntropy.slice(first),
  };
  return { spec, pool, result, announcement, receiptFor: receiptsOf(pool, spec) };
}

/** Its transcript as parsed JSON. */
export function transcriptOf({ spec, pool, result, announcement }: AnnouncedDraw) {
  const strata = Object.entries(result.strata).map(
    ([number, stratum]): [string, StratumSpec & StratumResult] => [
      number,
      { ...spec.strata[number]!, ...stratum },
    ],
  );
  const transcript = {
    version: 'yaohao/1',
    kind: 'subjects',
    drawId: spec.drawId,
    organisation,
    label: spec.entropy.length === 3 ? 'verifiable' : 'unverifiable',
    announcement,
    announcementHash: sha(canonicalJson(announcement)),
    entropy: spec.entropy,
    seed: result.seed,
    pool,
    strata: Object.fromEntries(strata),
    drawnAt: '2026-09-10T02:00:00.000Z',
    confirmedAt: '2026-09-10T02:05:00.000Z',
    void: null,
  };
  return JSON.parse(JSON.stringify(transcript)) as typeof transcript;
}

type AnnouncedDraw = ReturnType<typeof announcedDraw>;

function excludedOf(pool: PoolRecord[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { eligibility } of pool.filter((record) => record.eligibility > 0)) {
    counts[eligibility] = (counts[eligibility] ?? 0) + 1;
  }
  return counts;
}
