import { createHash } from 'node:crypto';
import { drawStrata, runDraw, subjectSeed } from '../domain/draw/draw.ts';
import type { PoolRecord } from '../domain/draw/record.ts';
import { benchLargeDraw } from './draw-large.ts';
import { interleaved, type Line, lineOf, type Options } from './harness.ts';
import { hashTexts } from './peers.ts';
import { rowsOf, sevenStrata } from './subjects.ts';

/** Seed to ordered winners of a million subjects, and ten times as many in a process of its own. */
export async function benchDraw({ size, runs }: Options): Promise<Line[]> {
  const count = size ?? 1_000_000;
  const rows = rowsOf(count);
  const seed = subjectSeed(sevenStrata);
  const times = await interleaved(runs, {
    draw: () => drawStrata(rows, sevenStrata, seed),
    kernel: () => hashTexts(seed, rows),
    createHash: () => hashByNode(seed, rows),
    withRoot: () => runDraw(rows, sevenStrata),
  });
  const named = (what: string) => `${what}, ${count.toLocaleString('en')} subjects`;
  return [
    lineOf(
      { goal: named('draw'), peer: 'pack and hash, same kernel', bound: 1.25 },
      times.draw,
      times.kernel,
    ),
    lineOf(
      { goal: named('draw'), peer: 'createHash of the same tickets', bound: 0.25 },
      times.draw,
      times.createHash,
    ),
    lineOf(
      { goal: named('draw, order and root'), peer: 'pack and hash, same kernel', bound: null },
      times.withRoot,
      times.kernel,
    ),
    ...(await benchLargeDraw(count * 10, runs)),
  ];
}

/** The tickets in the plain way: a hash object and a text for each. */
function hashByNode(seed: string, rows: readonly PoolRecord[]): number {
  const bytes = Buffer.from(seed, 'hex');
  let last = '';
  for (const { id } of rows) {
    last = createHash('sha256')
      .update(bytes)
      .update(String.fromCharCode(id.length))
      .update(id)
      .digest('hex');
  }
  return last.length;
}
