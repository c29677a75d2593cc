import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { disclosable } from '../../db/queries/disclosable.ts';
import { disclosureMoments } from '../../db/queries/disclosure-moments.ts';
import { type DisclosurePart, partsOf } from '../../db/queries/disclosure-parts.ts';
import { unsignedMembers } from '../../db/queries/seats.ts';
import {
  refuseIncomplete,
  refuseUnhandled,
  resultNotice,
  writtenTexts,
} from '../../domain/disclosure.ts';
import { inspectionStates } from '../../domain/inspection.ts';
import { step } from '../../domain/machine.ts';
import { refusePersonalData } from '../../domain/personal-data.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { refresh } from '../notify.ts';
import { publish } from '../publish.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { lockDisclosure } from './locked.ts';
import { refuseUnconfirmed } from './refuse-unconfirmed.ts';

const input = z.object({
  disclosureId: z.uuid(),
  taskId: z.uuid(),
  department: z.int().min(1),
});

/**
 * a department that shares a visit discloses its own part, before the whole, where the rules leave
 * that to it. Refuses `disclosed-once` where all departments are disclosed together (许昌 二(八)
 * 检查结果一次性公示). What was disclosed in a part is not in the whole any more.
 */
export const disclosePart = usecase('disclosure.disclose-part', input, async (context, given) => {
  const { tx, actor } = context;
  const { disclosure, locked } = await lockDisclosure(context, given.disclosureId);
  const { taskId, department } = given;
  const part = (await partsOf(tx, disclosure.id)).find(
    (one) => one.taskId === taskId && one.department === department,
  );
  if (!part) throw new Refusal('part-unknown');
  authorize(actor, 'disclosure.disclose-part', part);
  if (disclosure.single) {
    throw new Refusal('disclosed-once', { rule: cite(locked.profile, 'joint.singleDisclosure') });
  }
  if (part.disclosedAt) throw new Refusal('illegal-step', { state: 'published' });
  step(inspectionStates, locked.inspection.state, 'approve');
  await refuseUnsigned(context, locked);
  await refuseUnconfirmed(context, locked);
  refuseUnhandled(locked.profile, await disclosureMoments(tx, disclosure.id));
  asSeen(context, disclosure.version);
  await tx.query(
    `insert into disclosure_part (id, disclosure_id, task_id, department, result_id, approved_by, approved_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      randomUUID(),
      disclosure.id,
      taskId,
      department,
      disclosure.resultId,
      personId(actor),
      context.now,
    ],
  );
  await goPublic(context, locked, part);
  return { ref: part.ref };
});

async function refuseUnsigned({ tx }: Context, { inspection, profile }: LockedInspection) {
  const names = (await unsignedMembers(tx, inspection.id)).join('、');
  if (names) throw new Refusal('not-all-signed', { names, rule: cite(profile, 'sign.allMembers') });
}

async function goPublic(
  context: Context,
  { profile, about }: LockedInspection,
  { disclosureId, ref, items, unit, department }: DisclosurePart,
): Promise<void> {
  const facts = await disclosable(context.tx, disclosureId);
  const notice = { ...resultNotice({ ...facts, items }, profile), inspection: ref, unit };
  refuseIncomplete(notice, profile);
  refusePersonalData(writtenTexts(notice));
  const title = `抽查结果：${facts.subject.name}（${unit}）`;
  await publish(context, { kind: 'result', ref, title, body: notice });
  const of = { ...about, type: 'disclosure', id: disclosureId };
  await record(context, 'disclosure.part-disclosed', of, { ref, department, unit });
  await refresh(context, 'disclosure', disclosureId);
}
