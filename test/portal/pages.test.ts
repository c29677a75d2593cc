import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { announcementOf, drawnIds } from './bodies.ts';
import { english, ids, paths, publishSample, textOf, usePortal } from './published.ts';

const database = useDatabase();
const { get } = usePortal(database);
beforeAll(() => publishSample(database.sql));

describe('every page', () => {
  it.each(paths)('%s is a whole document in both languages', async (path) => {
    const [zh, en] = [await get(path), await get(path, english)];
    expect(zh.status).toBe(path === '/nowhere' ? 404 : 200);
    expect(en.status).toBe(zh.status);
    expect(zh.text).toContain('<html lang="zh-CN">');
    expect(en.text).toContain('<html lang="en">');
    for (const { text } of [zh, en]) {
      expect(text.match(/<h1[\s>]/g)).toHaveLength(1);
      expect(text).not.toMatch(/undefined|\[object|NaN|Invalid Date/);
      expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\/(?!portal\.test)/);
    }
  });

  it('marks Chinese words on an English page as Chinese', async () => {
    const { text } = await get('/plans', english);
    expect(text).toContain('<span lang="zh-CN">2026年度旅馆业随机抽查</span>');
    const bare = text
      .replace(/<head>[\s\S]*?<\/head>/, '')
      .replace(/<(\w+)[^>]*lang="zh-CN"[^>]*>[\s\S]*?<\/\1>/g, '');
    expect(bare.replace(/data-label="[^"]*"/g, '')).not.toMatch(/\p{Script=Han}/u);
  });

  it('keeps the language that was chosen once', async () => {
    const chosen = await get('/draws?lang=en&page=1');
    expect(chosen.text).toContain('<html lang="en">');
    expect(chosen.headers.get('set-cookie')).toMatch(/^lang=en; .*HttpOnly; SameSite=Lax/);
    expect(chosen.text).toContain('href="/draws?page=1&#38;lang=zh-CN"');
    expect((await get('/draws', { cookie: 'other=1; lang=en' })).text).toContain('lang="en"');
    expect((await get('/draws?lang=fr')).text).toContain('<html lang="zh-CN">');
  });
});

describe('the home page', () => {
  it('says what double-random means and shows the latest of each kind', async () => {
    const text = textOf((await get('/')).text);
    expect(text).toContain('“双随机”是指检查对象随机抽取、检查人员随机选派');
    expect(text).toContain('4 次抽取已公告');
    expect(text).toContain('2 份检查结果已公示');
    expect(text).toContain(ids.waiting);
    expect(text).toContain('高青县悦来宾馆');
    expect(text).toContain('高青县公安局2026年度抽查计划');
  });
});

describe('item list and plan', () => {
  it('shows the list in force, and an old version as such', async () => {
    const current = textOf((await get('/items')).text);
    expect(current).toContain('共 5 个事项');
    expect(current).toContain('10%，上限 30%');
    expect(current).toContain('第 2 版 现行');
    expect(current).not.toContain('已被新版本取代');
    const old = textOf((await get('/items/GQGA/1')).text);
    expect(old).toContain('这是第 1 版，已被新版本取代，仅供查阅');
    expect(old).toContain('5%，上限 30%');
  });

  it('shows the plan line by line with its sums', async () => {
    const text = textOf((await get('/plans')).text);
    expect(text).toContain('210 户预计检查');
    expect(text).toContain('3 项部门联合抽查');
    expect(text).toContain('2026年3月2日（周一） – 2026年4月30日（周四）');
    expect(text).toContain('联合： 县市场监督管理局、县消防救援大队');
    const english = textOf((await get('/plans?lang=en')).text);
    expect(english).toMatch(/县市场监督管理局 ?, 县消防救援大队/);
    expect(english).not.toContain('、县消防救援大队');
  });
});

describe('the page of a draw', () => {
  it('shows list, strata and commitments while the reveals are missing', async () => {
    const { text: page } = await get(`/draws/${ids.waiting}`);
    const text = textOf(page);
    expect(text).toContain('已公告，待揭示随机数');
    expect(text).toContain('3,143 户在名录库中');
    expect(text).toContain('782 户进入名单');
    expect(text).toContain('755 户参加摇号');
    expect(text).toMatch(/已注销、吊销、停业或迁出 21/);
    expect(text).toContain('5e'.repeat(32));
    expect(text).toContain('aa'.repeat(32));
    expect(text.match(/已承诺，待揭示/g)).toHaveLength(2);
    expect(text).toContain('已承诺，检查结束后公开');
    // The demo's clock stands at 17:00 of the day before.
    expect(text).toMatch(/揭示期限 2026年9月15日（周二） 17:00 · 还剩 2[34] 小时/);
    expect(text).toContain('随机数齐备后结果自动得出');
  });

  it('shows a sealed draw by counts only', async () => {
    const text = textOf((await get(`/draws/${ids.sealed}`)).text);
    expect(text).toContain('49 户被抽中');
    expect(text).toContain('密封：检查结束前只公布户数，不公布名单');
    expect(text).toContain('多方见证');
    expect(text).toMatch(/信用 A 级 旅馆业 · 分级 A 5% 0 540 27/);
    expect(text).toContain('49 户检查任务已派发');
    expect(text).toContain(ids.match);
    for (const id of drawnIds) expect(text).not.toContain(id);
  });

  it('shows seed, cutoffs and ids of an open draw, and the draw that it follows', async () => {
    const { text: page } = await get(`/draws/${ids.open}`);
    const text = textOf(page);
    expect(text).toContain('7d'.repeat(32));
    expect(text).toContain('1'.repeat(69));
    for (const id of drawnIds) expect(text).toContain(id);
    expect(page).toContain(`href="/draws/${ids.ended}"`);
  });

  it('keeps a void draw with its reason and its successor', async () => {
    const { text: page } = await get(`/draws/${ids.ended}`);
    const text = textOf(page);
    expect(text).toContain('已作废');
    expect(text).toContain('作废理由 见证人未在期限内揭示随机数');
    expect(page).toContain(`href="/draws/${ids.open}"`);
    expect(textOf((await get('/draws')).text)).toContain(ids.ended);
  });

  it('shows a draw of people by numbers and its hash', async () => {
    const text = textOf((await get(`/draws/${ids.match}`)).text);
    expect(text).toContain('匹配检查人员');
    expect(text).toContain('98 个席位');
    expect(text).toContain('d4'.repeat(32));
    expect(text).toContain('名单固定后产生');
    expect(textOf((await get('/draws')).text)).not.toContain(ids.match);
  });

  it('gives the very bytes whose hash it shows', async () => {
    const { text: page } = await get(`/draws/${ids.sealed}`);
    const { text: bytes, headers } = await get(`/draws/${ids.sealed}.json`);
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(page).toContain(hash);
    expect(JSON.parse(bytes)).toEqual(announcementOf(ids.sealed));
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    const byHash = await get(`/notices/${hash}.json`);
    expect(byHash.text).toBe(bytes);
    expect(byHash.headers.get('cache-control')).toContain('immutable');
  });

  it('fills the seed into the command that computes a ticket', async () => {
    const { text } = await get(`/draws/${ids.open}`);
    const command = `printf '%s12%s' "${'7d'.repeat(32)}" "$(printf %s "$ID" | xxd -p)" | xxd -r -p | sha256sum`;
    expect(text).toContain(command.replace(/['"]/g, (sign) => `&#${sign.charCodeAt(0)};`));
  });
});

describe('the results', () => {
  it.each([
    ['by a part of the name', '悦来', ['高青县悦来宾馆']],
    [
      'by the code, typed in full width',
      '９１３７０３２２ＭＡ３Ｃ０Ａ０００２',
      ['高青县大地商务酒店（连锁）有限公司'],
    ],
    ['by the code in lower case', '91370322ma3c0a0001', ['高青县悦来宾馆']],
    ['by the number of the inspection', '000012-0002', ['高青县大地商务酒店（连锁）有限公司']],
    ['with brackets of either kind', '酒店(连锁)', ['高青县大地商务酒店（连锁）有限公司']],
    ['and nothing by a wildcard', '%', []],
    ['and nothing by an underscore', '悦_宾', []],
  ])('are found %s', async (_how, q, names) => {
    const { text } = await get(`/results?q=${encodeURIComponent(q)}`);
    const found = [...text.matchAll(/<h3><a[^>]*>([^<]+)<\/a><\/h3>/g)].map(([, name]) => name);
    expect(found).toEqual(names);
  });

  it('are found by their finding, the newest version counting', async () => {
    const clear = textOf((await get('/results?finding=clear')).text);
    expect(clear).toContain('没有符合条件的检查结果');
    const mended = textOf((await get('/results?finding=rectification')).text);
    expect(mended).toContain('共 2 份');
  });

  it('show a correction on top and what it corrected below', async () => {
    const text = textOf((await get('/results/GQGA-2026-000012-0002')).text);
    const order = ['更正后的现行结果', '原结果遗漏一项', '更正前的版本', '第 1 版', '未发现问题'];
    const places = order.map((words) => text.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it('name inspectors by family name only and link to the draw', async () => {
    const { text } = await get('/results/GQGA-2026-000012-0001');
    expect(textOf(text)).toContain('张*、李*');
    expect(text).toContain(`href="/draws/${ids.sealed}"`);
  });
});

describe('the search of the home page', () => {
  it('finds results, draws and items by words, and draws by number', async () => {
    const words = textOf((await get('/search?q=旅馆业')).text);
    expect(words).toContain('对旅馆业的治安检查');
    expect(words).toContain(ids.open);
    const number = textOf((await get('/search?q=gqga-2026-000013')).text);
    expect(number).toContain(ids.waiting);
    expect(number).not.toContain(ids.open);
    expect(textOf((await get('/search?q=悦来')).text)).toContain('高青县悦来宾馆');
  });

  it('teaches what to try when nothing is found', async () => {
    expect(textOf((await get('/search?q=zzz')).text)).toContain('没有找到“zzz”');
  });
});

describe('what machines read', () => {
  it('is a feed with the latest of each thing first', async () => {
    const { text, headers } = await get('/feed.xml');
    expect(headers.get('content-type')).toMatch(/^application\/atom\+xml/);
    const links = [...text.matchAll(/<entry>[\s\S]*?<link href="([^"]+)"/g)].map(
      ([, href]) => href,
    );
    expect(links[0]).toBe('http://portal.test/results/GQGA-2026-000012-0002');
    expect(links).toContain(`http://portal.test/draws/${ids.ended}`);
    expect(text.match(/<entry>/g)).toHaveLength(14);
    expect(text).toContain('<title xml:lang="zh-CN">抽取作废：2026年秋季旅馆业双随机抽查</title>');
  });

  it('is a site map of every page in both languages', async () => {
    const { text } = await get('/sitemap.xml');
    const locations = [...text.matchAll(/<loc>http:\/\/portal\.test([^<]+)<\/loc>/g)];
    const found = locations.map(([, path]) => path);
    const expected = paths.filter((path) => !/[?]|nowhere|^\/search/.test(path));
    expect(new Set(found)).toEqual(
      new Set([...expected, '/items/GQGA/2', '/statistics/GQGA-2026/1']),
    );
    expect(text).toContain(`hreflang="en" href="http://portal.test/draws/${ids.open}?lang=en"`);
  });

  it('is a state of health with the last heartbeats', async () => {
    const { text, headers } = await get('/health');
    expect(JSON.parse(text)).toMatchObject({
      status: 'ok',
      database: 'up',
      lastPublished: '2026-10-09T03:00:00.000Z',
      heartbeats: { sweep: '2026-09-14T08:59:30.000Z' },
    });
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
