import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { itemsOf, planBody } from './bodies.ts';
import { english, publish, textOf, usePortal } from './published.ts';

const database = useDatabase();
const { get } = usePortal(database);

beforeAll(async () => {
  const { sql } = database;
  const list = { kind: 'items', ref: 'GQGA', title: '高青县公安局随机抽查事项清单' };
  const [first, ...others] = itemsOf(1).items;
  await publish(sql, { ...list, body: itemsOf(1), at: '2026-01-05T01:00:00Z' });
  const revised = {
    ...first!,
    version: 2,
    basis: '新《条例》',
    reason: '条例修订',
    effectiveOn: '2026-02-01',
  };
  const gone = others.pop()!;
  const body = {
    ...itemsOf(1),
    items: [revised, ...others],
    retired: [{ code: gone.code, name: gone.name, reason: '依据废止' }],
  };
  await publish(sql, { ...list, body, at: '2026-02-02T01:00:00Z' });
  const plan = { kind: 'plan', ref: 'GQGA-2026', title: '高青县公安局2026年度抽查计划' };
  await publish(sql, { ...plan, body: planBody, at: '2026-01-20T01:00:00Z' });
  const [line, ...rest] = planBody.lines;
  const adjusted = {
    ...planBody,
    reason: '增加专项',
    lines: [{ ...line!, ratioBp: 1500 }, ...rest, { ...line!, name: '新增任务' }],
  };
  await publish(sql, { ...plan, body: adjusted, at: '2026-05-20T01:00:00Z' });
});

describe('what a version changed, for everybody to read', () => {
  it('R-027 R-028 an item list names new, changed and removed items with their reasons', async () => {
    const text = textOf((await get('/items/GQGA/2')).text);
    expect(text).toContain('与第 1 版相比的变化');
    expect(text).toMatch(/修改.*理由 条例修订.*检查依据.*新《条例》/);
    expect(text).toMatch(/删去.*理由 依据废止/);
    expect(textOf((await get('/items/GQGA/1')).text)).not.toContain('相比的变化');
  });

  it('R-027 where a bureau does not publish adjustments its list stands alone', async () => {
    const { sql } = database;
    const list = { kind: 'items', ref: 'SILENT', title: '某局随机抽查事项清单' };
    const [first, ...others] = itemsOf(1).items;
    await publish(sql, { ...list, body: itemsOf(1), at: '2026-01-05T01:00:00Z' });
    const items = [{ ...first!, version: 2, basis: '新《条例》' }, ...others];
    const body = { ...itemsOf(1), items, adjustments: 'unpublished' };
    await publish(sql, { ...list, body, at: '2026-02-02T01:00:00Z' });
    const text = textOf((await get('/items/SILENT/2')).text);
    expect(text).toContain('新《条例》');
    expect(text).not.toContain('相比的变化');
  });

  it('R-054 an adjusted plan shows its reason and each line that changed', async () => {
    const text = textOf((await get('/plans/GQGA-2026')).text);
    expect(text).toContain('增加专项');
    expect(text).toMatch(/新增 新增任务/);
    expect(text).toMatch(/修改.*抽查比例 5% 15%/);
  });

  it('is whole in English, with the list’s own words marked as Chinese', async () => {
    for (const path of ['/items/GQGA/2', '/plans/GQGA-2026/2']) {
      const { text } = await get(path, english);
      expect(text).toContain('Changes since version 1');
      expect(text).not.toMatch(/undefined|\[object|NaN|Invalid Date/);
      const bare = text
        .replace(/<head>[\s\S]*?<\/head>/, '')
        .replace(/<(\w+)[^>]*lang="zh-CN"[^>]*>[\s\S]*?<\/\1>/g, '');
      expect(bare.replace(/data-label="[^"]*"/g, '')).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
