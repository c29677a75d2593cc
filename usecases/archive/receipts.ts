import type { EntityManager } from 'typeorm';
import { frozenPool } from '../../db/queries/frozen-pool.ts';
import { frozenStrata } from '../../db/queries/frozen-strata.ts';
import { sourcesOf } from '../../db/queries/sources.ts';
import { type Receipt, receiptsOf } from '../../domain/draw/receipt.ts';
import { entropyOf } from '../draw/issued-receipt.ts';

type Drawn = { id: string; code: string; taskId: string; recordId: string };

/**
 * The receipt of each subject that was drawn for a task, or for one visit by each task that it served,
 * under its name in a package. They lie beside the transcript of their draw; one whose secret is still
 * shut has none yet.
 */
export async function receiptsOfDrawn(
  tx: EntityManager,
  taskId: string,
  inspectionId: string | null,
): Promise<[name: string, receipt: Receipt][]> {
  const drawn: Drawn[] = await tx.query(drawnSql, [taskId, inspectionId]);
  const found: [string, Receipt][] = [];
  for (const draw of new Map(drawn.map((one) => [one.id, one])).values()) {
    const ids = drawn.filter(({ id }) => id === draw.id).map(({ recordId }) => recordId);
    found.push(...(await receiptsOfDraw(tx, draw, ids)));
  }
  return found;
}

async function receiptsOfDraw(
  tx: EntityManager,
  { id, code, taskId }: Drawn,
  recordIds: string[],
): Promise<[string, Receipt][]> {
  if ((await sourcesOf(tx, id)).some(({ value }) => value === null)) return [];
  const entropy = await entropyOf(tx, id);
  const spec = { drawId: code, entropy, strata: await frozenStrata(tx, taskId) };
  const receipt = receiptsOf(await frozenPool(tx, taskId), spec);
  return recordIds.map((recordId) => [
    `draws/${code}/receipts/${recordId}.json`,
    receipt(recordId),
  ]);
}

// of one visit, the draw of each task that it served.
const drawnSql = `
select d.id, d.code, d.task_id as "taskId", x.record_id as "recordId"
from draw d join drawn_subject x on x.draw_id = d.id
where d.kind = 'subjects' and d.state = 'confirmed'
  and exists (select from transcript t where t.code = d.code)
  and case when $2::uuid is null then d.task_id = $1
    else exists (select from inspection_task v where v.inspection_id = $2 and v.task_id = d.task_id
      and v.subject_id = x.subject_id) end
order by d.frozen_at, d.code, x.record_id`;
