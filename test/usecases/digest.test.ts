import { describe, expect, it } from 'vitest';
import { digestFacts, unitsWithoutDigest } from '../../db/queries/digest.ts';
import { makeDigest } from '../../usecases/digest/make.ts';
import { useDatabase } from '../support/database.ts';
import { aMatchedTask, by, bySystem, monday, signed } from '../support/visit.ts';

const { sql } = useDatabase();
const weekOn = '2026-09-14';

describe('the weekly digest', () => {
  it('tells the leaders of a unit what is overdue, what is due and what was done', async () => {
    const scene = await aMatchedTask(sql, { subjects: 3, inspectors: 8, endsOn: '2026-09-18' });
    const unitId = scene.office.unit.id;
    const { id } = await makeDigest(bySystem(), { unitId, weekOn }, monday);
    const first = { weekOn, overdue: 0, longest: [], visits: 3, signed: 0, published: 0 };
    expect(await digestFacts(id)).toMatchObject(first);
    const readers = await sql(
      `select person_id, class from message where card = 'digest' and about_id = $1`,
      [id],
    );
    const { approver, head } = scene.office;
    expect(
      readers.map(({ person_id: reader }) => reader).toSorted((a, b) => a.localeCompare(b)),
    ).toEqual([approver.id, head.id].toSorted((a, b) => a.localeCompare(b)));
    await signed(sql, scene, scene.task.inspectionIds[0]!);
    const later = new Date('2026-09-21T09:00:00+08:00');
    const next = await makeDigest(bySystem(), { unitId, weekOn: '2026-09-21' }, later);
    const told = await digestFacts(next.id);
    expect(told).toMatchObject({ overdue: 2, visits: 0, signed: 1 });
    expect(told!.longest).toMatchObject([
      { kind: 'visit', dueOn: '2026-09-18' },
      { kind: 'visit' },
    ]);
  });

  it('is made once a week, by the system, and stays as it was told', async () => {
    const scene = await aMatchedTask(sql);
    const { unit, approver } = scene.office;
    const given = { unitId: unit.id, weekOn };
    await expect(makeDigest(by(approver), given, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const made = await Promise.allSettled(
      Array.from({ length: 4 }, () => makeDigest(bySystem(), given, monday)),
    );
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const owed = await sql(
      `select 1 from message m join digest d on d.id = m.about_id where d.unit_id = $1`,
      [unit.id],
    );
    expect(owed).toHaveLength(2);
    expect((await unitsWithoutDigest(weekOn, weekOn)).map(({ id }) => id)).not.toContain(unit.id);
    await expect(
      sql(`update digest set facts = '{}' where unit_id = $1`, [unit.id]),
    ).rejects.toThrow();
  });

  it.each([
    ['before half past eight on the first working day', '2026-09-14T08:29:00+08:00', '2026-09-14'],
    ['on a day off', '2026-09-19T10:00:00+08:00', '2026-09-14'],
    ['for another week', '2026-09-14T10:00:00+08:00', '2026-09-07'],
  ])('is not made %s', async (_when, at, week) => {
    const { office } = await aMatchedTask(sql);
    const given = { unitId: office.unit.id, weekOn: week };
    await expect(makeDigest(bySystem(), given, new Date(at))).rejects.toMatchObject({
      code: 'illegal-step',
    });
  });
});
