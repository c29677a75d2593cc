import { beforeAll, describe, expect, it } from 'vitest';
import { fairnessOf } from '../../domain/fairness/fairness.ts';
import { fairnessPage } from '../../portal/pages/fairness.ts';
import { makeReader } from '../../portal/reader.ts';
import { setUpTask } from '../../usecases/task/set-up.ts';
import { type County, drawAndDispatch, furnish, monday, plant, setUp } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { english, textOf, usePortal } from './published.ts';

const database = useDatabase();
const { sql } = database;
const { get } = usePortal(database);
let county: County;

const category = '机动车修理业';
const strata = [{ number: 1, name: '全部', filter: { category }, ratioBp: 1000, min: 0 }];

/** A task that is open from the start, so that its record is published as soon as it is confirmed. */
async function openTask(): Promise<string> {
  const [line] = await sql(`select id from plan_line where name = '2026年度机动车修理业随机抽查'`);
  const [item] = await sql(`select id from item where code = 'GQGA-003'`);
  const { taskId } = await setUpTask(
    await county.by('planner'),
    {
      planLineId: line!['id'],
      name: '机动车修理业公开抽取',
      unitId: county.units['ZA']!,
      startsOn: '2026-09-14',
      endsOn: '2026-10-31',
      itemIds: [item!['id']],
      sealed: false,
      strata,
    },
    monday,
  );
  return taskId;
}

const page = async () => textOf((await get('/fairness')).text);

describe('the page about the fairness of the draws', () => {
  beforeAll(async () => {
    county = await plant(database);
    await furnish(county, sql);
  });

  it('says what will stand there before there is a draw', async () => {
    expect(await page()).toContain('第一次抽取公告之后，这里开始统计');
  });

  it('waits for records while the draws are sealed', async () => {
    const { taskId } = await setUp(county, sql);
    await drawAndDispatch(county, taskId);
    const text = await page();
    expect(text).toContain('高青县公安局 2026 年');
    expect(text).toContain('1 次公告抽取检查对象');
    expect(text).toContain('没有作废的抽取');
    expect(text).toContain('不公开的抽取在检查结束后公布记录');
    expect(text).not.toContain('p 值');
  });

  it('shows no figures where the published records leave nothing to count', () => {
    const reader = makeReader('zh-CN', new URL('https://portal.example.gov.cn/fairness'), monday);
    const year = { organisation: '高青县公安局', year: 2026, announced: 1, drawn: 1, open: 1 };
    const people = { announced: 0, voided: 0 };
    const tests = fairnessOf([]);
    const text = textOf(String(fairnessPage(reader, [{ ...year, voids: [], people, tests }]).body));
    expect(text).toContain('数量太少，还不能判断');
    expect(text).toContain('不能计算');
    expect(text).not.toContain('0 ± 0');
  });

  it('tests the records that are published, and nothing else', async () => {
    const draws = [];
    for (let at = 0; at < 3; at += 1) {
      const { drawId } = await drawAndDispatch(county, await openTask());
      draws.push(await sampleOf(drawId));
    }
    const text = await page();
    const expected = fairnessOf(draws.map((sample) => [sample]));
    expect(text).toContain('3 次已公布全部记录');
    expect(text).toContain(p(expected.adjacentPairs.p));
    expect(text).toContain(`${expected.overlaps.observed}`);
    const times = expected.timesDrawn.map((subjects, at) => `${at} 次 ${subjects} `);
    for (const row of times) expect(text).toContain(row);
    expect(textOf((await get('/fairness', english)).text)).toContain('Are the draws fair?');
  });
});

const p = (value: number | null) => (value === null ? '—' : value.toFixed(4));

/** Who could be drawn and who was, as the office has it on file. */
async function sampleOf(drawId: string) {
  const eligible = await sql(
    `select record_id from pool_entry p join draw d on d.task_id = p.task_id
     where d.id = $1 and eligibility = 0 order by length(record_id), record_id collate "C"`,
    [drawId],
  );
  const drawn = await sql('select record_id from drawn_subject where draw_id = $1', [drawId]);
  return {
    eligible: eligible.map((row) => row['record_id'] as string),
    drawn: new Set(drawn.map((row) => row['record_id'] as string)),
  };
}
