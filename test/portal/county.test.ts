import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type County, drawAndDispatch, furnish, plant, setUp } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { textOf, usePortal } from './published.ts';

const database = useDatabase();
const { get } = usePortal(database);
let county: County;
let code: string;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, database.sql);
  const task = await setUp(county, database.sql);
  code = task.code;
  await drawAndDispatch(county, task.taskId);
});

const count = async (sql: string) => Number((await database.sql(sql))[0]!['count']);

describe('what the office published of the sample county', () => {
  it('R-171 is the item list and the plan, whole', async () => {
    const items = textOf((await get('/items')).text);
    const number = await count(`select count(*) from item where state = 'published'`);
    expect(items).toContain(`共 ${number} 个事项`);
    expect(items).toContain('高青县公安局');
    const plan = textOf((await get('/plans')).text);
    expect(plan).toContain(`${await count('select count(*) from plan_line')} 项抽查任务`);
    expect(plan).toContain('2026年度机动车修理业随机抽查');
  });

  it('is a sealed draw by its numbers, its root and its commitments', async () => {
    const text = textOf((await get(`/draws/${code}`)).text);
    const drawn = await count('select count(*) from drawn_subject');
    expect(text).toContain('已抽取，任务已派发');
    expect(text).toContain(`${drawn} 户被抽中`);
    expect(text).toContain(`${drawn} 户检查任务已派发`);
    expect(text).toContain(`${await count('select count(*) from pool_entry')} 户进入名单`);
    expect(text).toContain('多方见证');
    const [draw] = await database.sql(`select input_hash from draw where kind = 'subjects'`);
    expect(text).toContain(draw!['input_hash']);
    for (const { commitment } of await database.sql('select commitment from entropy_source')) {
      expect(text).toContain(commitment);
    }
    const kinds = ['抽取公告', '抽取结果', '抽查任务公告'].map((kind) =>
      text.indexOf(`${kind} 2026年9月14日`),
    );
    expect(kinds.every((at, index) => at > (kinds[index - 1] ?? 0))).toBe(true);
  });

  it('R-171 is the announcement of its task, which leads to the draw', async () => {
    const { status, text: page } = await get('/tasks');
    const [task] = await database.sql('select name from task where code = $1', [code]);
    const drawn = await count('select count(*) from drawn_subject');
    expect(status).toBe(200);
    for (const words of [task!['name'], code, '高青县公安局', `检查户数 ${drawn}`]) {
      expect(textOf(page)).toContain(words);
    }
    expect(page).toContain(`href="/draws/${code}"`);
  });

  it('tells nobody who will be visited', async () => {
    const drawn = await database.sql(
      'select s.name, s.uscc from drawn_subject d join subject s on s.id = d.subject_id',
    );
    expect(drawn.length).toBeGreaterThan(0);
    for (const path of ['/', '/draws', `/draws/${code}`, `/draws/${code}.json`, '/feed.xml']) {
      const { text } = await get(path);
      for (const { name, uscc } of drawn) {
        expect(text.includes(name) || text.includes(uscc), `${path}: ${name}`).toBe(false);
      }
    }
  });

  it('has the hash that was recorded when it was published', async () => {
    for (const { hash } of await database.sql('select body_hash as hash from public_notice')) {
      const { text } = await get(`/notices/${hash}.json`);
      expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
    }
  });
});
