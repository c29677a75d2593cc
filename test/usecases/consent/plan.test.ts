import { beforeEach, describe, expect, it } from 'vitest';
import { makeCard } from '../../../chat/cards.ts';
import { actorOf } from '../../../db/queries/actor.ts';
import { amendPlan } from '../../../usecases/plan/amend.ts';
import { decidePlan } from '../../../usecases/plan/decide.ts';
import { dueReminders } from '../../../usecases/obligation/due.ts';
import { remindObligation } from '../../../usecases/obligation/remind.ts';
import { lineText, subjectsOf } from '../../support/bureau.ts';
import { useDatabase } from '../../support/database.ts';
import type { Someone } from '../../support/factories.ts';
import { aBureauThatPlans } from '../../support/plan-steps.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

let plans: Awaited<ReturnType<typeof aBureauThatPlans>>;
beforeEach(async () => {
  plans = await aBureauThatPlans(sql);
});

const cardsAbout = async (id: string) =>
  (
    await sql(
      `select person_id, class from message where card = 'consent' and about_id = $1 order by number`,
      [id],
    )
  ).map(({ person_id: who, class: how }): [string, string] => [who, how]);
const cardFor = async (id: string, reader: Someone) => {
  const actor = await actorOf(reader.id, '2026-09-14');
  const wanted = { type: 'plan', id, reader: actor, vars: {} };
  return JSON.stringify(await makeCard('consent', wanted));
};
const reminderOf = async (id: string) =>
  (
    await sql(
      `select id, state, due_on::text as due, roles, period from obligation
       where kind = 'consent' and about_id = $1 order by period`,
      [id],
    )
  ).map((row) => ({ ...row })) as Record<string, unknown>[];
const decide = (who: Someone, planId: string, verdict: 'approve' | 'reject', seen?: number) =>
  decidePlan(by(who, seen), { planId, verdict, reason: '试行' }, monday);

describe('a plan that is handed in', () => {
  it('comes to those who may approve it, with what it holds and what it comes to', async () => {
    const { planId } = await plans.draft({ draws: 2, jointUnits: ['县消防救援大队'] });
    expect(await cardsAbout(planId)).toEqual([]);
    await plans.submit(planId);
    const asked = await cardsAbout(planId);
    expect(asked.map(([who]) => who).toSorted()).toEqual(
      [plans.chief.id, plans.head.id].toSorted(),
    );
    expect(new Set(asked.map(([, how]) => how))).toEqual(new Set(['action']));
    const card = await cardFor(planId, plans.chief);
    expect(card).toContain('"lines":1,"draws":2');
    expect(card).toContain('"joint":2,"of":2');
    expect(card).toMatch(/"covered":\d+,"registry":40,"floor":2/);
    expect(card).toContain('consent.approve');
    expect(await cardFor(planId, plans.planner)).not.toContain('"t":"actions"');
  });

  it('R-058 shows which floor it misses, and asks for the reason together with the approval', async () => {
    await subjectsOf(sql, plans.unit, { category: '典当业', count: 160 });
    const { planId } = await plans.draft();
    await plans.submit(planId);
    const card = await cardFor(planId, plans.chief);
    expect(card).toContain('"has":4,"needs":10,"rule":"高青县公安局 第九条"');
    expect(card).toContain('consent.approve-although');
    expect(card).not.toContain('"consent.approve"');
  });

  it('R-054 shows what differs from the version in force, and why', async () => {
    const { planId } = await plans.inForce();
    const { planId: next } = await plans.adjust(planId, '新增专项');
    await plans.line(next, { name: '典当业随机抽查' });
    await plans.submit(next);
    const card = await cardFor(next, plans.chief);
    expect(card).toContain('"added":1,"changed":0,"gone":0');
    expect(card).toContain('典当业随机抽查');
    expect(card).toContain('新增专项');
  });

  it('is approved by nobody who drafted it or a line of it, whoever handed it in', async () => {
    const { planId } = await plans.draft();
    const content = { ...lineText, name: '典当业随机抽查', unitName: plans.unit.name };
    await amendPlan(by(plans.chief), { planId, content }, monday);
    await plans.submit(planId);
    expect((await cardsAbout(planId)).map(([who]) => who)).not.toContain(plans.chief.id);
    expect(await cardFor(planId, plans.chief)).not.toContain('"t":"actions"');
    await expect(decide(plans.chief, planId, 'approve')).rejects.toMatchObject({
      code: 'forbidden',
    });
    const forged = sql(
      `update plan set state = 'approved', approved_by = $2, approved_at = now() where id = $1`,
      [planId, plans.chief.id],
    );
    await expect(forged).rejects.toMatchObject({
      code: '23514',
      constraint: 'plan_is_approved_by_no_author',
    });
    await decide(plans.head, planId, 'approve');
    expect((await plans.planRow(planId))['approved_by']).toBe(plans.head.id);
  });

  it('is decided once each time that it is handed in; who comes later reads who came first', async () => {
    const { planId } = await plans.draft();
    await plans.submit(planId);
    const seen: number = (await plans.planRow(planId))['version'];
    await decide(plans.head, planId, 'reject', seen);
    await expect(decide(plans.chief, planId, 'approve', seen)).rejects.toMatchObject({
      code: 'already-decided',
      details: { by: plans.head.name },
    });
    expect((await cardsAbout(planId)).at(-1)).toEqual([plans.planner.id, 'notice']);
    expect(await cardFor(planId, plans.planner)).toContain('card.consent.then.plan.rejected');

    await plans.submit(planId);
    // A card of the first time is still open somewhere: it names what it was answered with.
    await expect(decide(plans.chief, planId, 'approve', seen)).rejects.toMatchObject({
      code: 'already-decided',
    });
    expect(await cardFor(planId, plans.chief)).not.toContain('card.consent.rejected');
    await decide(plans.chief, planId, 'approve', seen + 2);
    expect(await cardFor(planId, plans.planner)).toContain('card.consent.approved');
    const decisions = await sql(
      `select verdict, part, seen_version from decision where about_id = $1 order by part`,
      [planId],
    );
    expect(decisions.map((row) => ({ ...row }))).toEqual([
      { verdict: 'reject', part: String(seen), seen_version: seen },
      { verdict: 'approve', part: String(seen + 2), seen_version: seen + 2 },
    ]);
  });

  it('reminds those who may approve it while it waits, and no longer', async () => {
    const { planId } = await plans.draft();
    await plans.submit(planId);
    const [owed] = await reminderOf(planId);
    // Five working days: Sunday 20 September is worked for the holidays.
    expect(owed).toMatchObject({ state: 'open', due: '2026-09-20', roles: ['approver', 'head'] });
    const obligationId = owed!['id'] as string;
    const thursday = new Date('2026-09-17T09:00:00+08:00');
    expect(await dueReminders(thursday)).toContainEqual({ obligationId, step: 'before-2' });
    const given = { obligationId, step: 'before-2' };
    expect(await remindObligation(bySystem(), given, thursday)).toEqual({ fired: true });
    const told = await sql(`select person_id from message where about_id = $1`, [obligationId]);
    expect(told.map(({ person_id: who }) => who)).toContain(plans.chief.id);
    await decide(plans.head, planId, 'approve');
    expect(await reminderOf(planId)).toMatchObject([{ state: 'met' }]);
    const due = { obligationId, step: 'due' };
    expect(await remindObligation(bySystem(), due, new Date('2026-09-21T09:00:00+08:00'))).toEqual({
      fired: false,
    });
  });
});
