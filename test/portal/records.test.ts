import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../portal/database.ts';
import { searchResults } from '../../portal/search.ts';
import { useDatabase } from '../support/database.ts';
import { resultOf } from './bodies.ts';
import { english, publish, publishSample, textOf, usePortal } from './published.ts';

const database = useDatabase();
const { sql } = database;
const { get } = usePortal(database);
const hotel = '91370322MA3C0A0002';

beforeAll(async () => {
  await publishSample(sql);
  const name = '高青县大地饭店';
  const third = { kind: 'result', ref: 'GQGA-2026-000011-0007', title: `抽查结果：${name}` };
  const body = resultOf({ name, uscc: hotel, finding: 'clear', note: '' });
  await publish(sql, { ...third, body, at: '2026-08-31T16:30:00Z' });
});

const namesIn = (page: string) =>
  [...page.matchAll(/<h3><a[^>]*>([^<]+)<\/a><\/h3>/g)].map(([, name]) => name);
const search = async (query: Record<string, string>) =>
  namesIn((await get(`/results?${new URLSearchParams(query)}`)).text);

describe('R-162 the page of a subject', () => {
  it('has everything published under its code, whatever it was called, with the corrections', async () => {
    const { status, text: page } = await get(`/subjects/${hotel}`);
    const text = textOf(page);
    expect(status).toBe(200);
    expect(text).toContain('共 2 份');
    expect(text).toContain('高青县大地商务酒店（连锁）有限公司');
    expect(text).toContain('结果中的其他名称 高青县大地饭店');
    expect(page).toContain('href="/results/GQGA-2026-000012-0002"');
    expect(page).toContain('href="/results/GQGA-2026-000011-0007"');
    expect(text).toContain('更正 2026年10月9日（周五） 11:00 · 原结果遗漏一项');
    expect(text).toMatch(/更正次数 1 /);
    expect(text).not.toContain('悦来');
  });

  it('counts in English as one counts', async () => {
    const one = textOf((await get('/subjects/91370322MA3C0A0001', english)).text);
    expect(one).toContain('1 result ');
    expect(one).not.toContain('1 results');
    expect(textOf((await get(`/subjects/${hotel}`, english)).text)).toContain('2 results');
    const home = textOf((await get('/', english)).text);
    expect(home).toContain('3 results published');
  });

  it('says when it stands on the blacklist, and no longer when that is over', async () => {
    const entry = {
      name: '高青县悦来宾馆',
      uscc: '91370322MA3C0A0001',
      category: '旅馆业',
      responsible: '张*',
      reason: '拒不整改',
      source: '检查',
      organisation: '高青县公安局',
      startsOn: '2026-09-01',
    };
    const copy = { kind: 'blacklist', ref: 'B-1', title: '黑名单', at: '2026-09-01T01:00:00Z' };
    const page = () => get('/subjects/91370322MA3C0A0001').then(({ text }) => textOf(text));
    await publish(sql, { ...copy, body: { ...entry, endsOn: null } });
    expect(await page()).toContain('现列入黑名单');
    await publish(sql, { ...copy, body: { ...entry, endsOn: '2026-09-10' } });
    expect(await page()).not.toContain('现列入黑名单');
  });

  it('is found from a result and from a list of them, and is no page for a code of nobody', async () => {
    const link = `href="/subjects/${hotel}"`;
    expect((await get('/results/GQGA-2026-000012-0002')).text).toContain(link);
    expect((await get('/results')).text).toContain(link);
    for (const code of ['NOBODY', '%00', '%20', hotel.slice(0, 17)]) {
      expect((await get(`/subjects/${code}`)).status, code).toBe(404);
    }
    expect((await get(`/subjects/${hotel}?page=2`)).status).toBe(404);
  });
});

describe('the search of results', () => {
  it.each([
    [{ from: '2026-10-01' }, ['高青县大地商务酒店（连锁）有限公司']],
    [{ to: '2026-08-31' }, []],
    [{ to: '2026-09-01' }, ['高青县大地饭店']],
    [{ from: '2026-09-01', to: '2026-09-30' }, ['高青县悦来宾馆', '高青县大地饭店']],
    [{ q: '大地 连锁' }, ['高青县大地商务酒店（连锁）有限公司']],
    [{ q: '连锁　大地' }, ['高青县大地商务酒店（连锁）有限公司']],
    [{ q: '地' }, ['高青县大地商务酒店（连锁）有限公司', '高青县大地饭店']],
    [{ q: '大店' }, []],
    [{ q: '大地', finding: 'clear' }, ['高青县大地饭店']],
    [{ q: 'MA3C0A0001' }, ['高青县悦来宾馆']],
    [{ q: '悦来', from: '2026-02-30' }, ['高青县悦来宾馆']],
  ])('by day of publication in Shanghai and by words: %j', async (query, names) => {
    expect(await search(query as Record<string, string>)).toEqual(names);
  });
});

it('counts what contains a word up to a number, and says that there is more', async () => {
  const pool = openDatabase(database.portal);
  const asked = { q: '高青', finding: '', from: '', to: '', limit: 1, offset: 0 };
  expect(await searchResults(pool, { ...asked, most: 2 })).toMatchObject({
    count: 2,
    isMore: true,
  });
  expect(await searchResults(pool, { ...asked, most: 3 })).toMatchObject({
    count: 3,
    isMore: false,
  });
  expect(await searchResults(pool, { ...asked, q: '' })).toMatchObject({ count: 3, isMore: false });
  await pool.end();
});

describe('the corrections', () => {
  it('R-165 R-166 are listed with the reason and what each changed', async () => {
    const text = textOf((await get('/corrections')).text);
    expect(text).toContain('共 1 次更正');
    expect(text).toContain('原结果遗漏一项，经主要负责人签字更正。');
    expect(text).toMatch(/检查结论 未发现问题 发现问题已责令改正/);
    expect(text).toMatch(/情况说明 （空） 安全出口堵塞。/);
    expect(text).not.toContain('检查单位');
    expect(textOf((await get('/corrections', english)).text)).toContain('1 correction ');
  });

  it('stand on the page of the result, each version with what the next one changed', async () => {
    const ref = 'GQGA-2026-000012-0002';
    const third = resultOf({ uscc: hotel, note: '安全出口堵塞，当场清理。' });
    const body = { ...third, correction: { note: '补充说明。' } };
    await publish(sql, { kind: 'result', ref, title: '更正', body, at: '2026-10-20T03:00:00Z' });
    const text = textOf((await get(`/results/${ref}`)).text);
    const order = [
      '第 2 版 已更正',
      '第 3 版作出的更正',
      '当场清理',
      '第 1 版',
      '第 2 版作出的更正',
    ];
    const places = order.map((words) => text.lastIndexOf(words));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(text.indexOf(order[0]!)).toBeLessThan(text.indexOf(order[1]!));
    expect(text.indexOf(order[1]!)).toBeLessThan(text.indexOf(order[4]!));
    const listed = await get('/corrections');
    expect(textOf(listed.text)).toContain('共 2 次更正');
  });
});

describe('the announcements of tasks', () => {
  it('say what is inspected, how many and when, and lead to the draw', async () => {
    const { text: page } = await get('/tasks');
    const text = textOf(page);
    expect(text).toContain('2026年秋季旅馆业双随机抽查');
    expect(text).toContain('检查户数 49');
    expect(text).toContain('2026年9月14日（周一） – 2026年10月31日（周六）');
    expect(page).toContain('href="/draws/GQGA-2026-000012"');
  });
});

describe('the list by which results are found', () => {
  it('R-165 is kept by the database and by nobody’s hand', async () => {
    for (const write of [
      `update public_result set sought = ''`,
      'delete from public_result',
      'truncate public_result',
      `insert into public_result (ref, notice_id, number, uscc, finding, published_at, sought)
       select 'X', id, 1, '', '', now(), '' from public_notice where kind = 'plan'`,
    ]) {
      await expect(sql(write), write).rejects.toMatchObject({ code: 'YH001' });
    }
  });

  it('finds by its index, not by reading every row', async () => {
    const plan = async (condition: string) => {
      const rows = await sql(`explain select 1 from public_result r where ${condition}`);
      return rows.map((row) => row['QUERY PLAN'] as string).join('\n');
    };
    await sql('begin');
    await sql('set local enable_seqscan = off');
    expect(await plan(`r.grams @> '{悦来}'`)).toContain('public_result_words');
    expect(await plan(`r.uscc = '${hotel}'`)).toContain('public_result_of_subject');
    expect(await plan(`r.published_at > now() and r.finding = 'clear'`)).toContain(
      'public_result_by_finding',
    );
    await sql('rollback');
  });
});
