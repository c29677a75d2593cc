import { z } from 'zod';
import { sealSigner } from '../../db/seal-key.ts';
import { unitById } from '../../db/queries/units.ts';
import { signed } from '../../domain/archive/manifest.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Command, record, usecase } from '../usecase.ts';
import { read, sealAll } from './build.ts';
import { packed } from './container.ts';
import { diligencePages } from './diligence-pages.ts';
import { type Font, print } from './print.ts';

const input = z.object({ inspectionId: z.uuid(), inspectorId: z.uuid() });
type Input = z.output<typeof input>;

/**
 * 高青细则 第二十九条, 高新区指引 第三十一条: a package of everything that shows how one inspector did
 * their duty at one visit, under each ground on which nobody is held liable. Refused to whoever neither
 * examines it nor is the inspector, and for somebody who was never of the team.
 */
export async function diligencePackage(
  command: Command,
  given: Input,
  { font, now }: { font: Font; now: Date },
): Promise<{ name: string; bytes: Uint8Array }> {
  const { taskId, code, inspector } = await proveDiligence(command, given, now);
  await sealAll(now);
  const gathered = await read({ taskId, inspectionId: given.inspectionId }, async () => {});
  const on = { inspectorId: given.inspectorId, inspector, made: now };
  const files = new Map([
    ['diligence.pdf', await print(diligencePages(gathered, on, 'zh-CN'), font)],
    ['diligence-en.pdf', await print(diligencePages(gathered, on, 'en'), font)],
    ...gathered.files,
  ]);
  const head = { kind: 'due-diligence', code, number: 1, madeAt: now.toISOString() } as const;
  return { name: `${code}-diligence.zip`, bytes: packed(signed(head, files, sealSigner())) };
}

const proveDiligence = usecase('archive.prove-diligence', input, async (context, given) => {
  const { tx, actor } = context;
  const { inspectionId, inspectorId } = given;
  const [visit] = await tx.query(
    `select n.code, n.task_id as "taskId", n.unit_id as "unitId", p.name as inspector
     from inspection n left join person p on p.id = $2
       and exists (select from seat s where s.inspection_id = n.id and s.inspector_id = p.id)
     where n.id = $1`,
    [inspectionId, inspectorId],
  );
  if (!visit) throw new Refusal('not-found', { what: 'inspection' });
  const { path } = await unitById(tx, visit.unitId);
  authorize(actor, 'archive.prove-diligence', { unitPath: path, inspectorId });
  if (visit.inspector === null) throw new Refusal('not-a-member');
  const about = { type: 'inspection', id: inspectionId, taskId: visit.taskId, unitPath: path };
  await record(context, 'archive.diligence-proved', about, { inspectorId });
  return visit as { taskId: string; code: string; inspector: string };
});
