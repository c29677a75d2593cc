import { beforeAll, expect, it } from 'vitest';
import type { Role } from '../../domain/actor.ts';
import { sweepDigest } from '../../worker/sweep-digest.ts';
import { useDatabase } from '../support/database.ts';
import { aPerson, aUnit, type AUnit } from '../support/factories.ts';
import { useDemoClock } from './demo-clock.ts';

const clock = useDemoClock();
const { sql } = useDatabase();

/** A unit below the bureau whose one official has this role, from and until these days. */
async function aUnitWith(bureau: AUnit, role: Role, from = '2026-01-01', to?: string) {
  const unit = await aUnit(sql, { parent: bureau });
  const person = await aPerson(sql, { unit });
  await sql(
    `insert into role_assignment (id, person_id, role, unit_id, valid_from, valid_to)
     values (gen_random_uuid(), $1, $2, $3, $4, $5)`,
    [person.id, role, unit.id, from, to ?? null],
  );
  return { ...unit, leader: person.id };
}

let units: Record<'approved' | 'headed' | 'later', AUnit>;
beforeAll(async () => {
  const bureau = await aUnit(sql);
  units = {
    approved: await aUnitWith(bureau, 'approver'),
    headed: await aUnitWith(bureau, 'head'),
    later: await aUnitWith(bureau, 'approver', '2026-09-16'),
  };
  await aUnitWith(bureau, 'planner');
  await aUnitWith(bureau, 'approver', '2026-01-01', '2026-09-13');
  const { leader } = await aUnitWith(bureau, 'head');
  await sql('update person set active = false where id = $1', [leader]);
});

const sweepAt = async (instant: string) => {
  await clock.at(sql, instant);
  await sweepDigest();
};

/** Whose digests of a week were made, and how many leaders are told. */
const made = async (week: string) => {
  const digests = await sql(
    'select u.name from digest d join unit u on u.id = d.unit_id where d.week_on = $1 order by u.path',
    [week],
  );
  const readers = await sql(
    `select 1 from message m join digest d on d.id = m.about_id
     where m.card = 'digest' and d.week_on = $1`,
    [week],
  );
  return { of: digests.map(({ name }) => name), readers: readers.length };
};
const each = (...names: (keyof typeof units)[]) => ({
  of: names.map((name) => units[name].name),
  readers: names.length,
});

it('makes the digest of a week for every unit that has leaders, for no other, and once', async () => {
  await sweepAt('2026-09-13T12:00:00+08:00');
  await sweepAt('2026-09-14T08:00:00+08:00');
  expect(await made('2026-09-14')).toEqual(each());

  await sweepAt('2026-09-14T08:30:00+08:00');
  expect(await made('2026-09-14')).toEqual(each('approved', 'headed'));
  await sweepAt('2026-09-15T09:00:00+08:00');
  expect(await made('2026-09-14')).toEqual(each('approved', 'headed'));

  // Who leads from Wednesday on is told the same week.
  await sweepAt('2026-09-16T07:00:00+08:00');
  expect(await made('2026-09-14')).toEqual(each('approved', 'headed', 'later'));

  await sweepAt('2026-09-21T08:30:00+08:00');
  expect(await made('2026-09-21')).toEqual(each('approved', 'headed', 'later'));
  expect(await made('2026-09-14')).toEqual(each('approved', 'headed', 'later'));
  const refused = await sql(`select 1 from event where type = 'command.refused'`);
  expect(refused).toEqual([]);
});

it('makes each digest once, however many workers look at the same time', async () => {
  await clock.at(sql, '2026-09-28T09:00:00+08:00');
  await Promise.all([sweepDigest(), sweepDigest(), sweepDigest()]);
  expect(await made('2026-09-28')).toEqual(each('approved', 'headed', 'later'));
});

it('says nothing where another worker makes the same digest while it is being made', async () => {
  await clock.at(sql, '2026-10-12T09:00:00+08:00');
  await sql('begin');
  await sql(
    `insert into digest (id, unit_id, week_on, facts, made_at)
     select gen_random_uuid(), unit_id, '2026-10-12', facts, now() from digest
     where week_on = '2026-09-28' and unit_id = $1`,
    [units.headed.id],
  );
  const swept = sweepDigest();
  const waiting = `select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await sql(waiting)).length === 0);
  await sql('commit');
  // The sweep goes on to the others, and neither breaks nor complains.
  await expect(swept).resolves.toBeUndefined();
  expect(await made('2026-10-12')).toMatchObject({
    of: each('approved', 'headed', 'later').of,
    readers: 2,
  });
  expect(await sql(`select 1 from event where type = 'command.refused'`)).toEqual([]);
});
