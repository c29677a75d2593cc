import { expect } from 'vitest';
import { patienceMs } from '../../support/story.ts';
import { aVisitor } from '../../support/visitor.ts';
import { castOf } from './cast.ts';
import { inChat, type Leaver, type Tale } from './tale.ts';

const patience = { timeoutMs: patienceMs };

/** One asks for recusal on Telegram, one is ill on Slack, one has other work on the web. */
export async function askToLeave(tale: Tale): Promise<void> {
  tale.cast = await castOf(tale);
  await askForRecusal(tale, tale.cast.telegram);
  await reportIll(tale, tale.cast.slack);
  await askOnTheWeb(tale, tale.cast.web);
}

// Telegram has no forms: the bot asks one question after the other, in one message where it can.
async function askForRecusal(tale: Tale, { who, visit }: Leaver): Promise<void> {
  const { telegram } = tale.stage;
  const chat = inChat(tale, who.personId);
  const person = telegram.user({ id: Number(who.userId), name: who.name });
  const card = await chat.card(visit.code);
  expect(await chat.press(card, '申请回避')).toBe('请继续填写。');
  const question = await telegram.expectMessage(who.userId, '申请回避：请选择回避事由', patience);
  await person.press(question.id, '亲属关系', patience);
  const note = await telegram.expectEdit(question, '填写：说明', patience);
  expect(note.buttons.map(({ label }) => label)).toEqual(['不填', '取消']);
  person.say('该店负责人是本人表亲', { replyTo: note.id });
  await telegram.expectMessage(who.userId, '回避申请已提交，等待审批。', patience);
  await telegram.expectEdit(note, ({ buttons }) => buttons.length === 0, patience);
  await expectWaiting(tale, { who, visit }, '申请回避（亲属关系）');
}

async function reportIll(tale: Tale, { who, visit }: Leaver): Promise<void> {
  const { slack } = tale.stage;
  const person = slack.user({ id: who.userId, name: who.name });
  const card = await inChat(tale, who.personId).card(visit.code);
  await person.press(card.id, '申请更换');
  const modal = await person.expectView(({ title }) => title === '申请更换', patience);
  const sent = await person.submit(modal, { reason: 'health', note: '急性肠胃炎，已请病假' });
  expect(sent).toEqual({ ok: true, errors: {} });
  await person.expectEphemeral('更换申请已提交，等待审批。', patience);
  await expectWaiting(tale, { who, visit }, '申请更换（身体健康）');
}

async function askOnTheWeb(tale: Tale, { who, visit }: Leaver): Promise<void> {
  const visitor = aVisitor(tale.stage.sites.chat);
  const inbox = await visitor.open(`/as/${who.personId}/inbox`);
  const form = await inbox.part(visit.code).form('申请更换').press('申请更换');
  const sent = await form.form('提交').choose('工作冲突', 'reason').press('提交');
  expect(sent.flash).toBe('更换申请已提交，等待审批。');
  await expectWaiting(tale, { who, visit }, '申请更换（工作冲突）');
}

type Waiting = Pick<Leaver, 'who' | 'visit'>;

async function expectWaiting(tale: Tale, { who, visit }: Waiting, what: string): Promise<void> {
  const pattern = new RegExp(`${visit.code}.*您于 .* ${what}，等待本部门分管负责人审批`);
  const waiting = await inChat(tale, who.personId).card(pattern);
  expect(waiting.buttons).toEqual([]);
}
