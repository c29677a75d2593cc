import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { aMatchedTask, by, monday, teamOf } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

let other: pg.Client;
beforeAll(async () => {
  other = new pg.Client(world.database.owner);
  await other.connect();
});
afterAll(() => other.end());

// The statements that wait for a lock now, by when each began.
const waiting = async (): Promise<string[]> => {
  const rows = await sql(
    `select pid || ' ' || query_start as one from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.map(({ one }) => one as string);
};

describe.each(['telegram', 'slack', 'web'] as const)('on %s', (provider) => {
  it('a press is answered although another transaction holds its card for longer than a lock is waited for', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await teamOf(sql, scene, inspectionId);
    const hand = await aHand(world, lead!, provider);
    await world.deliver();
    const card = await hand.card('抽查任务');
    await acceptInspection(by(lead!), { inspectionId }, monday);
    await other.query('begin');
    await other.query('select 1 from message where about_id = $1 for update', [inspectionId]);
    const told = hand.press(card, '接受');
    // The first try gives up after its two seconds, and another one waits.
    await expect.poll(async () => (await waiting()).length, { timeout: 15_000 }).toBe(1);
    const [first] = await waiting();
    await expect
      .poll(async () => (await waiting()).some((one) => one !== first), { timeout: 15_000 })
      .toBe(true);
    await other.query('rollback');
    expect(await told).toContain('可能已有人办理');
  });
});
