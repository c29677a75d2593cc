import { describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { itemsOf, resultOf } from './bodies.ts';
import { english, publish, textOf, usePortal } from './published.ts';

const database = useDatabase();
const { get } = usePortal(database);

describe('the portal', () => {
  it('offers a choice when two bureaus publish lists', async () => {
    const at = '2026-03-01T00:00:00Z';
    const first = { kind: 'items', ref: 'GQGA', title: '高青县公安局随机抽查事项清单' };
    await publish(database.sql, { ...first, body: itemsOf(1), at });
    await publish(database.sql, { ...first, body: itemsOf(2), at });
    const second = { kind: 'items', ref: 'XCGA', title: '许昌市公安局随机抽查事项清单' };
    const body = { organisation: '许昌市公安局', items: [] };
    await publish(database.sql, { ...second, body, at });
    const { text } = await get('/items');
    expect(text).toContain('href="/items/GQGA/2"');
    expect(text).toContain('href="/items/XCGA/1"');
    expect(textOf((await get('/items/XCGA')).text)).toContain('共 0 个事项');
  });

  it('shows a draw that was void before its announcement', async () => {
    const body = { drawId: 'GQGA-2026-000009', organisation: '高青县公安局', reason: '名录库有误' };
    const ended = { kind: 'void', ref: body.drawId, title: '抽取作废：典当业抽查' };
    await publish(database.sql, { ...ended, body, at: '2026-08-01T00:00:00Z' });
    const text = textOf((await get('/draws/GQGA-2026-000009')).text);
    expect(text).toContain('作废理由 名录库有误');
    expect(textOf((await get('/draws', english)).text)).toContain('GQGA-2026-000009');
  });

  it('says what is kept back of a restricted class', async () => {
    const items = [{ name: '对民用枪支弹药从业单位的治安检查', disclosure: 'restricted' as const }];
    const result = { kind: 'result', ref: 'GQGA-2026-000012-0003', title: '抽查结果' };
    await publish(database.sql, {
      ...result,
      body: resultOf({ name: '某射击场', uscc: '91370322MA3C0A0009', items }),
      at: '2026-10-01T00:00:00Z',
    });
    const text = textOf((await get('/results/GQGA-2026-000012-0003', english)).text);
    expect(text).toContain('Disclosed in part');
    expect(text).not.toContain('Address 高青县');
  });

  it('shows what people write as it is and never as markup', async () => {
    const name = '<script>alert(1)</script>"\'&<img src=x onerror=alert(1)>';
    const result = { kind: 'result', ref: 'GQGA-2026-000099-0001', title: name };
    const body = resultOf({ name, uscc: '91370322MA3C0A0099' });
    await publish(database.sql, { ...result, body, at: '2026-10-02T00:00:00Z' });
    const evil = encodeURIComponent(name);
    const seen = ['/', '/results', `/results?q=${evil}`, '/results/GQGA-2026-000099-0001'];
    for (const path of [...seen, `/search?q=${evil}`, '/feed.xml', `/draws/${evil}`]) {
      const { text } = await get(path);
      expect(text, path).not.toMatch(/<script|<img src=x/);
    }
    expect((await get('/results')).text).toContain('&#60;script&#62;alert(1)');
  });
});
