import { beforeAll, describe, expect, it } from 'vitest';
import { type County, furnish, monday, plant, setUp } from '../support/county.ts';
import { awaitedBeacon, useDemoNetwork } from '../support/beacons.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { useDemoClock } from '../worker/demo-clock.ts';

useDemoNetwork();
const clock = useDemoClock();
const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
let county: County;
let planner: Client;
let auditor: Client;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  await clock.at(sql, monday.toISOString());
  planner = await panel.signIn('planner');
  auditor = await panel.signIn('admin');
}, 60_000);

const pageOf = async (client: Client, path: string) => (await client.get(path)).text();

async function press(
  client: Client,
  page: string,
  action: string,
  fields: Record<string, string | string[]> = {},
): Promise<string> {
  const hidden = hiddenOf(await pageOf(client, page), action);
  const answer = await client.post(action, { ...hidden, ...fields });
  expect(answer.status).toBe(303);
  return pageOf(client, answer.headers.get('location')!);
}

const refusals = async (drawId: string) =>
  (
    await sql(
      `select data from event where about_id = $1 and type = 'command.refused' order by id`,
      [drawId],
    )
  ).map(({ data }) => data);

describe('the sources of a draw in the panel', () => {
  it('are chosen by what they are worth, brought in by hand, and wrong ones are told and recorded', async () => {
    const { taskId } = await setUp(county, sql);
    const page = `/desk/tasks/${taskId}`;
    const form = await pageOf(planner, page);
    expect(form).toContain('见证人：至少两名，来自不同单位 → 多方见证');
    expect(form).toContain('演示网络');
    expect(form).toContain('彩票开奖结果：选两种 → 公开可验证');

    const refusedForm = await press(planner, page, `${page}/freeze`, {
      drand: '1',
      'lottery-0': '双色球',
      'drawnOn-0': '2026-09-16',
    });
    expect(refusedForm).toContain('双色球在 2026-09-16 不开奖');
    for (const kept of [
      /<input(?=[^>]*name="drand")(?=[^>]*checked)/,
      /<input(?=[^>]*name="lottery-0")(?=[^>]*value="双色球")/,
      /<input(?=[^>]*name="drawnOn-0")(?=[^>]*value="2026-09-16")/,
    ]) {
      expect(refusedForm).toMatch(kept);
    }

    const frozen = await press(planner, page, `${page}/freeze`, {
      drand: '1',
      'lottery-0': '双色球',
      'drawnOn-0': '2026-09-15',
    });
    expect(frozen).toContain('待公告：轮次随公告确定');
    expect(frozen).not.toContain('revealMinutes');
    const desk = await pageOf(planner, '/desk');
    expect(desk).toContain('发布抽取公告');
    expect(desk).not.toContain('等待见证人承诺');
    const announced = await press(planner, page, `${page}/announce`);
    const [draw] = await sql('select id from draw where task_id = $1', [taskId]);
    const drawId = draw!['id'];
    const beacon = await awaitedBeacon(sql, drawId);
    expect(announced).toContain(`等待第 ${beacon.round} 轮`);
    expect(announced).toContain('等待 2026年9月15日（周二） 开奖');
    expect(announced).not.toContain('/beacon"');

    await clock.at(sql, '2026-09-15T22:00:00+08:00');
    const bring = `${page}/draws/${drawId}/beacon`;
    expect(await pageOf(auditor, page)).toContain('该轮应已公布');
    const altered = beacon.signature.slice(0, 95) + (beacon.signature.endsWith('1') ? '2' : '1');
    const refused = await press(auditor, page, bring, { beacon: altered });
    expect(refused).toMatch(/不是有效的签名|未采用/);
    const short = await press(auditor, page, bring, { beacon: altered.slice(10) });
    expect(short).toContain('签名应为 96 位十六进制，粘贴的是 86 位');
    expect(await refusals(drawId)).toEqual([
      { action: 'draw.enter-beacon', code: expect.stringMatching(/^beacon-no/) },
      { action: 'draw.enter-beacon', code: 'beacon-length' },
    ]);
    const brought = await press(auditor, page, bring, { beacon: beacon.json });
    expect(brought).toContain('签名核验无误，已带入');
    expect(brought).toContain(`第 ${beacon.round} 轮已取得，签名核验无误`);

    const lottery = `${page}/draws/${drawId}`;
    const entered = await press(planner, page, `${lottery}/enter-lottery`, {
      text: '3 8 12 22 27 31 + 9',
    });
    expect(entered).toContain('已录入 03 08 12 22 27 31 + 09，请另一人复核');
    expect(entered).not.toContain('confirm-lottery');
    const differing = await press(auditor, page, `${lottery}/confirm-lottery`, {
      text: '3 8 12 22 27 31 + 10',
    });
    expect(differing).toContain('与第一人录入的结果不一致');
    const drawn = await press(auditor, page, `${lottery}/confirm-lottery`, {
      text: '03 08 12 22 27 31 09',
    });
    expect(drawn).toContain('已复核，随机数已到齐，抽取完成');
    expect(await refusals(drawId)).toHaveLength(3);
    const [state] = await sql('select state from draw where id = $1', [drawId]);
    expect(state).toEqual({ state: 'drawn' });
  });

  it('are brought to the draws of their own task only', async () => {
    const [task] = await sql('select id from task limit 1');
    const page = `/desk/tasks/${task!['id']}`;
    const hidden = hiddenOf(await pageOf(planner, page), `${page}/confirm`);
    const other = '00000000-0000-4000-8000-000000000000';
    const answer = await planner.post(`${page}/draws/${other}/beacon`, { ...hidden, beacon: 'x' });
    expect(answer.status).toBe(404);
  });
});
