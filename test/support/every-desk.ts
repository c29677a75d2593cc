import { createHash, randomUUID } from 'node:crypto';
import { registerOverdue } from '../../usecases/obligation/register-overdue.ts';
import { takeIntakes } from '../../worker/take-intake.ts';
import { aCase } from './cases.ts';
import { aConsentScene } from './consents.ts';
import type { Query } from './database.ts';
import { anOffice, type AUnit } from './factories.ts';
import { aBureauThatPlans } from './plan-steps.ts';
import { aPublishedVisit } from './published.ts';
import { aMatchedTask, bySystem, monday, signed } from './visit.ts';

const later = new Date('2026-10-20T09:00:00+08:00');

/** Bureaus in which, taken together, everything is on its way that the desk has a form for. */
export async function everyDesk(sql: Query): Promise<AUnit[]> {
  const scene = await aConsentScene(sql);
  for (const ask of Object.values(scene.asks)) await ask();
  const planning = await aBureauThatPlans(sql, 'xianyou');
  await planning.draft();
  const office = await anOffice(sql, 'xianyou');
  await aCase(sql, office, { category: '爆破作业单位' });
  const published = await aPublishedVisit(sql);
  await handedIn(sql, published.ref, 'objection');
  await handedIn(sql, published.ref, 'complaint');
  await takeIntakes();
  const matched = await aMatchedTask(sql);
  const late = await aMatchedTask(sql);
  await signed(sql, late, late.task.inspectionIds[0]!);
  await registerOverdue(bySystem(), {}, later);
  const offices = [office, published.scene.office, matched.office, late.office];
  return [
    scene.bureau.bureau,
    scene.branch.bureau,
    planning.bureau,
    ...offices.map(({ bureau }) => bureau),
  ];
}

async function handedIn(sql: Query, ref: string, kind: 'objection' | 'complaint'): Promise<void> {
  const id = randomUUID();
  const letters = id.replaceAll('-', '').toUpperCase().slice(0, 12);
  await sql(
    `insert into intake (id, kind, receipt_no, status_key, ref, name, contact, content, file_names, files, received_at)
     values ($1, $2, $3, $4, $5, '李明', '0533-6961234', '灯箱当天已修复', '{}', '{}', $6)`,
    [
      id,
      kind,
      letters.match(/.{4}/g)!.join('-'),
      createHash('sha256').update(id).digest('hex'),
      ref,
      monday,
    ],
  );
}
