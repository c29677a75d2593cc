import { beforeAll, expect, it } from 'vitest';
import { decideProposal } from '../../usecases/proposal/decide.ts';
import { assignDirectly } from '../../usecases/team/assign-directly.ts';
import { useDatabase } from '../support/database.ts';
import { aWaitingTask, type Waiting } from '../support/dispatched.ts';
import { by, monday } from '../support/visit.ts';
import { english, textOf, usePortal } from './published.ts';

const database = useDatabase();
const { sql } = database;
const { get } = usePortal(database);
let scene: Waiting;

beforeAll(async () => {
  scene = await aWaitingTask(sql);
  const { office, inspectionId, inspectors } = scene;
  const [first, second] = inspectors;
  const memberIds = [first!.id, second!.id];
  const { proposalId } = await assignDirectly(
    by(office.planner),
    { inspectionId, memberIds, reason: '本区执法人员有限' },
    monday,
  );
  await decideProposal(by(office.head), { id: proposalId, verdict: 'approve' }, monday);
});

it('R-117 the public is told a direct assignment as one: its counts and its rule, no names, no draw', async () => {
  const path = `/draws/${scene.task.code}-D1`;
  const text = textOf((await get(path)).text);
  expect(text).toContain('直接委派（非抽取）');
  expect(text).toContain('3 名人员符合条件');
  expect(text).toContain('4 名以下可直接委派');
  expect(text).toContain('高新区综合行政执法与应急管理局 第二十条');
  for (const words of ['检查人员的随机匹配', '在浏览器里验证']) expect(text).not.toContain(words);
  for (const { name } of [...scene.inspectors, scene.subjects[0]!]) {
    expect(text).not.toContain(name);
  }
  expect(textOf((await get(path, english)).text)).toContain('assigned directly (not drawn)');
});
