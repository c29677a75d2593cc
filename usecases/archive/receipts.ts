import type { EntityManager } from 'typeorm';
import { frozenPool } from '../../db/queries/frozen-pool.ts';
import { frozenStrata } from '../../db/queries/frozen-strata.ts';
import { sourcesOf } from '../../db/queries/sources.ts';
import { type Receipt, receiptsOf } from '../../domain/draw/receipt.ts';
import { entropyOf } from '../draw/issued-receipt.ts';

type Drawn = { id: string; code: string; recordId: string };

/**
 * The receipt of each subject that was drawn for a task, or for one visit of it, under its name in a package.
 * They lie beside the transcript of their draw; one
 * whose secret is still shut has none yet.
 */
export async function receiptsOfDrawn(
  tx: EntityManager,
  taskId: string,
  inspectionId: string | null,
): Promise<[name: string, receipt: Receipt][]> {
  const drawn: Drawn[] = await tx.query(drawnSql, [taskId, inspectionId]);
  const [draw] = drawn;
  if (!draw || (await sourcesOf(tx, draw.id)).some(({ value }) => value === null)) return [];
  const entropy = await entropyOf(tx, draw.id);
  const spec = { drawId: draw.code, entropy, strata: await frozenStrata(tx, taskId) };
  const receipt = receiptsOf(await frozenPool(tx, taskId), spec);
  return drawn.map(({ code, recordId }) => [
    `draws/${code}/receipts/${recordId}.json`,
    receipt(recordId),
  ]);
}

const drawnSql = `
select d.id, d.code, x.record_id as "recordId" from draw d join drawn_subject x on x.draw_id = d.id
where d.task_id = $1 and d.kind = 'subjects' and d.state = 'confirmed'
  and exists (select from transcript t where t.code = d.code)
  and ($2::uuid is null or x.subject_id = (select subject_id from inspection where id = $2))
order by x.record_id`;
