import { describe, expect, it } from 'vitest';
import { signResult } from '../support/visit-record.ts';
import { submitResult } from '../../usecases/result/submit.ts';
import { withAuthenticator } from '../support/authenticator.ts';
import { enterByLink, stepUpLink } from '../../usecases/step-up/link.ts';
import { allAnswers, aMatchedTask, by, monday, start } from '../support/visit.ts';
import { aVisitor } from '../support/visitor.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

/** A visit whose second member has signed, and its lead in a chat. */
async function aSignedResult(provider: 'telegram' | 'slack' | 'web') {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead, second] = await start(sql, scene, inspectionId);
  const answers = await allAnswers(sql, scene.task.itemIds);
  const entry = { inspectionId, finding: 'clear', answers } as const;
  await submitResult(by(lead!), entry, monday);
  const hand = await aHand(world, lead!, provider);
  await world.deliver();
  const before = (await hand.card('抽查任务')).buttons;
  await signResult(by(second!), { inspectionId }, monday);
  await world.deliver();
  return { inspectionId, lead: lead!, entry, hand, before };
}

const tokenIn = (url: string) => url.split('/step-up/')[1]!;

describe.each(['telegram', 'slack'] as const)('R-142 a signed result on %s', (provider) => {
  it('is changed behind a link that the card gives when asked, to its reader alone', async () => {
    const { inspectionId, lead, entry, hand, before } = await aSignedResult(provider);
    expect(before).not.toContain('修改已签字的结果');
    const card = await hand.card('抽查任务');
    const [{ user_id: user } = {}] = await sql(
      'select user_id from chat_identity where person_id = $1',
      [lead.id],
    );
    expect(await hand.press(card, '修改已签字的结果')).toContain('30 分钟内有效');
    const chats = provider === 'telegram' ? world.telegram : world.slack;
    const said =
      provider === 'telegram'
        ? await world.telegram.expectMessage(Number(user), '打开一次性链接')
        : world.slack.messages(String(user)).findLast(({ onlyFor }) => onlyFor === user);
    expect(chats).toBeDefined();
    const url = said!.buttons.find(({ label }) => label === '打开一次性链接')!.url!;
    const link = (await stepUpLink(tokenIn(url)))!;
    expect(link).toMatchObject({
      personId: lead.id,
      about: { type: 'inspection', id: inspectionId },
    });
    const { code } = await withAuthenticator(lead, monday);
    await enterByLink(link, code(monday), monday);
    expect(await stepUpLink(tokenIn(url))).toBeUndefined();
    expect(await submitResult(by(lead), entry, monday)).toMatchObject({ number: 2 });
  });
});

describe('R-142 a signed result on web', () => {
  it('answers a form with the link, and keeps what was filled in', async () => {
    const { inspectionId, lead, hand } = await aSignedResult('web');
    const card = await hand.card('抽查任务');
    expect(card.buttons).toContain('修改已签字的结果');
    const visitor = aVisitor(world.origin);
    const page = await visitor.open(`/as/${lead.id}/visit/${inspectionId}`);
    expect(page.text).toContain('已有人签字');
    const form = page.form('提交结果');
    form.choose('未发现问题', 'finding');
    const denied = await form.fill({ note: '复核后补充' }).press('提交结果');
    expect(denied.text).toContain('已给您本人一个一次性链接');
    const url = /href="([^"]*\/step-up\/[^"]+)"/.exec(denied.html)![1]!;
    const { code } = await withAuthenticator(lead, monday);
    await enterByLink((await stepUpLink(tokenIn(url)))!, code(monday), monday);
    const again = await visitor.open(`/as/${lead.id}/visit/${inspectionId}`);
    expect(again.text).toContain('您已通过二次验证');
    expect(again.html).toContain('复核后补充');
    await again.form('提交结果').press('提交结果');
    const [result] = await sql(
      'select number, note from result where inspection_id = $1 order by number desc limit 1',
      [inspectionId],
    );
    expect(result).toEqual({ number: 2, note: '复核后补充' });
  });
});
