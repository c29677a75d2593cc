import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { demoStart } from '../../../simulator/demo-clock.ts';
import { linkSampleChats } from '../../../simulator/sample-chats.ts';
import { openBrowser } from '../../support/browser.ts';
import { eventually } from '../../support/story.ts';
import { atDesk, official, type Tale, type Visit } from './tale.ts';
import { witnessAtDesk, witnessByLink } from './witnesses.ts';

/** Everybody has a chat: a third of the inspectors each on Telegram, Slack and the web. */
export async function giveChats(tale: Tale): Promise<void> {
  const { stage } = tale;
  tale.people = await linkSampleChats(stage.database.owner, stage, demoStart);
  const platforms = new Set(tale.people.map(({ provider }) => provider));
  expect(platforms).toEqual(new Set(['telegram', 'slack', 'web']));
  await moveToSlack(tale, 'witness-b');
}

async function moveToSlack(tale: Tale, login: string): Promise<void> {
  const { sql, slack } = tale.stage;
  const person = await official(tale, login);
  Object.assign(person, { provider: 'slack', userId: 'U0WITNESS' });
  const { dm } = slack.user({ id: person.userId, name: person.name });
  await sql(
    `insert into chat_identity (id, person_id, provider, account, user_id, chat, linked_at)
     values ($1, $2, 'slack', $3, $4, $5, $6)`,
    [randomUUID(), person.personId, slack.teamId, person.userId, dm, demoStart],
  );
}

const name = '2026年机动车修理业秋季随机抽查';

/** The planner sets up a task with two strata of different ratios and freezes the pool. */
export async function setUpAndFreeze(tale: Tale): Promise<void> {
  const { stage } = tale;
  const planner = await stage.signIn('panel', 'planner');
  const form = (await planner.open('/desk/tasks/new')).form('设置任务');
  form.fill({ name, startsOn: '2026-09-14', endsOn: '2026-09-28' });
  form.choose('2026年度机动车修理业', 'planLineId').choose('高青县公安局治安大队', 'unitId');
  form.choose('GQGA-003', 'itemIds');
  form.fill({ 'stratum-0': '高风险', 'ratio-0': '8', 'min-0': '1' });
  form.choose('机动车修理业', 'category-0').choose('高', 'risk-0');
  form.fill({ 'stratum-1': '中低风险', 'ratio-1': '1' });
  form.choose('机动车修理业', 'category-1').choose('中', 'risk-1').choose('低', 'risk-1');
  const task = await form.press('设置任务');
  const code = /GQGA-2026-\d{6}/.exec(task.text)?.[0] ?? '';
  const id = task.url.split('/').at(-1) ?? '';
  tale.task = { id, code, name };

  const freezing = task.form('冻结名单').choose('王雅芳', 'witnessIds');
  const alone = await freezing.press('冻结名单');
  expect(alone.flash).toMatch(/^见证人不少于 2 人。/);
  const both = alone.form('冻结名单').choose('王雅芳', 'witnessIds').choose('刘海洋', 'witnessIds');
  const frozen = await both.press('冻结名单');
  expect(frozen.flash).toMatch(/^名单已冻结，共 \d+ 户，已通知见证人。$/);
  const [draw] = await stage.sql('select id from draw where task_id = $1', [id]);
  tale.drawId = draw!['id'];
}

/**
 * Two officials of different units commit before the announcement and reveal after it, each on the
 * page that their card opens, in a browser that makes and keeps their number. Then the draw happens.
 */
export async function commitAnnounceReveal(tale: Tale): Promise<void> {
  const { stage } = tale;
  const browser = await openBrowser();
  try {
    const planner = await atDesk(tale, 'planner');
    const desk = await planner.card('等待见证人提交承诺');
    expect(desk.buttons).toEqual([]);
    const first = await witnessAtDesk(tale, browser, 'witness-a');
    const second = await witnessByLink(tale, browser, 'witness-b');
    await first.commit();
    await second.commit();

    const ready = await planner.card('见证人均已提交承诺');
    expect(await planner.press(ready, '发布公告')).toBe('抽取公告已发布。');
    await expectAnnouncement(tale);
    await first.reveal();
    expect(await stateOf(tale)).toBe('announced');
    await second.reveal();
    expect(await stateOf(tale)).toBe('drawn');
  } finally {
    await browser.close();
  }
  const drawn = await stage.sql(`select type from event where type = 'draw.drawn'`);
  expect(drawn).toHaveLength(1);
}

async function stateOf({ stage, drawId }: Tale): Promise<string> {
  const [draw] = await stage.sql('select state from draw where id = $1', [drawId]);
  return draw!['state'];
}

// What decides the draw is public before the numbers are: pool, quotas, whose commitments.
async function expectAnnouncement({ stage, task }: Tale): Promise<void> {
  const body = await stage.citizen().json<Announcement>(`/draws/${task.code}.json`);
  expect(body).toMatchObject({
    drawId: task.code,
    strata: { 1: { ratioBp: 800, min: 1 }, 2: { ratioBp: 100 } },
    entropy: [{ kind: 'reveal' }, { kind: 'reveal' }, { kind: 'secret' }],
  });
  expect(body.entropy.every(({ commitment }) => /^[0-9a-f]{64}$/.test(commitment))).toBe(true);
  expect(new Set(body.entropy.slice(0, 2).map(({ unit }) => unit)).size).toBe(2);
}

type Announcement = { entropy: { commitment: string; unit: string | null }[] };

/** The planner locks the result from the card; what is locked is dispatched by itself. */
export async function confirmAndDispatch(tale: Tale): Promise<void> {
  const { stage, task } = tale;
  const chat = await atDesk(tale, 'planner');
  const drawn = await chat.card('请确认锁定');
  expect(await chat.press(drawn, '确认锁定')).toBe('抽取结果已锁定。');
  await eventually(async () => {
    const [row] = await stage.sql('select state from task where id = $1', [task.id]);
    return row!['state'] === 'dispatched';
  });
  tale.visits = await visitsOf(tale);
  const panel = await stage.signIn('panel', 'planner');
  const page = await panel.open(`/desk/tasks/${task.id}`);
  expect(page.text).toContain('派发与接收');
  const [{ quota } = { quota: 0 }] = await stage.sql(
    `select sum((s.value ->> 'quota')::int)::int as quota from draw d, jsonb_each(d.result) as s
     where d.id = $1`,
    [tale.drawId],
  );
  expect(tale.visits).toHaveLength(quota);
  await eventually(async () => {
    const copies = (await chat.cards()).filter(({ text }) => text.startsWith('抽取 · '));
    return copies.every(
      ({ text, buttons }) => text.includes('任务已派发。') && buttons.length === 0,
    );
  });
}

const visitsOf = async ({ stage, task }: Tale): Promise<Visit[]> =>
  (await stage.sql(
    `select n.id, n.code, s.name as subject, s.uscc, s.address from inspection n
       join subject s on s.id = n.subject_id where n.task_id = $1 order by n.code`,
    [task.id],
  )) as Visit[];
