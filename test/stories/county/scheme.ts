import { expect } from 'vitest';
import type { Tale } from './tale.ts';

/** 高青细则 第十九条: the planner drafts the scheme as it comes filled in, and a deputy director confirms it. */
export async function makeScheme({ stage, task }: Tale): Promise<void> {
  const page = `/desk/tasks/${task.id}/scheme`;
  const planner = await stage.signIn('panel', 'planner');
  const drafted = await (await planner.open(page)).form('保存草稿').press('保存草稿');
  expect(drafted.flash).toBe('方案草稿已保存，等待另一名负责人确认。');
  const chief = await stage.signIn('panel', 'approver-b');
  const confirmed = await (await chief.open(page)).form('确认方案').press('确认方案');
  expect(confirmed.flash).toMatch(/^方案已确认并生效/);
  const [scheme] = await stage.sql('select procedure from work_scheme where task_id = $1', [
    task.id,
  ]);
  expect(scheme!['procedure']).toContain('出示行政执法证件');
}
