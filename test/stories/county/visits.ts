import { expect } from 'vitest';
import type { Chatter } from '../../support/chatter.ts';
import type { Page } from '../../support/page.ts';
import { eventually } from '../../support/story.ts';
import { aVisitor } from '../../support/visitor.ts';
import { teamOf } from './cast.ts';
import { letMinutePass, moveTo } from './clock.ts';
import { atDesk, type Tale, type Visit } from './tale.ts';
import { keepRecord } from './visit-record.ts';

/** The team with a substitute finds nothing; its result is approved and the portal shows it. */
export async function inspectAndDisclose(tale: Tale): Promise<void> {
  const { visit } = tale.cast.telegram;
  const team = await teamOf(tale, visit);
  await perform(tale, { visit, team }, (form) => form.choose('未发现问题', 'finding'));
  const approver = await atDesk(tale, 'approver');
  const card = await approver.card(new RegExp(`^结果公示 · 待公示.*${visit.code}`));
  expect(await approver.press(card, '审核并公示')).toContain('一分钟内可以撤销');
  await letMinutePass(tale);
  for (const member of team) await member.card(new RegExp(`${visit.code}.*结果已于 .* 公示`));
  await expectOnPortal(tale, visit, team);
}

/** The other teams follow, all but one; all their results are approved. */
export async function inspectTheRest(tale: Tale): Promise<void> {
  tale.waiting = await visitLedOutsideTheWeb(tale);
  const rest = tale.visits.filter(
    (one) => one !== tale.waiting && one !== tale.cast.telegram.visit,
  );
  for (const crews of await apart(tale, rest)) {
    await Promise.all(
      crews.map((crew) => perform(tale, crew, (form) => form.choose('未发现问题', 'finding'))),
    );
  }
  const approver = await atDesk(tale, 'approver');
  for (const { code } of rest) {
    const card = await approver.card(new RegExp(`^结果公示 · 待公示.*${code}`));
    expect(await approver.press(card, '审核并公示')).toContain('一分钟内可以撤销');
  }
  await letMinutePass(tale);
  await eventually(async () => {
    const results = await tale.stage.citizen().open('/results');
    return rest.every(({ subject }) => results.text.includes(subject));
  });
}

/**
 * On the last day of the task the last team has something mended. With its signatures the task is
 * closed; nobody approves the result for now.
 */
export async function inspectAndWait(tale: Tale): Promise<void> {
  const { waiting, stage } = tale;
  await moveTo(tale, '2026-09-28');
  const team = await teamOf(tale, waiting);
  await perform(tale, { visit: waiting, team }, (form) =>
    form
      .choose('有问题', 'p0')
      .choose('发现问题已责令改正', 'finding')
      .fill({ note: '登记簿缺页，已当场责令改正' }),
  );
  const approver = await atDesk(tale, 'approver');
  const card = await approver.card(new RegExp(`^结果公示 · 待公示.*${waiting.code}`));
  expect(card.text).toContain('登记簿缺页，已当场责令改正');
  expect((await stage.citizen().open('/results')).text).not.toContain(waiting.subject);
  const [task] = await stage.sql('select state, closed_on::text from task');
  expect(task).toEqual({ state: 'closed', closed_on: '2026-09-28' });
}

// Its lead shall be reminded where the bot can write to them.
async function visitLedOutsideTheWeb(tale: Tale): Promise<Visit> {
  const asked = Object.values(tale.cast).map(({ visit }) => visit);
  for (const visit of tale.visits.filter((one) => !asked.includes(one))) {
    const [lead] = await teamOf(tale, visit);
    if (lead && lead.who.provider !== 'web') return visit;
  }
  throw new Error('every lead is on the web');
}

type Crew = { visit: Visit; team: Chatter[] };

// Visits that go on at the same time: nobody is in two of them.
async function apart(tale: Tale, visits: Visit[]): Promise<Crew[][]> {
  const rounds: { crews: Crew[]; busy: Set<string> }[] = [];
  for (const visit of visits) {
    const team = await teamOf(tale, visit);
    const people = team.map(({ who }) => who.personId);
    let round = rounds.find(({ busy }) => people.every((one) => !busy.has(one)));
    if (!round) rounds.push((round = { crews: [], busy: new Set() }));
    round.crews.push({ visit, team });
    for (const one of people) round.busy.add(one);
  }
  return rounds.map(({ crews }) => crews);
}

type Checklist = ReturnType<Page['form']>;

/** Everybody accepts and checks in, the lead enters the result on the visit's page, everybody signs. */
async function perform(
  tale: Tale,
  { visit, team }: Crew,
  finish: (form: Checklist) => void,
): Promise<void> {
  for (const member of team) await take(member, visit, '接受', '已接受任务。');
  for (const member of team) await take(member, visit, '签到', '已签到。');
  const page = await visitPage(tale, team[0]!, visit);
  const form = page.form('提交结果');
  for (const point of ['p0', 'p1', 'p2', 'p3', 'p4']) form.choose('正常', point);
  finish(form);
  const entered = await form.press('提交结果');
  expect(entered.flash).toBe('结果已录入，请全体成员签字。');
  await keepRecord(entered, visit);
  for (const member of team) await take(member, visit, '签字', '已签字。');
}

async function take(member: Chatter, visit: Visit, button: string, told: string): Promise<void> {
  const card = await eventually(
    async () => {
      const found = await member.card(new RegExp(`^抽查任务 · .*${visit.code}`));
      return found.buttons.includes(button) && found;
    },
    { otherwise: `${member.who.name} was not offered ${button} for ${visit.code}` },
  );
  expect(await member.press(card, button, told)).toContain(told);
}

// The card's link: on the web a page of the inbox, elsewhere one that signs its owner in, once.
async function visitPage({ stage }: Tale, lead: Chatter, visit: Visit): Promise<Page> {
  const card = await lead.card(new RegExp(`^抽查任务 · 检查中.*${visit.code}`));
  const page = await aVisitor(stage.sites.chat).open(card.links['打开检查单'] ?? 'no link');
  expect(page.text).toContain(visit.address);
  return page;
}

async function expectOnPortal(tale: Tale, visit: Visit, team: Chatter[]): Promise<void> {
  const citizen = tale.stage.citizen();
  const result = await (await citizen.open('/results')).follow(visit.subject);
  expect(result.text).toContain('未发现问题');
  expect(result.text).toContain(visit.uscc);
  for (const { who } of team) {
    expect(result.html).not.toContain(who.name);
    expect(result.text).toContain(`${Array.from(who.name)[0]}*`);
  }
  const found = await citizen.open(`/search?q=${encodeURIComponent(visit.uscc)}`);
  expect(found.text).toContain(visit.subject);
}
