import type { EntityManager } from 'typeorm';
import { database } from '../../db/data-source.ts';
import { frozenPool } from '../../db/queries/frozen-pool.ts';
import { frozenStrata } from '../../db/queries/frozen-strata.ts';
import { sourcesOf, valueOf } from '../../db/queries/sources.ts';
import { type Receipt, receiptOf } from '../../domain/draw/receipt.ts';
import type { EntropySource } from '../../domain/draw/spec.ts';
import { Refusal } from '../../domain/refusal.ts';

/** A receipt that the office issued: for whom (with a name only where they are on the list), by which unit, when. */
export type Issued = {
  receipt: Receipt;
  subject: { code: string; name: string | null };
  unit: string;
  at: Date;
};

/**
 * The receipt of a record id that `issueReceipt` issued, made from the frozen pool; refuses `not-found`
 * one that was never issued, so that nothing is read past the trail.
 */
export async function issuedReceipt(drawId: string, recordId: string): Promise<Issued> {
  return database().transaction(async (tx) => {
    const [row] = await tx.query(issued, [drawId, recordId]);
    if (!row) throw new Refusal('not-found', { what: 'receipt' });
    const spec = {
      drawId: row.drawCode,
      entropy: await entropyOf(tx, drawId),
      strata: await frozenStrata(tx, row.taskId),
    };
    const receipt = receiptOf(await frozenPool(tx, row.taskId), spec, recordId);
    return { receipt, subject: { code: row.code, name: row.name }, unit: row.unit, at: row.at };
  });
}

const issued = `
select d.code as "drawCode", d.task_id as "taskId", coalesce(s.uscc, e.data ->> 'subject') as code, s.name,
  u.name as unit, e.at
from event e join draw d on d.id::text = e.about_id
  join person i on i.id = e.actor_id join unit u on u.id = i.unit_id
  left join pool_entry p on p.task_id = d.task_id and p.record_id = $2
  left join subject s on s.id = p.subject_id
where e.type = 'draw.receipt-issued' and e.about_type = 'draw' and e.about_id = $1
  and e.data ->> 'recordId' = $2
order by e.id limit 1`;

/** The sources of an open draw, as receipts carry them. */
export async function entropyOf(tx: EntityManager, drawId: string): Promise<EntropySource[]> {
  const sources = await sourcesOf(tx, drawId);
  return sources.map((source) => {
    const { kind, round, signature } = source;
    const proof = round !== null && signature && { round, signature: signature.toString('hex') };
    return { kind, hex: valueOf(source)!, ...(proof && proof) };
  });
}
