import { describe, expect, it } from 'vitest';
import { draftScheme } from '../../usecases/scheme/draft.ts';
import { aMatchedTask, by, monday } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

const parts = {
  duty: '组长主持，组员记录',
  procedure: '出示证件，逐项检查',
  schedule: '九月二十日前',
};

describe.each(['telegram', 'slack', 'web'] as const)('the draft of a scheme, on %s', (provider) => {
  it('R-115 P-36 asks who may confirm it by card, follows its changes, and is confirmed there', async () => {
    const scene = await aMatchedTask(sql, { scheme: false });
    const { office, task } = scene;
    const approver = await aHand(world, office.approver, provider);
    await draftScheme(by(office.planner), { taskId: task.id, ...parts }, monday);
    await world.deliver();
    const stale = await approver.card('检查工作方案 · 第 1 版待确认');
    expect(stale.text).toContain(parts.duty);
    const asked = await sql(
      `select person_id from message where card = 'scheme' and about_id = $1 order by person_id`,
      [task.id],
    );
    const expected = [office.approver.id, office.head.id].toSorted((a, b) => (a < b ? -1 : 1));
    expect(asked.map(({ person_id: id }) => id)).toEqual(expected);

    const duty = '两人一组，一人主持一人记录';
    await draftScheme(by(office.planner, 1), { taskId: task.id, ...parts, duty }, monday);
    await world.deliver();
    const card = await approver.card('检查工作方案 · 第 1 版待确认');
    expect(card.text).toContain(duty);
    expect(await approver.press(card, '确认方案')).toBe('方案已确认。');
    await world.deliver();
    const done = await approver.card('检查工作方案 · 第 1 版已确认');
    expect(done.text).toContain(office.approver.name);
    const [scheme] = await sql('select state, confirmed_by from work_scheme where task_id = $1', [
      task.id,
    ]);
    expect(scheme).toEqual({ state: 'confirmed', confirmed_by: office.approver.id });
    const [event] = await sql(
      `select door, card_hash is not null as shown from event where type = 'scheme.confirmed' and task_id = $1`,
      [task.id],
    );
    expect(event).toEqual({ door: provider, shown: true });
  });
});
