import { expect } from 'vitest';
import type { Visitor } from '../../support/visitor.ts';
import { teamOf } from './cast.ts';
import type { Tale } from './tale.ts';

type Listed = { meta: { total: number }; records: { params: Record<string, unknown> }[] };

/** The panel shows registries, plan, task, teams and requests, and can be asked about each. */
export async function readPanel(tale: Tale): Promise<void> {
  const { stage, task, visits, cast } = tale;
  const admin = await stage.signIn('panel', 'admin');
  const total = async (table: string) =>
    (await admin.json<Listed>(`/tables/api/resources/${table}/actions/list`)).meta.total;
  expect(await total('subject')).toBe(3143);
  // Those of the partners stand under their own departments, for which he has no mandate.
  expect(await total('inspector')).toBe(140);
  expect(await total('item')).toBe(11);
  expect(await total('plan_line')).toBe(11);
  expect(await total('task')).toBe(1);
  expect(await total('inspection')).toBe(visits.length);
  expect(await total('recusal')).toBe(1);
  expect(await total('substitution')).toBe(3);
  expect(await total('seat')).toBe(visits.length * 2 + 2);

  const approver = await stage.signIn('panel', 'approver');
  const page = await approver.open(`/desk/tasks/${task.id}`);
  for (const visit of visits) {
    const row = page.part(visit.code).text;
    expect(row).toContain(visit.subject);
    for (const { who } of await teamOf(tale, visit)) expect(row).toContain(who.name);
  }
  const requests = await approver.open('/desk/requests');
  for (const { who, visit } of Object.values(cast)) {
    expect(requests.parts(visit.code).some(({ text }) => text.includes(who.name))).toBe(true);
  }
  expect(requests.text).toContain('已协调错开时间');
}

/** Every step of the story is a sentence of the trail that says who did it and through which door. */
export async function readTrail(tale: Tale): Promise<void> {
  const admin = await tale.stage.signIn('panel', 'admin');
  const trail = await wholeTrail(admin);
  const { telegram, slack, web } = tale.cast;
  const steps: [who: string, door: string, sentence: string][] = [
    ['周敏', '后台', '导入了检查对象'],
    ['周敏', '后台', '公布了随机抽查事项清单'],
    ['李文博', '后台', '公布了年度抽查计划'],
    ['李文博', '后台', `设置了任务“${tale.task.name}”`],
    ['李文博', '后台', '冻结了'],
    ['王雅芳', '网页', '提交了随机数承诺'],
    ['刘海洋', '网页', '提交了随机数承诺'],
    ['李文博', '网页', '的公告'],
    ['王雅芳', '网页', '的随机数'],
    ['刘海洋', '网页', '的随机数'],
    ['李文博', '网页', '的结果'],
    ['系统', '系统', '派发了任务'],
    ['李文博', '网页', '公告了匹配'],
    ['李文博', '后台', '拟定了'],
    ['陈国刚', '后台', '确认了'],
    [telegram.who.name, 'Telegram', `就 ${telegram.visit.code} 申请回避`],
    [slack.who.name, 'Slack', `就 ${slack.visit.code} 申请调整更换`],
    [web.who.name, '网页', `就 ${web.visit.code} 申请调整更换`],
    [telegram.who.name, 'Telegram', '被拒绝'],
    [slack.who.name, 'Slack', '被拒绝'],
    [web.who.name, '网页', '被拒绝'],
    ['张立强', '网页', `对 ${telegram.visit.code} 的回避申请决定`],
    ['陈国刚', 'Telegram', `对 ${slack.visit.code} 的更换申请决定`],
    ['张立强', '网页', `对 ${web.visit.code} 的更换申请决定`],
    ['张立强', '网页', `审核了 ${telegram.visit.code} 的公示`],
  ];
  for (const [who, door, sentence] of steps) {
    expect(trail, `${who} ${sentence} (${door})`).toContainEqual(
      expect.objectContaining({
        door,
        text: expect.stringMatching(`${who} .*${escape(sentence)}`),
      }),
    );
  }
  for (const sentence of ['匹配 .* 完成', '的检查人员已重新抽取并更换', '的公示期限将至']) {
    expect(trail).toContainEqual(
      expect.objectContaining({ door: '系统', text: expect.stringMatching(sentence) }),
    );
  }
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

type Line = { text: string; door: string };

async function wholeTrail(visitor: Visitor): Promise<Line[]> {
  const lines: Line[] = [];
  for (let page = await visitor.open('/desk/trail'); ; page = await page.follow('更早')) {
    for (const { text } of page.parts(/#\d+ · /)) {
      lines.push({ text, door: /#\d+ · (\S+)/.exec(text)?.[1] ?? '' });
    }
    if (!page.links.some(({ label }) => label.includes('更早'))) return lines;
  }
}

/** None of the processes met with anything that it did not expect. */
export async function expectQuietLogs({ stage }: Tale): Promise<void> {
  expect(await stage.complaints()).toEqual([]);
}
