import { describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { checkIn } from '../../usecases/inspection/check-in.ts';
import { aPerson } from '../support/factories.ts';
import { aMatchedTask, by, monday, teamOf } from '../support/visit.ts';
import { completeRecord } from '../support/visit-record.ts';
import { aVisitor } from '../support/visitor.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();

async function aVisit() {
  const scene = await aMatchedTask(world.sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead, second] = await teamOf(world.sql, scene, inspectionId);
  return { scene, inspectionId, lead: lead!, second: second! };
}

describe('the checklist, in a browser without scripts', () => {
  it('takes a visit from the acceptance to the last signature', async () => {
    const { inspectionId, lead, second } = await aVisit();
    const visitor = aVisitor(world.origin);
    const open = (person: { id: string }) => visitor.open(`/as/${person.id}/visit/${inspectionId}`);
    for (const member of [lead, second]) {
      const page = await open(member);
      expect(page.text).toContain('待接受');
      expect((await page.form('接受').press('接受')).text).toContain('已接受任务');
    }
    for (const member of [lead, second]) {
      const page = await (await open(member)).form('签到').press('签到');
      expect(page.text).toContain('已签到');
    }
    const list = await open(lead);
    expect(list.text).toMatch(/证照.*实名登记.*视频监控/);
    const form = list.form('提交结果').choose('正常', 'p0').choose('有问题', 'p1');
    const refused = await form
      .choose('发现问题已责令改正')
      .fill({ note: '已当场改正' })
      .press('提交结果');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('还有 1 项未填写');
    const kept = refused.form('提交结果');
    expect(kept.fields()).toMatchObject({ p0: 'ok', p1: 'problem', note: '已当场改正' });
    const done = await kept.choose('正常', 'p2').press('提交结果');
    expect(done.text).toContain('结果已录入');
    expect(done.text).toContain('发现问题已责令改正');
    await completeRecord(inspectionId, monday);
    for (const member of [lead, second]) {
      const page = await (await open(member)).form('签字').press('签字');
      expect(page.text).toContain('已签字');
    }
    const [row] = await world.sql('select state from inspection where id = $1', [inspectionId]);
    expect(row).toEqual({ state: 'signed' });
  });

  it('is not there for somebody outside the team', async () => {
    const { scene, inspectionId } = await aVisit();
    const page = await aVisitor(world.origin).look(
      `/as/${scene.office.approver.id}/visit/${inspectionId}`,
    );
    expect(page.status).toBe(404);
    expect(page.text).not.toContain('宾馆');
  });

  it('lets only the lead enter the result', async () => {
    const { inspectionId, lead, second } = await aVisit();
    const team = [lead, second];
    for (const member of team) await acceptInspection(by(member), { inspectionId }, monday);
    for (const member of team) await checkIn(by(member), { inspectionId }, monday);
    const page = await aVisitor(world.origin).open(`/as/${second.id}/visit/${inspectionId}`);
    expect(page.buttons).not.toContain('提交结果');
    expect(page.text).toContain('由组长录入结果');
  });
});

describe('a link on a card in another chat', () => {
  it('signs its owner in, once, and leads to the checklist', async () => {
    const { inspectionId, lead } = await aVisit();
    await acceptInspection(by(lead), { inspectionId }, monday);
    const hand = await aHand(world, lead, 'telegram');
    await world.deliver();
    const link = (await hand.card('抽查任务')).tokens['打开检查单']!;
    expect(link).toMatch(/\/enter\/[\w-]{22}$/);
    const path = new URL(link).pathname;
    const visitor = aVisitor(world.origin);
    const page = await visitor.open(path);
    expect(page.url).toBe(`/visit/${inspectionId}`);
    expect((await visitor.open(path)).url).toBe(`/visit/${inspectionId}`);
    const thief = await aVisitor(world.origin).look(path);
    expect(thief.status).toBe(410);
    expect(thief.text).toContain('已过期或已使用');
    expect((await visitor.open('/inbox')).text).toContain(lead.name);
  });

  it('that is too old puts a fresh one on the card, in the chat of its owner', async () => {
    const { inspectionId, lead } = await aVisit();
    await acceptInspection(by(lead), { inspectionId }, monday);
    const hand = await aHand(world, lead, 'slack');
    await world.deliver();
    const before = await hand.card('抽查任务');
    const link = before.tokens['打开检查单']!;
    await world.sql(
      `update action_token set created_at = created_at - interval '1 hour', expires_at = expires_at - interval '1 hour'
       where action = 'enter'`,
    );
    const page = await aVisitor(world.origin).look(new URL(link).pathname);
    expect(page.status).toBe(410);
    const sent = await page.form('把新链接发到我的聊天').press('把新链接发到我的聊天');
    expect(sent.text).toContain('新的链接已放到聊天中的那张卡片上');
    // By the outbox, as every card.
    await world.deliver();
    const after = await hand.card('抽查任务');
    expect(after.id).toBe(before.id);
    expect(after.tokens['打开检查单']).not.toBe(link);
    const fresh = await aVisitor(world.origin).open(new URL(after.tokens['打开检查单']!).pathname);
    expect(fresh.url).toBe(`/visit/${inspectionId}`);
  });

  it('that nobody made leads nowhere', async () => {
    const page = await aVisitor(world.origin).look('/enter/AAAAAAAAAAAAAAAAAAAAAA');
    expect(page.status).toBe(404);
  });
});

describe('signing in', () => {
  it('comes back to the page that was asked for, and nowhere else', async () => {
    const { inspectionId, lead } = await aVisit();
    await world.sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
      lead.id,
      `lead-${lead.serial}`,
      await hashPassword('correct horse'),
    ]);
    const visitor = aVisitor(world.origin);
    const form = (await visitor.open(`/visit/${inspectionId}`)).form('登录');
    const wrong = await form
      .fill({ login: `lead-${lead.serial}`, password: 'wrong' })
      .press('登录');
    expect(wrong.status).toBe(401);
    const right = wrong
      .form('登录')
      .fill({ login: `lead-${lead.serial}`, password: 'correct horse' });
    expect((await right.press('登录')).url).toBe(`/visit/${inspectionId}`);
    const away = await visitor.open('/sign-in?to=https://evil.example');
    expect(away.url).toBe('/inbox');
  });

  it('changes the language of the pages and of the cards', async () => {
    const { lead } = await aVisit();
    await world.deliver();
    const visitor = aVisitor(world.origin);
    const inbox = await visitor.open(`/as/${lead.id}/inbox`);
    const english = await inbox.form('English').press('English');
    expect(english.text).toContain('Inbox');
    await world.deliver();
    const card = (await visitor.open(`/as/${lead.id}/inbox`)).part('Inspection ·');
    expect(card.buttons).toEqual(['Accept', 'Ask for recusal', 'Ask to be replaced']);
  });
});

describe('pages', () => {
  it('ask nothing of another origin', async () => {
    const { lead } = await aVisit();
    const answer = await fetch(`${world.origin}/as/${lead.id}/inbox`);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await answer.text()).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('take no form from another site', async () => {
    const { lead } = await aVisit();
    const answer = await fetch(`${world.origin}/as/${lead.id}/language`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams({ locale: 'en' }),
    });
    expect(answer.status).toBe(403);
  });

  it('of groups carry announcements to the people of the unit', async () => {
    const { scene } = await aVisit();
    const group = await world.sql(
      `insert into chat_group (id, provider, account, chat, title, unit_id)
       values (gen_random_uuid(), 'web', 'web', 'group-one', '双随机工作群', $1) returning id`,
      [scene.office.unit.id],
    );
    await world.sql(
      `insert into message (id, group_id, card, about_type, about_id, class, next_try_at, created_at)
       values (gen_random_uuid(), $1, 'task-notice', 'task', $2, 'notice', now(), now())`,
      [group[0]!['id'], scene.task.id],
    );
    await world.deliver();
    const page = await aVisitor(world.origin).open(
      `/as/${scene.office.planner.id}/group/group-one`,
    );
    expect(page.text).toContain('抽查任务公告');
    expect(page.text).not.toMatch(/宾馆/);
  });

  it('tell an open page that its chat has changed', async () => {
    const { scene } = await aVisit();
    const person = await aPerson(world.sql, { unit: scene.office.unit });
    const stopped = new AbortController();
    const events = await fetch(`${world.origin}/as/${person.id}/inbox/events`, {
      signal: stopped.signal,
    });
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toContain('retry');
    await world.sql(`select pg_notify('web', $1)`, [person.id]);
    expect((await reader.read()).value).toContain('event: changed');
    stopped.abort();
  });
});
