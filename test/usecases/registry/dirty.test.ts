import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRegistryFile, summarise } from '../../../usecases/registry/read-file.ts';
import { dirtyKinds, dirtyRegistry } from '../../support/dirty-registry.ts';

describe('registries of the same form with other dirt', () => {
  it.each(dirtyKinds)(
    'R-041 %s are read with the very counts that they were made with',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (g) => {
          const { source, rows, clean, repaired, refused } = dirtyRegistry(g, kind);
          const read = await summarise(await readRegistryFile(kind, source));
          expect({
            rows: read.rows,
            clean: read.clean,
            repaired: read.repaired,
            refused: read.refused.map(({ row, field, reason }) => ({ row, field, reason })),
          }).toEqual({ rows, clean, repaired, refused });
        }),
        { seed: 20260914, numRuns: 80, endOnFailure: true },
      );
    },
    60_000,
  );
});
