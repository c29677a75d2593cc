import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { anAsk } from '../support/asks.ts';
import { aPerson, type Someone } from '../support/factories.ts';
import { aMatchedTask, teamOf } from '../support/visit.ts';
import { aVisitor } from '../support/visitor.ts';
import { aHand } from './hands.ts';
import { aStranger } from './stranger.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

const platforms = ['telegram', 'slack', 'web'] as const;
type Platform = (typeof platforms)[number];
type Given = { deputy: Someone; startsOn: string; endsOn: string; reason: string };

/** An approver on a platform, with what they say or fill in there about deputies. */
async function anApprover(platform: Platform) {
  const scene = await aMatchedTask(sql);
  const { unit, approver } = scene.office;
  const deputy = await aPerson(sql, { unit });
  const say = await voiceOf(platform, approver);
  return { scene, approver, deputy, ...say };
}

async function voiceOf(platform: Platform, person: Someone) {
  if (platform === 'web') return onWeb(person);
  const stranger = aStranger(world, platform, person.name);
  await sql(
    `insert into chat_identity (id, person_id, provider, account, user_id, linked_at)
     values ($1, $2, $3, $4, $5, now())`,
    [
      randomUUID(),
      person.id,
      platform,
      platform === 'telegram' ? '4242' : world.slack.teamId,
      stranger.user,
    ],
  );
  const say = (words: string) => speak(platform, stranger.user, words);
  return {
    hand: stranger.hand,
    see: () => say('deputy'),
    name: ({ deputy, startsOn, endsOn, reason }: Given) =>
      say(`deputy ${deputy.name} ${startsOn} ${endsOn} ${reason}`),
    end: (deputy: Someone) => say(`deputy end ${deputy.name}`),
  };
}

async function speak(platform: 'telegram' | 'slack', user: string, words: string): Promise<string> {
  if (platform === 'slack') {
    const person = world.slack.user({ id: user, name: user });
    const before = person.ephemerals().length;
    await person.slash('/yaohao', words);
    await person.expectEphemeral(() => person.ephemerals().length > before);
    return person.ephemerals().at(-1)!.text;
  }
  const id = Number(user);
  const seen = world.telegram.messages(id).map((message) => message.id);
  world.telegram.user({ id, name: user, started: true }).say(`/${words}`);
  const isNew = (message: { id: string; fromBot: boolean }) =>
    message.fromBot && !seen.includes(message.id);
  return (await world.telegram.expectMessage(id, isNew)).text;
}

async function onWeb(person: Someone) {
  const visitor = aVisitor(world.origin);
  const page = () => visitor.open(`/as/${person.id}/deputies`);
  return {
    hand: await aHand(world, person, 'web'),
    see: async () => (await page()).text,
    name: async ({ deputy, startsOn, endsOn, reason }: Given) => {
      const { html } = await page();
      const mandate = /name="mandate">\s*<option value="([^"]+)"/.exec(html)?.[1];
      return post(person, 'deputies', {
        deputyId: deputy.id,
        mandate: mandate ?? '',
        startsOn,
        endsOn,
        reason,
      });
    },
    end: async (deputy: Someone) => {
      const [row] = await sql('select id from deputy where deputy_id = $1', [deputy.id]);
      return post(person, `deputies/${row!['id']}/end`, {});
    },
  };
}

async function post(person: Someone, path: string, fields: Record<string, string>) {
  const answer = await fetch(`${world.origin}/as/${person.id}/${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  return answer.text();
}

const days = { startsOn: '2026-09-14', endsOn: '2026-09-20', reason: '外出培训' };
const rowsOf = (deputy: Someone) =>
  sql(
    `select principal_id, role, starts_on::text as starts, ends_on::text as ends, reason, ended_by from deputy where deputy_id = $1`,
    [deputy.id],
  );

it('代为审批 on web keeps what was written where it is refused, and tells one day from several', async () => {
  const { approver, deputy, name, see } = await anApprover('web');
  const wrong = { startsOn: '2026-09-20', endsOn: '2026-09-14', reason: '外出培训' };
  const page = await name({ deputy, ...wrong });
  expect(page).toContain('class="flash deny"');
  expect(page).toContain('name="startsOn" type="date" value="2026-09-20"');
  expect(page).toContain('name="endsOn" type="date" value="2026-09-14"');
  expect(page).toMatch(/<textarea[^>]*name="reason"[^>]*>外出培训<\/textarea>/);
  expect(page).toMatch(new RegExp(`value="${deputy.id}" selected`));
  expect(await sql('select 1 from deputy where principal_id = $1', [approver.id])).toEqual([]);
  await name({ deputy, ...wrong, startsOn: '2026-09-14' });
  const seen = await see();
  expect(seen).toContain('2026年9月14日（周一）');
  expect(seen).not.toContain('2026年9月14日（周一）至');
});

describe.each(platforms)('代为审批 on %s', (platform) => {
  it('is named for a time, seen, told to both, and ended', async () => {
    const { approver, deputy, see, name, end } = await anApprover(platform);
    expect(await see()).toContain('没有有效的委托');
    expect(await name({ deputy, ...days })).toContain(`已委托 ${deputy.name} 代为审批`);
    const named = { principal_id: approver.id, role: 'approver', reason: '外出培训' };
    expect(await rowsOf(deputy)).toEqual([
      { ...named, starts: '2026-09-14', ends: '2026-09-20', ended_by: null },
    ]);
    const told = await sql(
      `select m.person_id as id from message m join deputy d on d.id = m.about_id
       where m.card = 'deputy' and d.deputy_id = $1`,
      [deputy.id],
    );
    expect(told).toHaveLength(2);
    expect(new Set(told.map(({ id }) => id))).toEqual(new Set([approver.id, deputy.id]));
    expect(await see()).toContain(`${deputy.name} 代 ${approver.name}`);
    expect(await end(deputy)).toContain('委托已结束');
    expect(await rowsOf(deputy)).toMatchObject([{ ended_by: approver.id }]);
    expect(await see()).toContain('没有有效的委托');
  });

  it('R-128 lets the deputy decide in the chat, and ends by the button on the card of either', async () => {
    const { scene, approver, deputy, hand, name } = await anApprover(platform);
    const theirs = await aHand(world, deputy, platform);
    await name({ deputy, ...days });
    const { id } = await anAsk(sql, scene);
    await world.settle();
    expect(await theirs.press(await theirs.card('更换申请 ·'), '同意')).toContain('已同意');
    await world.conclude();
    expect(await sql('select person_id, for_id from decision where about_id = $1', [id])).toEqual([
      { person_id: deputy.id, for_id: approver.id },
    ]);
    const card = await hand.card('代为审批 ·');
    expect(card.buttons).toContain('提前结束');
    expect(await hand.press(card, '提前结束')).toContain('委托已结束');
    await world.settle();
    expect((await theirs.card('代为审批 ·')).buttons).not.toContain('提前结束');
    expect(await rowsOf(deputy)).toMatchObject([{ ended_by: approver.id }]);
  });

  it('is refused to whoever has nothing to lend, for days that have passed, and oneself', async () => {
    const { scene, approver, deputy, name } = await anApprover(platform);
    const past = { startsOn: '2026-09-01', endsOn: '2026-09-02', reason: '外出' };
    await name({ deputy, ...past });
    await name({ deputy: approver, ...days });
    const [member] = await teamOf(sql, scene, scene.task.inspectionIds[0]!);
    await (await voiceOf(platform, member!)).name({ deputy, ...days });
    expect(
      await sql('select 1 from deputy where principal_id = any($1)', [[approver.id, member!.id]]),
    ).toEqual([]);
    const refused = await sql(
      `select data ->> 'code' as code from event where type = 'command.refused' and actor_id = $1`,
      [approver.id],
    );
    expect(refused.map(({ code }) => code)).toContain('window-reversed');
  });
});
