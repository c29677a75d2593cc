import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { actorOf } from '../../../db/queries/actor.ts';
import { system } from '../../../domain/actor.ts';
import { setQuietHours } from '../../../usecases/message/quiet.ts';
import { notify, type Owed } from '../../../usecases/notify.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import { usePlatforms } from '../../worker/platforms.ts';

const here = usePlatforms();
const night = { fromMinute: 22 * 60, toMinute: 7 * 60 };
const eleven = new Date('2026-09-14T23:00:00+08:00');
const hourMs = 3_600_000;

beforeEach(() => here.sql('update quiet_hours set active = false'));

const as = async (login: string) =>
  commandOf(await actorOf(here.office.people[login]!, '2026-09-14'), 'panel');
const quiet = async (login: string, hours: typeof night | null = night) =>
  setQuietHours(await as(login), { for: { personId: here.office.people[login]! }, hours }, eleven);

/** How many hours a message that is owed now waits. */
async function waits(owed: Partial<Owed> = {}, now = eleven): Promise<number> {
  const [before] = await here.sql('select coalesce(max(number), 0) as number from message');
  await database().transaction((tx) =>
    notify(
      { tx, now, actor: system, command: commandOf(system, 'system') },
      { card: 'task-notice', about: { type: 'task', id: here.office.taskId }, ...owed },
      [here.office.people['planner']!],
    ),
  );
  const [row] = await here.sql(
    `select case when last_error = 'quiet' then extract(epoch from next_try_at - clock_timestamp()) * 1000
       else 0 end::float8 as ms, next_try_at = created_at as now from message where number > $1`,
    [before!['number']],
  );
  expect(row!['now']).toBe(row!['ms'] === 0);
  return Math.round((row!['ms'] / hourMs) * 100) / 100;
}

describe('case 14: quiet hours', () => {
  it('of a person keep what they are to do until the morning, and end when they say so', async () => {
    await quiet('planner');
    expect(await waits()).toBe(8);
    expect(await waits({ class: 'reminder' })).toBe(8);
    expect(await waits({}, new Date('2026-09-14T12:00:00+08:00'))).toBe(0);
    await quiet('planner', null);
    expect(await waits()).toBe(0);
  });

  it('of a unit are those of everybody below it', async () => {
    const unitId = here.office.units['GQGA']!;
    await setQuietHours(await as('admin'), { for: { unitId }, hours: night }, eleven);
    expect(await waits()).toBe(8);
  });

  it('yield to a legal limit, and to a legal notice', async () => {
    await quiet('planner');
    const limit = (hours: number) => new Date(eleven.getTime() + hours * hourMs);
    expect(await waits({ limit: limit(7) })).toBe(0);
    expect(await waits({ limit: limit(11) })).toBe(0);
    expect(await waits({ limit: limit(30) })).toBe(8);
    expect(await waits({ class: 'notice' })).toBe(0);
  });

  it('are set by nobody for somebody else, and go on the trail', async () => {
    const personId = here.office.people['planner']!;
    const other = await as('approver');
    await expect(
      setQuietHours(other, { for: { personId }, hours: night }, eleven),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await quiet('planner');
    const [event] = await here.sql(
      `select actor_id, data from event where type = 'quiet.set' order by id desc limit 1`,
    );
    expect(event).toMatchObject({ actor_id: personId, data: { ...night, ended: false } });
  });
});
