import fc from 'fast-check';
import { expect, it } from 'vitest';
import { folderOfFiles, yaohao } from '../cli/yaohao.ts';
import { answerOf } from './answers.ts';
import { configuration, poolText, specText } from './configurations.ts';
import type { Configuration } from './configurations.ts';
import { draw } from './draw.ts';

const file = folderOfFiles();

/** What the command line says of a draw. */
async function run(of: Configuration): Promise<Record<string, unknown>> {
  const words = [
    '--pool',
    file('pool.jsonl', poolText(of)),
    '--spec',
    file('spec.json', specText(of)),
  ];
  return answerOf(await yaohao('draw', 'run', ...words));
}

it('draws 1,000 random pools as the specification says', { timeout: 120_000 }, async () => {
  const property = fc.asyncProperty(configuration, async (of) => {
    expect(await run(of)).toEqual(draw(of.pool, of.spec));
  });
  await fc.assert(property, { seed: 20260101, numRuns: 1000 });
});

it('answers the same whatever the order of the lines and keys', async () => {
  const property = fc.asyncProperty(configuration, fc.nat(), async (of, style) => {
    const turned = { ...of, pool: of.pool.toReversed(), style };
    expect(await run(turned)).toEqual(await run(of));
  });
  await fc.assert(property, { seed: 20260102, numRuns: 100 });
});
