import { randomUUID } from 'node:crypto';
import { matchTeams } from '../../usecases/team/match.ts';
import { seatTeams } from '../../usecases/team/seat.ts';
import type { Query } from './database.ts';
import {
  anInspector,
  anItem,
  anOffice,
  aPerson,
  aSubject,
  aTask,
  category,
  many,
} from './factories.ts';
import { profileFor } from './profile-for.ts';
import { by, bySystem, monday, signed } from './visit.ts';

async function aFireItem(sql: Query): Promise<string> {
  const id = randomUUID();
  await sql(
    `insert into item (id, unit_id, code, name, subject_category, kind, content, state, published_at)
     select $1, id, $2, '消防安全检查', $3, 'general', '消防设施', 'published', now() from unit
     where profile_slug is not null order by path limit 1`,
    [id, `XF-${id.slice(0, 8)}`, category],
  );
  return id;
}

/** A signed visit of two departments, each with an item of its own, under the rules of 许昌 with changes. */
export async function aSharedVisit(sql: Query, changes?: Parameters<typeof profileFor>[2]) {
  const profile = changes ? await profileFor(sql, 'xuchang', changes) : 'xuchang';
  const office = await anOffice(sql, profile);
  const { unit, sibling } = office;
  const inspectors = [
    ...(await many(4, () => anInspector(sql, { unit }))),
    ...(await many(3, () => anInspector(sql, { unit: sibling }))),
  ];
  const itemIds = [await anItem(sql, { content: '视频监控' }), await aFireItem(sql)];
  const subjects = [await aSubject(sql, { unit })];
  const task = await aTask(sql, office, { subjects, itemIds, participants: [sibling] });
  await sql('alter table task_item disable trigger user');
  await sql('update task_item set department = 2 where item_id = $1', [itemIds[1]]);
  await sql('alter table task_item enable trigger user');
  const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
  await seatTeams(bySystem(), { drawId }, monday);
  const inspectionId = task.inspectionIds[0]!;
  await signed(sql, { office, task, inspectors }, inspectionId);
  const [disclosure] = await sql('select * from disclosure where inspection_id = $1', [
    inspectionId,
  ]);
  const theirs = await aPerson(sql, { unit: sibling, roles: [['approver', sibling]] });
  const part = { disclosureId: disclosure!['id'] as string, taskId: task.id, department: 2 };
  const [code] = await sql('select code from inspection where id = $1', [inspectionId]);
  return { office, theirs, part, code: code!['code'] as string, disclosure: disclosure! };
}
