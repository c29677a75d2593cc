import { describe, expect, it } from 'vitest';
import type { SeenMessage } from '../../simulator/fake-reading.ts';
import { start, aMatchedTask } from '../support/visit.ts';
import { aVisitor } from '../support/visitor.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();

async function aStartedVisit(provider: 'telegram' | 'slack' | 'web') {
  const scene = await aMatchedTask(world.sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead, second] = await start(world.sql, scene, inspectionId);
  const hand = await aHand(world, lead!, provider);
  await world.deliver();
  return { scene, inspectionId, lead: lead!, second: second!, hand };
}

const edits = (inspectionId: string) =>
  world.sql(
    `select point, answer, note, door, edited_by from checklist_edit where inspection_id = $1 order by id`,
    [inspectionId],
  );

describe('R-141 the checklist on telegram', () => {
  it('keeps each answer with its time, and goes on where it was left', async () => {
    const { inspectionId, lead, hand } = await aStartedVisit('telegram');
    const card = await hand.card('抽查任务');
    const id = Number(
      (await world.sql('select user_id from chat_identity where person_id = $1', [lead.id]))[0]![
        'user_id'
      ],
    );
    const person = world.telegram.user({ id, name: lead.name, started: true });
    await person.press(card.id, '录入结果');
    const first = await world.telegram.expectMessage(id, '请选择');
    await person.press(first.id, '正常');
    await world.telegram.expectEdit(first, '实名登记');
    await person.press(first.id, '不适用');
    await world.telegram.expectMessage(id, '“实名登记”不适用的理由');
    expect(await edits(inspectionId)).toMatchObject([
      { point: '证照', answer: 'ok', door: 'telegram', edited_by: lead.id },
      { point: '实名登记', answer: 'not-applicable', note: '' },
    ]);
    // The form is left there; the card opens it anew.
    await person.press(card.id, '录入结果');
    const again = await world.telegram.expectMessage(id, '“实名登记”不适用的理由');
    expect(again.text).toContain('已填 2 项');
    person.say('无住宿登记');
    const third = await world.telegram.expectEdit(again, '视频监控');
    await person.press(third.id, '正常');
    // On site is ticked; documents as well; pressed again it is not.
    await world.telegram.expectEdit(third, '检查方式');
    await person.press(third.id, '查阅资料');
    const shows = (label: string) => (message: SeenMessage) =>
      message.buttons.some((button) => button.label === label);
    const ticked = await world.telegram.expectEdit(third, shows('✓ 查阅资料'));
    expect(ticked.buttons.map(({ label }) => label)).toEqual([
      '✓ 查阅资料',
      '✓ 实地核查',
      '网络监测',
      '选好了',
      '取消',
    ]);
    await person.press(third.id, '✓ 实地核查');
    await world.telegram.expectEdit(third, shows('实地核查'));
    await person.press(third.id, '选好了');
    const finding = await world.telegram.expectEdit(third, '检查结论');
    await person.press(finding.id, '未发现问题');
    await world.telegram.expectEdit(third, '备注');
    await person.press(third.id, '不填');
    const [result] = await world.sql(
      'select answers, methods from result where inspection_id = $1',
      [inspectionId],
    );
    expect(result!['methods']).toEqual(['documents']);
    expect(result!['answers']).toMatchObject([
      { point: '证照', answer: 'ok' },
      { point: '实名登记', answer: 'not-applicable', note: '无住宿登记' },
      { point: '视频监控', answer: 'ok' },
    ]);
    expect((await edits(inspectionId)).length).toBe(4);
  });

  it('is begun from its first point where somebody wants that', async () => {
    const { lead, hand } = await aStartedVisit('telegram');
    const card = await hand.card('抽查任务');
    const [row] = await world.sql('select user_id from chat_identity where person_id = $1', [
      lead.id,
    ]);
    const id = Number(row!['user_id']);
    const person = world.telegram.user({ id, name: lead.name, started: true });
    await person.press(card.id, '录入结果');
    const first = await world.telegram.expectMessage(id, '证照');
    await person.press(first.id, '正常');
    await person.press(card.id, '录入结果');
    const again = await world.telegram.expectMessage(id, '已填 1 项');
    expect(again.text).toContain('实名登记');
    await person.press(again.id, '从头填写');
    await world.telegram.expectEdit(again, '证照');
  });
});

describe('R-141 the checklist on slack', () => {
  it('is kept when it is refused, and filled in when it is opened again', async () => {
    const { inspectionId, hand } = await aStartedVisit('slack');
    const card = await hand.card('抽查任务');
    const filled = {
      p0: '正常',
      p1: '不适用',
      p2: '正常',
      methods: '实地核查',
      finding: '未发现问题',
    };
    expect(await hand.fill(card, '录入结果', filled)).toContain('请填写理由');
    expect(await edits(inspectionId)).toMatchObject([
      { point: '证照', answer: 'ok', door: 'slack' },
      { point: '实名登记', answer: 'not-applicable' },
      { point: '视频监控', answer: 'ok' },
      { point: 'finding', answer: 'clear' },
      { point: 'methods', answer: 'site' },
    ]);
    const told = await hand.fill(card, '录入结果', { ...filled, 'not-applicable-note': '无住宿' });
    expect(told).toContain('结果已录入');
    const [result] = await world.sql('select answers from result where inspection_id = $1', [
      inspectionId,
    ]);
    expect(result!['answers'][1]).toMatchObject({ answer: 'not-applicable', note: '无住宿' });
  });
});

describe('R-141 the checklist on the web', () => {
  it('is saved without being submitted, by anybody who is there, and shown to the others', async () => {
    const { inspectionId, lead, second } = await aStartedVisit('web');
    const open = (person: { id: string }) =>
      aVisitor(world.origin).open(`/as/${person.id}/visit/${inspectionId}`);
    expect((await open(lead)).form('提交结果').buttons).toEqual(['提交结果', '保存草稿']);
    const path = `${world.origin}/as/${second.id}/visit/${inspectionId}/draft`;
    const post = (fields: Record<string, string>) =>
      fetch(path, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams(fields),
      });
    const key = crypto.randomUUID();
    const point = { key, point: 'p0', answer: 'problem', note: '执照过期' };
    const answers = await Promise.all([post(point), post(point)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await post({ point: 'note', answer: '待复核', key: crypto.randomUUID() });
    expect(await edits(inspectionId)).toMatchObject([
      { point: '证照', answer: 'problem', note: '执照过期', edited_by: second.id, door: 'web' },
      { point: 'note', note: '待复核' },
    ]);
    const shown = await open(lead);
    expect(shown.text).toContain(`草稿：${second.name}`);
    expect(shown.form('提交结果').fields()).toMatchObject({
      p0: 'problem',
      'p0-note': '执照过期',
      note: '待复核',
    });
    expect((await post({ ...point, key: crypto.randomUUID(), point: 'p9' })).status).toBe(422);
  });

  it('is nobody else’s to tick off', async () => {
    const { scene, inspectionId, lead, second } = await aStartedVisit('web');
    const other = scene.inspectors.find((one) => one.id !== lead.id && one.id !== second.id)!;
    const answer = await fetch(`${world.origin}/as/${other.id}/visit/${inspectionId}/draft`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ point: 'p0', answer: 'ok' }),
    });
    expect(answer.status).toBe(422);
    expect(await edits(inspectionId)).toEqual([]);
  });
});
