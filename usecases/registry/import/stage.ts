import type { EntityManager } from 'typeorm';
import { seal } from '../../../db/sealed.ts';
import { type Cell, textOf } from '../../../domain/registry/cell.ts';
import type { RegistryKind } from '../../../domain/registry/columns.ts';
import type { RegistryFile } from '../read-file.ts';
import { type Copy, copyInto } from '../../../db/copy.ts';
import { copyLine } from '../../../db/copy-line.ts';
import type { Job } from './registry.ts';
import { registries } from './registries.ts';

/** What the rows of a file came to; `first` are the first refusals, of which there may be very many. */
export type Staged = {
  rows: number;
  clean: number;
  repaired: number;
  refused: number;
  first: { row: number; field: string; reason: string }[];
};

/** How many refusals a batch names itself; the others stand in their table. */
export const mostNamed = 1000;

/** Gives the cells of the row that the file refused last. */
type LastCells = () => readonly Cell[];

/**
 * Checks the rows of a file and puts them beside their registry, or among the refused with their cells
 * sealed: in pieces, so that a long file needs no more memory than a short one.
 */
export async function stage<K extends RegistryKind>(
  tx: EntityManager,
  job: Job,
  file: RegistryFile<K>,
  lastCells: LastCells,
): Promise<Staged> {
  const stager = await registries[file.kind].stage(tx, job);
  const staged: Staged = { rows: 0, clean: 0, repaired: 0, refused: 0, first: [] };
  const pipe = turns(tx, stager.target);
  const refuse = (row: number, field: string, reason: string, cells: readonly Cell[]) => {
    staged.refused += 1;
    if (staged.first.length < mostNamed) staged.first.push({ row, field, reason });
    const texts = JSON.stringify(cells.map(textOf));
    return pipe.refuse(copyLine([job.id, row, field, reason, seal(texts)]));
  };
  for await (const checked of file.rows) {
    staged.rows += 1;
    if (!checked.ok) {
      await refuse(checked.row, checked.field, checked.reason, lastCells());
      continue;
    }
    const line = stager.line(checked.row, checked.record);
    if (typeof line !== 'string') {
      await refuse(checked.row, line.field, line.reason, lastCells());
      continue;
    }
    staged.clean += 1;
    if (checked.repaired) staged.repaired += 1;
    const wait = pipe.land(line);
    if (wait) await wait;
  }
  await pipe.end();
  return staged;
}

const refusalsAtATime = 1000;

/** One connection does one COPY at a time: refusals wait in small numbers and then have their turn. */
function turns(tx: EntityManager, target: string) {
  let copy: Copy | undefined;
  let refusals: string[] = [];
  const close = async () => {
    await copy?.end();
    copy = undefined;
  };
  const landAfterOpening = async (line: string) => {
    copy = await copyInto(tx, target);
    await copy.write(line);
  };
  const flush = async () => {
    if (refusals.length === 0) return;
    await close();
    const refused = await copyInto(tx, 'import_refusal (job_id, row, field, reason, cells_sealed)');
    for (const line of refusals) await refused.write(line);
    refusals = [];
    await refused.end();
  };
  return {
    land: (line: string) => (copy ? copy.write(line) : landAfterOpening(line)),
    refuse: async (line: string) => {
      refusals.push(line);
      if (refusals.length >= refusalsAtATime) await flush();
    },
    end: async () => {
      await flush();
      await close();
    },
  };
}
