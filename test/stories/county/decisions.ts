import { expect } from 'vitest';
import { type Chatter } from '../../support/chatter.ts';
import { eventually } from '../../support/story.ts';
import { aVisitor } from '../../support/visitor.ts';
import { letMinutePass } from './clock.ts';
import { teamOf } from './cast.ts';
import { atDesk, inChat, type Leaver, official, personOf, type Tale } from './tale.ts';

const agreed = '已同意，一分钟内可以撤销；之后生效，系统重新抽取。';

/**
 * The approver agrees to the recusal on the web, his deputy to the substitution on Telegram; a third
 * request is turned down with a reason. For the two that leave, others are drawn.
 */
export async function decide(tale: Tale): Promise<void> {
  const { cast } = tale;
  const approver = await atDesk(tale, 'approver');
  const deputy = inChat(tale, (await official(tale, 'approver-b')).personId);
  const recusal = await approver.card(
    new RegExp(`^回避申请 · 待审批.*${cast.telegram.visit.code}`),
  );
  expect(recusal.text).toContain('该店负责人是本人表亲');
  expect(await approver.press(recusal, '同意')).toBe(agreed);
  await letMinutePass(tale);
  await expectReplaced(tale, cast.telegram, '回避申请', '张立强');

  const ill = await deputy.card(new RegExp(`^更换申请 · 待审批.*${cast.slack.visit.code}`));
  expect(ill.text).toContain('急性肠胃炎，已请病假');
  expect(await deputy.press(ill, '同意')).toBe(agreed);
  await letMinutePass(tale);
  await expectReplaced(tale, cast.slack, '更换申请', '陈国刚');

  await reject(tale, approver, cast.web);
  await expectInterest(tale, cast.telegram);
  await expectApart(tale);
}

async function reject(tale: Tale, approver: Chatter, { who, visit }: Leaver): Promise<void> {
  const card = new RegExp(`^更换申请 · 待审批.*${visit.code}`);
  const visitor = aVisitor(tale.stage.sites.chat);
  await approver.card(card);
  const inbox = await visitor.open(`/as/${approver.who.personId}/inbox`);
  const form = await inbox.part(card).form('不同意').press('不同意');
  const empty = await form.form('提交').press('提交');
  expect(empty.flash).toBe('请填写理由。');
  const sent = await empty.form('提交').fill({ reason: '已协调错开时间' }).press('提交');
  expect(sent.flash).toBe('已答复不同意，一分钟内可以撤销。');
  await letMinutePass(tale);
  await expectCopies(tale, `更换申请 · 不同意.*${visit.code}.*张立强 于 .* 不同意：已协调错开时间`);
  const own = inChat(tale, who.personId);
  const kept = await own.card(new RegExp(`^抽查任务 · .*${visit.code}.*不同意.*：已协调错开时间`));
  expect(kept.buttons).toContain('接受');
}

async function expectReplaced(tale: Tale, left: Leaver, kind: string, by: string): Promise<void> {
  const { who, visit, lead } = left;
  const substitute = await substituteOf(tale, left);
  await expectCopies(
    tale,
    `${kind} · 已更换.*${visit.code}.*${by} 已同意；.*由 ${substitute.name} 接替`,
  );
  const gone = await inChat(tale, who.personId).card(new RegExp(`${visit.code}.*退出本检查组`));
  expect(gone.buttons).toEqual([]);
  expect(gone.text).not.toContain(visit.address);
  const star = lead ? '★' : '';
  for (const member of await teamOf(tale, visit)) {
    const known = `${visit.code}.*检查组.*${substitute.name}${star}`;
    const card = await member.card(new RegExp(`^抽查任务 · .*${known}`));
    expect(card.text.split('检查组')[1]).not.toContain(who.name);
  }
}

async function substituteOf(tale: Tale, { who, visit }: Leaver) {
  const seats = await eventually(
    async () => {
      const found = await tale.stage.sql(
        `select x.substitute_id as person from substitution x join inspection n on n.id = x.inspection_id
         where n.code = $1 and x.replaced_id = $2 and x.state = 'done'`,
        [visit.code, who.personId],
      );
      return found.length > 0 && found;
    },
    { otherwise: `nobody was drawn for ${who.name}` },
  );
  return personOf(tale, seats[0]!['person']);
}

/** Every copy of a request's card, on every platform, reads so and has no button. */
async function expectCopies(tale: Tale, pattern: string): Promise<void> {
  const both = ['approver', 'approver-b'].map(
    async (login) => (await official(tale, login)).personId,
  );
  for (const personId of await Promise.all(both)) {
    const copy = await inChat(tale, personId).card(new RegExp(`^${pattern}`));
    expect(copy.buttons).toEqual([]);
  }
}

// A recusal is an interest that the registry did not know: it keeps the person out of later draws.
async function expectInterest({ stage }: Tale, { who, visit }: Leaver): Promise<void> {
  const interests = await stage.sql(
    'select nature from interest where inspector_id = $1 and uscc = $2 and ended_at is null',
    [who.personId, visit.uscc],
  );
  expect(interests).toEqual([{ nature: 'kinship' }]);
}

// 高青细则 第二十条: whoever decides is none of requester, replaced person and substitute.
async function expectApart({ stage }: Tale): Promise<void> {
  const rows = await stage.sql('select * from substitution');
  expect(rows).toHaveLength(3);
  for (const row of rows) {
    const others = [row['requester_id'], row['replaced_id'], row['substitute_id']];
    expect(others).not.toContain(row['decided_by']);
  }
}
