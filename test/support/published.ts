import { approveDisclosure } from '../../usecases/disclosure/approve.ts';
import type { Query } from './database.ts';
import { giveEvidence } from './proof.ts';
import { aMatchedTask, by, monday, type Scene, signed } from './visit.ts';

/** A visit whose result is public. */
export type PublishedVisit = {
  scene: Scene;
  inspectionId: string;
  disclosureId: string;
  ref: string;
};

/** A visit from the match to the published result. */
export async function aPublishedVisit(
  sql: Query,
  {
    note = '门头灯箱已修复',
    photo = false,
    ...traits
  }: Parameters<typeof aMatchedTask>[1] & { note?: string; photo?: boolean } = {},
): Promise<PublishedVisit> {
  const scene = await aMatchedTask(sql, traits);
  const inspectionId = scene.task.inspectionIds[0]!;
  await signed(sql, scene, inspectionId, monday, { note, ...(photo && { before: giveEvidence }) });
  const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
  const disclosureId: string = row!['id'];
  await approveDisclosure(by(scene.office.approver), { disclosureId, verdict: 'approve' }, monday);
  const [visit] = await sql('select code from inspection where id = $1', [inspectionId]);
  return { scene, inspectionId, disclosureId, ref: visit!['code'] };
}
