import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { decideSubstitution } from '../../../usecases/substitution/decide.ts';
import { concludeVerdict } from '../../../usecases/verdict/conclude.ts';
import { holdVerdict } from '../../../usecases/verdict/hold.ts';
import { undoVerdict } from '../../../usecases/verdict/undo.ts';
import { concludeVerdicts } from '../../../worker/conclude-verdicts.ts';
import { anAsk } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson } from '../../support/factories.ts';
import { aMatchedTask, by, bySystem, monday } from '../../support/visit.ts';

const database = useDatabase();
const { sql } = database;
const after = (seconds: number) => new Date(monday.getTime() + seconds * 1000);

async function aScene() {
  const scene = await aMatchedTask(sql);
  const ask = await anAsk(sql, scene);
  return { scene, ask, approver: scene.office.approver };
}

const approve = (id: string) => ({ type: 'substitution', id, verdict: 'approve' }) as const;

/** Everything that a decision would leave: draws with their entropy, decisions, messages, the request. */
async function traces(id: string) {
  const [counts] = await sql(
    `select (select count(*)::int from draw where substitution_id = $1) as draws,
       (select count(*)::int from entropy_source e join draw d on d.id = e.draw_id
         where d.substitution_id = $1) as entropy,
       (select count(*)::int from decision where about_id = $1) as decisions,
       (select count(*)::int from message where about_id = $1 and class = 'notice') as notices,
       (select state from substitution where id = $1) as state`,
    [id],
  );
  return counts;
}
const nothing = { draws: 0, entropy: 0, decisions: 0, notices: 0, state: 'requested' };

describe('a verdict in its minute', () => {
  it('carries nothing out: no draw, no entropy, no word to others, until the minute is over', async () => {
    const { ask, approver } = await aScene();
    const { heldId } = await holdVerdict(by(approver), approve(ask.id), monday);
    expect(await traces(ask.id)).toEqual(nothing);
    await expect(concludeVerdict(bySystem(), { heldId }, after(59))).rejects.toMatchObject({
      code: 'illegal-step',
    });
    expect(await traces(ask.id)).toEqual(nothing);
    expect(await concludeVerdict(bySystem(), { heldId }, after(60))).toEqual({ concluded: true });
    expect(await traces(ask.id)).toMatchObject({
      draws: 1,
      decisions: 1,
      notices: 1,
      state: 'approved',
    });
    const [draw] = await sql('select announced_at from draw where substitution_id = $1', [ask.id]);
    expect(draw!['announced_at']).toEqual(after(60));
    const [event] = await sql(
      `select actor_id, door, data from event where type = 'substitution.decided' and about_id = $1`,
      [ask.id],
    );
    expect(event).toEqual({ actor_id: approver.id, door: 'panel', data: { verdict: 'approve' } });
  });

  it('is undone by whoever decided, by nobody else, and not later', async () => {
    const { scene, ask, approver } = await aScene();
    const other = await aPerson(sql, {
      unit: scene.office.unit,
      roles: [['approver', scene.office.unit]],
    });
    const { heldId } = await holdVerdict(by(approver), approve(ask.id), monday);
    await expect(undoVerdict(by(other), { heldId }, after(5))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await undoVerdict(by(approver), { heldId }, after(59));
    expect(await concludeVerdict(bySystem(), { heldId }, after(90))).toEqual({ concluded: false });
    expect(await traces(ask.id)).toEqual(nothing);
    const again = await holdVerdict(by(approver), approve(ask.id), after(100));
    await expect(
      undoVerdict(by(approver), { heldId: again.heldId }, after(160)),
    ).rejects.toMatchObject({ code: 'undo-too-late' });
    await concludeVerdict(bySystem(), { heldId: again.heldId }, after(160));
    expect(await traces(ask.id)).toMatchObject({ decisions: 1, state: 'approved' });
  });

  it('keeps others from deciding meanwhile, and says who was first', async () => {
    const { scene, ask, approver } = await aScene();
    const { unit } = scene.office;
    const other = await aPerson(sql, { unit, roles: [['approver', unit]] });
    await holdVerdict(by(approver), approve(ask.id), monday);
    const second = holdVerdict(by(other), approve(ask.id), after(1));
    await expect(second).rejects.toMatchObject({
      code: 'verdict-held',
      details: { by: approver.name },
    });
    await expect(
      decideSubstitution(by(other), { id: ask.id, verdict: 'approve' }, after(1)),
    ).rejects.toMatchObject({ code: 'verdict-held' });
    await expect(
      sql(
        `insert into decision (id, about_type, about_id, verdict, person_id, door, decided_at)
         values (gen_random_uuid(), 'substitution', $1, 'approve', $2, 'panel', now())`,
        [ask.id, other.id],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
  });

  it('leaves one of eight that come at once, and one effect of eight conclusions', async () => {
    const { scene, ask } = await aScene();
    const { unit } = scene.office;
    const approvers = await Promise.all(
      Array.from({ length: 8 }, () => aPerson(sql, { unit, roles: [['approver', unit]] })),
    );
    const held = await Promise.allSettled(
      approvers.map((person) => holdVerdict(by(person), approve(ask.id), monday)),
    );
    const winners = held.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(winners).toHaveLength(1);
    const { heldId } = winners[0]!;
    const ends = await Promise.all(
      Array.from({ length: 8 }, () => concludeVerdict(bySystem(), { heldId }, after(61))),
    );
    expect(ends.filter(({ concluded }) => concluded)).toHaveLength(1);
    expect(await traces(ask.id)).toMatchObject({ draws: 1, decisions: 1 });
  });

  it('is either undone or carried out when both come at once', async () => {
    const { ask, approver } = await aScene();
    const { heldId } = await holdVerdict(by(approver), approve(ask.id), monday);
    const [undone, concluded] = await Promise.allSettled([
      undoVerdict(by(approver), { heldId }, after(59)),
      concludeVerdict(bySystem(), { heldId }, after(60)),
    ]);
    const isUndone = undone.status === 'fulfilled';
    const isDone = concluded.status === 'fulfilled' && concluded.value.concluded;
    expect(isUndone).toBe(!isDone);
    expect(await traces(ask.id)).toMatchObject({ decisions: isDone ? 1 : 0 });
  });

  it('refuses at once what could not be carried out', async () => {
    const scene = await aMatchedTask(sql, { inspectors: 2 });
    const ask = await anAsk(sql, scene);
    await expect(
      holdVerdict(by(scene.office.approver), approve(ask.id), monday),
    ).rejects.toMatchObject({ code: 'no-eligible-substitute' });
    expect(await sql('select 1 from held_verdict where about_id = $1', [ask.id])).toEqual([]);
  });
});

describe('the worker', () => {
  it('R-128 concludes under the rights of that moment: who has lost theirs decides nothing', async () => {
    const { ask, approver } = await aScene();
    await holdVerdict(by(approver), approve(ask.id), monday);
    await sql(`update role_assignment set valid_to = '2026-09-13' where person_id = $1`, [
      approver.id,
    ]);
    await concludeVerdicts();
    expect(await traces(ask.id)).toEqual(nothing);
    const [held] = await sql('select state, refusal from held_verdict where about_id = $1', [
      ask.id,
    ]);
    expect(held).toMatchObject({ state: 'lapsed', refusal: { code: 'forbidden' } });
    const lines = await sql(`select type, data from event where about_id = $1 order by id`, [
      ask.id,
    ]);
    expect(lines.at(-1)).toEqual({
      type: 'verdict.lapsed',
      data: { verdict: 'approve', code: 'forbidden' },
    });
  });

  it('that was killed in between is followed by one that concludes, once', async () => {
    const { ask, approver } = await aScene();
    const { heldId } = await holdVerdict(by(approver), approve(ask.id), monday);
    const killed = new pg.Client(database.office);
    await killed.connect();
    await killed.query('begin');
    await killed.query(
      `update held_verdict set state = 'concluded', ended_at = due_at where id = $1`,
      [heldId],
    );
    const next = concludeVerdicts();
    await killed.end();
    await next;
    await concludeVerdicts();
    expect(await traces(ask.id)).toMatchObject({ draws: 1, decisions: 1, notices: 1 });
    const [row] = await sql('select held_id, verdict from decision where about_id = $1', [ask.id]);
    expect(row).toEqual({ held_id: heldId, verdict: 'approve' });
  });
});
