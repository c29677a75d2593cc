import fc from 'fast-check';
import { expect, it } from 'vitest';
import { folderOfFiles, yaohao } from '../cli/yaohao.ts';
import { answerOf } from './answers.ts';
import { anId, configuration, poolText, specText } from './configurations.ts';
import { receiptOf } from './receipt.ts';

const file = folderOfFiles();

it(
  'writes the receipts of 130 random ids, in the pool or not, and verifies them',
  { timeout: 120_000 },
  async () => {
    const property = fc.asyncProperty(configuration, fc.nat(), anId, async (of, at, other) => {
      const ids = [of.pool[at % Math.max(of.pool.length, 1)]?.id, other, `${other}0`.slice(-18)];
      const pool = file('pool.jsonl', poolText(of));
      const spec = file('spec.json', specText(of));
      for (const id of ids.filter((each) => each !== undefined)) {
        const words = ['--pool', pool, '--spec', spec, '--id', id];
        const receipt = answerOf(await yaohao('draw', 'receipt', ...words));
        expect(receipt).toEqual(receiptOf(of.pool, of.spec, id));
        const path = file('receipt.json', receipt);
        expect(answerOf(await yaohao('draw', 'verify', '--receipt', path))).toMatchObject({
          ok: true,
          checked: 'receipt',
        });
        const withPool = await yaohao('draw', 'verify', '--receipt', path, '--pool', pool);
        expect(answerOf(withPool)).toMatchObject({ ok: true, checked: 'pool' });
      }
    });
    await fc.assert(property, { seed: 20260103, numRuns: 130 });
  },
);
