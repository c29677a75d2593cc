import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type Line, lineOf } from './harness.ts';

/** What the process of its own reports: milliseconds round by round, and its largest resident size. */
export type LargeDraw = { ours: number[]; peers: number[]; residentMiB: number };

/** Ten million subjects in columns, in a process of its own, whose ratio is that of a tenth of them. */
export async function benchLargeDraw(size: number, runs: number): Promise<Line[]> {
  const tenth = await inProcess(size / 10, runs);
  const whole = await inProcess(size, Math.min(runs, 3));
  const peer = 'pack and hash, same kernel';
  const goal = `draw, ${size.toLocaleString('en')} subjects`;
  // The ratio of a tenth of them, give or take a tenth.
  const line = lineOf({ goal, peer, bound: 1.25 * 1.1 }, whole.ours, whole.peers);
  const { ratio } = lineOf({ goal, peer, bound: null }, tenth.ours, tenth.peers);
  return [
    line,
    {
      goal: `${goal}: its ratio`,
      unit: '×',
      ours: line.ratio,
      peer: `the ratio of ${(size / 10).toLocaleString('en')}`,
      peers: ratio,
      ratio: line.ratio / ratio,
      bound: 1.1,
    },
    {
      goal: `${goal}: resident`,
      unit: 'MiB',
      ours: whole.residentMiB,
      peer: 'one GiB',
      peers: 1024,
      ratio: whole.residentMiB / 1024,
      bound: 1,
    },
  ];
}

async function inProcess(size: number, runs: number): Promise<LargeDraw> {
  const script = fileURLToPath(new URL('draw-process.ts', import.meta.url));
  const words = ['--expose-gc', '--import', 'tsx', script, `${size}`, `${runs}`];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(child.stdout)) as LargeDraw;
}
