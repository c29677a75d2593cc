import { expect } from 'vitest';
import { atDesk, inChat, personOf, type Tale } from './tale.ts';

/** The executing unit's planner matches by one press; everybody drawn hears of it in private. */
export async function matchTeams(tale: Tale): Promise<void> {
  const planner = await atDesk(tale, 'planner');
  const desk = await planner.card('任务已派发到本单位');
  expect(await planner.press(desk, '匹配检查人员')).toBe('匹配已开始，结果稍后送达。');
  const after = await planner.card('匹配已完成');
  expect(after.buttons).toEqual([]);
  await expectLawfulTeams(tale);
  await expectCardsForTheMatched(tale);
}

// 高青细则 第十九条: two or more, one of them lead, nobody with an interest.
async function expectLawfulTeams({ stage, task, visits }: Tale): Promise<void> {
  const teams = await stage.sql(
    `select n.code, count(distinct s.inspector_id)::int as people, count(*) filter (where s.lead)::int as leads,
       count(*) filter (where i.id is not null)::int as interested
     from inspection n join subject b on b.id = n.subject_id
       left join seat s on s.inspection_id = n.id and s.active
       left join interest i on i.inspector_id = s.inspector_id and i.uscc = b.uscc and i.ended_at is null
     where n.task_id = $1 group by n.code order by n.code`,
    [task.id],
  );
  expect(teams.map(({ code }) => code)).toEqual(visits.map(({ code }) => code));
  for (const team of teams) expect(team).toMatchObject({ leads: 1, interested: 0 });
  expect(teams.every(({ people }) => people >= 2)).toBe(true);
}

type Seated = { person_id: string; code: string; subject: string; address: string };

async function expectCardsForTheMatched(tale: Tale): Promise<void> {
  const seats = (await tale.stage.sql(
    `select s.inspector_id as person_id, n.code, b.name as subject, b.address
     from seat s join inspection n on n.id = s.inspection_id join subject b on b.id = n.subject_id
     where s.active`,
  )) as Seated[];
  for (const { person_id: personId, code, subject, address } of seats) {
    const card = await inChat(tale, personId).card(code);
    expect(card.text).toMatch(/^抽查任务 · 待接受/);
    expect(card.text).toContain(subject);
    expect(card.text).toContain(address);
    expect(card.buttons).toEqual(['接受', '申请回避', '申请更换']);
  }
  expect(await chatsWithVisits(tale)).toEqual(chatsOf(tale, seats));
}

/** The private chats, on all platforms, in which cards of visits stand. */
async function chatsWithVisits({ stage }: Tale): Promise<string[]> {
  const { telegram, slack, sql } = stage;
  const isVisit = ({ text }: { text: string }) => text.startsWith('抽查任务 · ');
  const web = await sql(`select chat from web_post where card ->> 'kind' = 'inspection'`);
  const chats = [
    ...telegram.messages().filter(isVisit),
    ...slack.messages().filter(isVisit),
    ...(web as { chat: string }[]),
  ].map(({ chat }) => chat);
  return chats.toSorted();
}

const chatsOf = (tale: Tale, seats: Seated[]): string[] =>
  seats
    .map(({ person_id: personId }) => {
      const { provider, userId } = personOf(tale, personId);
      return provider === 'slack' ? `D${userId.slice(1)}` : userId;
    })
    .toSorted();
