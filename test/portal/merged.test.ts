import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { resultOf, sealedDraw } from './bodies.ts';
import { english, publish, textOf, usePortal } from './published.ts';

const database = useDatabase();
const { get } = usePortal(database);
const [first, second] = ['GQGA-2026-000031', 'GQGA-2026-000032'];

const taskBody = (drawId: string, name: string, merged: number) => ({
  drawId,
  organisation: '高青县公安局',
  name,
  items: ['对旅馆业的治安检查'],
  startsOn: '2026-10-01',
  endsOn: '2026-10-31',
  inspections: 49,
  merged,
});

describe('R-099 what the public sees of one visit for two tasks', () => {
  beforeAll(async () => {
    const at = '2026-10-01T00:00:00Z';
    for (const [drawId, name, merged] of [
      [first, '秋季抽查', 0],
      [second, '专项抽查', 7],
    ] as const) {
      const ref = drawId!;
      await publish(database.sql, { kind: 'draw', ref, title: name, body: sealedDraw(ref), at });
      const body = taskBody(ref, name, merged);
      await publish(database.sql, { kind: 'task', ref, title: name, body, at });
    }
    const tasks = [
      { code: first!, name: '秋季抽查' },
      { code: second!, name: '专项抽查' },
    ];
    const result = { kind: 'result', ref: `${first}-0002`, title: '抽查结果' };
    await publish(database.sql, { ...result, body: resultOf({ tasks }), at });
  });

  it('says how many visits of a task are merged, and nothing where none is', async () => {
    const merged = textOf((await get(`/draws/${second}`)).text);
    expect(merged).toContain('其中 7 户与其他任务合并检查（进一次门、查多项事）。');
    expect(textOf((await get(`/draws/${second}`, english)).text)).toContain(
      '7 of them are one visit with another task.',
    );
    expect(textOf((await get(`/draws/${first}`)).text)).not.toContain('合并检查');
  });

  it('draw.md §2 says how many visits ended without a result and why, and nothing where none did', async () => {
    const [before, at] = [textOf((await get(`/draws/${second}`)).text), '2026-10-20T00:00:00Z'];
    expect(before).not.toContain('没有结果');
    const body = { ...taskBody(second!, '专项抽查', 7), ended: { closed: 1, deregistered: 2 } };
    await publish(database.sql, { kind: 'task', ref: second!, title: '专项抽查', body, at });
    const after = textOf((await get(`/draws/${second}`)).text);
    for (const words of [
      '3 户的检查终止，没有结果',
      '对象已停业，1 户',
      '对象已注销、吊销或迁出，2 户',
    ]) {
      expect(after).toContain(words);
    }
    // The notice stays, and the later one is named for what it tells.
    expect(after).toMatch(/抽查任务公告.*检查终止情况/s);
    const en = textOf((await get(`/draws/${second}`, english)).text);
    expect(en).toContain('3 of these visits ended without a result');
    expect(en).not.toContain('end-ground');
  });

  it('R-088 names both tasks in the one result and leads to the draw of each', async () => {
    const { text } = await get(`/results/${first}-0002`);
    expect(text).toMatch(new RegExp(`href="/draws/${first}">\\s*秋季抽查`));
    expect(text).toMatch(new RegExp(`href="/draws/${second}">\\s*专项抽查`));
  });
});
