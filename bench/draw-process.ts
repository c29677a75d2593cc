import { drawStrata, subjectSeed } from '../domain/draw/draw.ts';
import { appendBytes, emptyPool, type PackedPool } from '../domain/draw/packed-pool.ts';
import type { LargeDraw } from './draw-large.ts';
import { interleaved } from './harness.ts';
import { hashBytes } from './peers.ts';
import { sevenStrata, writeCode } from './subjects.ts';

const [size, runs] = process.argv.slice(2).map(Number) as [number, number];
const codes = new Uint8Array(size * 18);
for (let number = 0; number < size; number += 1) writeCode(codes, number * 18, number);

const seed = subjectSeed(sevenStrata);
const times = await interleaved(runs, {
  ours: () => drawStrata(packedPool(), sevenStrata, seed),
  peers: () => hashBytes(seed, codes),
});
// `maxRSS` is in KiB.
const report: LargeDraw = { ...times, residentMiB: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(JSON.stringify(report));

function packedPool(): PackedPool {
  const pool = emptyPool(size);
  const record = { stratum: 0, eligibility: 0, weight: 1, bytes: codes, start: 0, end: 0 };
  for (let number = 0; number < size; number += 1) {
    record.stratum = 1 + (number % 7);
    record.start = number * 18;
    record.end = record.start + 18;
    appendBytes(pool, record);
  }
  return pool;
}
