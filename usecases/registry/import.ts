import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { unitById } from '../../db/queries/units.ts';
import { authorize } from '../../domain/policy.ts';
import { registryKinds } from '../../domain/registry/columns.ts';
import { personId } from '../../domain/request.ts';
import { usecase } from '../usecase.ts';
import { land } from './import/land.ts';
import { countsOf, hashOf, readBeside, takeTime } from './import/read.ts';
import { authorizeOwner } from './owner.ts';
import type { RegistrySource } from './read-source.ts';

const input = z.object({
  kind: z.enum(registryKinds),
  unitId: z.uuid(),
  source: z.custom<RegistrySource>((value) => typeof value === 'object' && value !== null),
});

/**
 * What an import came to; `refused` holds a row number, the canonical header and a reason code of the
 * first thousand refused rows, `refusedRows` counts all of them.
 */
export type Imported = {
  batchId: string;
  rows: number;
  clean: number;
  repaired: number;
  refused: { row: number; field: string; reason: string }[];
  refusedRows: number;
  unknownColumns: string[];
};

/**
 * All steps of an import at once, where nobody has to look in between: reads a registry file and lands
 * its clean rows in one transaction, either the whole file with its refused rows on record, or nothing.
 * Throws an UnreadableFile where it is no such registry.
 */
export const importRegistry = usecase(
  'registry.import',
  input,
  async (context, { kind, unitId, source }): Promise<Imported> => {
    const { tx, actor, now } = context;
    const unit = await unitById(tx, unitId);
    if (kind === 'subjects') await authorizeOwner(context, 'registry.import', unit);
    else authorize(actor, 'registry.import', { unitPath: unit.path });
    await takeTime(tx);
    const id = randomUUID();
    const fileHash = await hashOf(source);
    await tx.query(
      `insert into import_job (id, kind, unit_id, file_name, file_hash, state, created_by, created_at)
       values ($1, $2, $3, $4, $5, 'reading', $6, $7)`,
      [id, kind, unitId, source.name, fileHash, personId(actor), now],
    );
    const asked = { id, kind, unit, fileName: source.name };
    const read = await readBeside(tx, asked, source);
    const { job, staged, unknownColumns } = read;
    const given = { personId: personId(actor), fileHash, unknownColumns };
    const batchId = await land(context, job, staged, given);
    const { first, refused, ...counts } = staged;
    await tx.query(
      `update import_job set state = 'applied', batch_id = $2, applied_by = created_by, counts = $3,
         version = version + 1 where id = $1`,
      [id, batchId, JSON.stringify(countsOf(read))],
    );
    return { ...counts, batchId, refused: first, refusedRows: refused, unknownColumns };
  },
);
