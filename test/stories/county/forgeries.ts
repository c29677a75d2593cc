import { expect } from 'vitest';
import { eventually, patienceMs } from '../../support/story.ts';
import { aVisitor } from '../../support/visitor.ts';
import { inChat, official, personOf, type Tale } from './tale.ts';

const refusal = '这张卡片是发给他人的，您不能代为操作。本次点击已记录。';

/** On every platform somebody presses what was shown to another: nothing changes, the trail has it. */
export async function pressOthersButtons(tale: Tale): Promise<void> {
  const before = await legalFacts(tale);
  const forgers = [await onTelegram(tale), await onSlack(tale), await onTheWeb(tale)];
  expect(await legalFacts(tale)).toEqual(before);
  const trail = await tale.stage.sql(
    `select actor_id as person, door, data ->> 'action' as action, data ->> 'code' as code
     from event where type = 'command.refused' and data ->> 'code' = 'not-your-button' order by id`,
  );
  expect(trail).toEqual(forgers.map((one) => ({ ...one, code: 'not-your-button' })));
}

const legalFacts = ({ stage }: Tale) =>
  stage.sql(
    `select id, state, version from recusal union all select id, state, version from substitution
     union all select id, state, version from inspection union all select id, active::text, version from seat
     order by id`,
  );

// The requester presses the approver's button on a copy of the card that was forwarded.
async function onTelegram(tale: Tale) {
  const { telegram } = tale.stage;
  const { who } = tale.cast.telegram;
  const approver = await official(tale, 'approver-b');
  await inChat(tale, approver.personId).card(/^回避申请 · 待审批/);
  const shown = telegram
    .messages(approver.userId)
    .find(({ text }) => text.startsWith('回避申请 · '))!;
  const data = shown.buttons.find(({ label }) => label === '同意')!.value;
  const own = telegram.messages(who.userId).find(({ fromBot }) => fromBot)!;
  const person = telegram.user({ id: Number(who.userId), name: who.name });
  const answer = await person.forge({ chat: who.userId, id: own.id, data }, patienceMs);
  expect(answer.toast).toBe(refusal);
  return { person: who.personId, door: 'telegram', action: 'recusal.approve' };
}

// A colleague presses a button on somebody's own card.
async function onSlack(tale: Tale) {
  const { slack, sql } = tale.stage;
  const [seat] = await sql(
    `select s.inspector_id as person from seat s join chat_identity c on c.person_id = s.inspector_id
     where s.active and c.provider = 'slack' and s.inspector_id <> $1 order by s.id limit 1`,
    [tale.cast.slack.who.personId],
  );
  const owner = personOf(tale, seat!['person']);
  const shown = slack.messages(owner.userId).find(({ buttons }) => buttons.length === 3)!;
  const { action, value } = shown.buttons[0]!;
  const { who } = tale.cast.slack;
  const person = slack.user({ id: who.userId, name: who.name });
  await person.forge(shown.id, { action_id: action, value });
  await eventually(async () =>
    [...person.ephemerals(), ...person.messages()].some(({ text }) => text.includes(refusal)),
  );
  return { person: who.personId, door: 'slack', action: 'inspection.accept' };
}

// An inspector posts the approver's token.
async function onTheWeb(tale: Tale) {
  const { stage, cast } = tale;
  const approver = await official(tale, 'approver');
  const visitor = aVisitor(stage.sites.chat);
  await inChat(tale, approver.personId).card(/^更换申请 · 待审批/);
  const inbox = await visitor.open(`/as/${approver.personId}/inbox`);
  const { token } = inbox.part('更换申请 · 待审批').form('同意').fields();
  const { personId } = cast.web.who;
  const answer = await fetch(`${stage.sites.chat}/as/${personId}/press`, {
    method: 'POST',
    body: new URLSearchParams({ token: token as string }),
  });
  expect(await answer.text()).toContain(refusal);
  return { person: personId, door: 'web', action: 'substitution.approve' };
}
