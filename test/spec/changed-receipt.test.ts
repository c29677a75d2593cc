import fc from 'fast-check';
import { expect, it } from 'vitest';
import { folderOfFiles, yaohao } from '../cli/yaohao.ts';
import { at, changed, otherThan, pathsOf } from './changes.ts';
import { anId, configuration } from './configurations.ts';
import { receiptOf } from './receipt.ts';
import { verdict } from './verdict.ts';

const file = folderOfFiles();

/** What the command line says of a receipt, with its exit code. */
async function said(receipt: unknown): Promise<{ ok: unknown; checked: unknown; code: number }> {
  const path = file('receipt.json', receipt);
  const { code, out, err } = await yaohao('draw', 'verify', '--receipt', path);
  expect(err.join('')).toBe('');
  const answer = JSON.parse(out.join(''));
  if (answer.ok === false) expect(answer.reason).toMatch(/./);
  return { ok: answer.ok, checked: answer.checked, code };
}

it(
  'believes a changed receipt exactly when the specification does',
  { timeout: 120_000 },
  async () => {
    const believed = { true: 0, false: 0 };
    const property = fc.asyncProperty(configuration, fc.nat(), anId, async (of, pick, other) => {
      const id =
        pick % 3 === 0 ? other : (of.pool[pick % Math.max(of.pool.length, 1)]?.id ?? other);
      const receipt = receiptOf(of.pool, of.spec, id);
      expect(verdict(receipt)).toBe(true);
      const paths = pathsOf(receipt);
      for (let i = 0; i < 12; i += 1) {
        const path = paths[(pick + i * 7) % paths.length]!;
        const others = otherThan(at(receipt, path));
        const forged = changed(receipt, path, others[(pick + i) % others.length]);
        const ok = verdict(forged as Record<string, unknown>);
        believed[`${ok}`] += 1;
        expect([path, await said(forged)]).toEqual([
          path,
          { ok, checked: 'receipt', code: ok ? 0 : 1 },
        ]);
      }
    });
    await fc.assert(property, { seed: 20260104, numRuns: 150 });
    expect(believed.true).toBeGreaterThan(40);
    expect(believed.false).toBeGreaterThan(1200);
  },
);
