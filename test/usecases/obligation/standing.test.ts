import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { makeCard } from '../../../chat/cards.ts';
import { database } from '../../../db/data-source.ts';
import { system } from '../../../domain/actor.ts';
import { oweObligation, type Standing } from '../../../usecases/obligation/owe.ts';
import { dueReminders } from '../../../usecases/obligation/due.ts';
import { remindObligation } from '../../../usecases/obligation/remind.ts';
import { settleObligation } from '../../../usecases/obligation/settle.ts';
import { commandOf, type Context } from '../../../usecases/usecase.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson, aUnit } from '../../support/factories.ts';

const { sql } = useDatabase();

const day = (text: string) => new Date(`${text}T09:00:00+08:00`);

const within = <T>(on: string, run: (context: Context) => Promise<T>) =>
  database().transaction((tx) =>
    run({ tx, command: commandOf(system, 'system'), actor: system, now: day(on) }),
  );

async function anOffice() {
  const unit = await aUnit(sql);
  const planner = await aPerson(sql, { unit, roles: [['planner', unit]] });
  const head = await aPerson(sql, { unit, roles: [['head', unit]] });
  return { unit, planner, head };
}

const aPromise = (unitId: string, more: Partial<Standing> = {}): Standing => ({
  kind: 'frequency',
  about: { type: 'unit', id: randomUUID() },
  period: '2026-09',
  unitId,
  label: '歌舞娱乐场所 A级',
  dueOn: '2026-09-30',
  rule: '仙游方案二(二)1',
  before: [10, 5, 0],
  overdueEvery: 5,
  roles: ['planner'],
  ...more,
});

const remind = (obligationId: string, step: string, on: string) =>
  remindObligation(commandOf(system, 'system'), { obligationId, step }, day(on));

const cardsOf = (id: string) =>
  sql(
    `select person_id as "to", vars ->> 'step' as step from message
     where card = 'obligation-due' and about_id = $1 order by number`,
    [id],
  );

describe('a standing obligation', () => {
  it('R-072 reminds whoever answers for it before its last day, and the head once overdue', async () => {
    const { unit, planner, head } = await anOffice();
    const id = await within('2026-09-01', (context) => oweObligation(context, aPromise(unit.id)));
    expect(
      (await dueReminders(day('2026-09-15'))).filter((due) => due.obligationId === id),
    ).toEqual([]);
    expect(await dueReminders(day('2026-09-16'))).toContainEqual({
      obligationId: id,
      step: 'before-10',
    });
    expect(await remind(id, 'before-10', '2026-09-15')).toEqual({ fired: false });
    expect(await remind(id, 'before-10', '2026-09-16')).toEqual({ fired: true });
    expect(await remind(id, 'before-10', '2026-09-17')).toEqual({ fired: false });
    // 2026-10-10 is worked for the holidays: five working days after 30 September is 13 October.
    expect(await remind(id, 'overdue-5', '2026-10-14')).toEqual({ fired: true });
    expect(await cardsOf(id)).toEqual([
      { to: planner.id, step: 'before-10' },
      { to: planner.id, step: 'overdue-5' },
      { to: head.id, step: 'overdue-5' },
    ]);
  });

  it('tells whom it concerns in a card of its kind', async () => {
    const { unit, planner } = await anOffice();
    const holder = await aPerson(sql, { unit });
    const id = await within('2026-09-01', (context) =>
      oweObligation(context, aPromise(unit.id, { kind: 'licence', personId: holder.id })),
    );
    await remind(id, 'due', '2026-09-30');
    expect((await cardsOf(id)).map(({ to }) => to)).toEqual([holder.id, planner.id]);
    const card = await makeCard('obligation-due', { id, reader: null, vars: { left: 0 } });
    expect(card).toMatchObject({ title: { key: 'obligation.licence' } });
  });

  it('is owed once a period, moves with its last day, and stays met', async () => {
    const { unit } = await anOffice();
    const promise = aPromise(unit.id);
    const owe = (more: Partial<Standing> = {}) =>
      within('2026-09-01', (context) => oweObligation(context, { ...promise, ...more }));
    const id = await owe();
    expect(await owe()).toBe(id);
    expect(await owe({ dueOn: '2026-10-30' })).toBe(id);
    const other = await owe({ period: '2026-12' });
    expect(other).not.toBe(id);
    const met = await within('2026-09-20', (context) =>
      settleObligation(context, {
        kind: 'frequency',
        aboutId: promise.about.id,
        period: '2026-09',
      }),
    );
    expect(met).toBe(1);
    expect(await owe({ dueOn: '2026-11-30' })).toBe(id);
    expect(await remind(id, 'due', '2026-12-01')).toEqual({ fired: false });
    const rows = await sql(
      'select id, due_on::text as "dueOn", state from obligation where about_id = $1 order by period',
      [promise.about.id],
    );
    expect(rows).toEqual([
      { id, dueOn: '2026-10-30', state: 'met' },
      { id: other, dueOn: '2026-09-30', state: 'open' },
    ]);
    const told = await sql(
      `select type, count(*)::int as n from event where about_id = any($1) group by type order by type`,
      [[id, other]],
    );
    expect(told).toEqual([
      { type: 'obligation.owed', n: 3 },
      { type: 'obligation.settled', n: 1 },
    ]);
  });

  it('cannot be of an unknown kind, nor without a unit', async () => {
    const { unit } = await anOffice();
    const bad = z.any().parse({ kind: 'whim' });
    await expect(
      within('2026-09-01', (context) => oweObligation(context, { ...aPromise(unit.id), ...bad })),
    ).rejects.toMatchObject({ code: '23514' });
    await expect(
      sql(
        `insert into obligation (id, kind, about_type, about_id, due_on, provisional, calendar_version, rule,
           steps, created_at) values ($1, 'frequency', 'unit', $1, '2026-09-30', false, 'x', 'x', '[]', now())`,
        [randomUUID()],
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });
});
