import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { aMatchedTask, by, monday, teamOf } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

// A database that breaks off what a press writes at its card, as it does where two wait for each other.
beforeAll(async () => {
  await sql(`create table fault (name text primary key)`);
  await sql(`create sequence fault_call`);
  await sql(`create function break_off() returns trigger language plpgsql security definer as $$
    begin
      if nextval('fault_call') % 2 = 1 then raise exception 'broken off' using errcode = '40P01'; end if;
      if exists (select from fault where name = 'for good') and new.sent_hash is null then
        raise exception 'broken off for good' using errcode = 'XX000';
      end if;
      return new;
    end $$`);
  await sql(`create trigger break_off before update on message for each row
    when (new.pressed_at is distinct from old.pressed_at) execute function break_off()`);
});
afterAll(() => sql('drop trigger break_off on message'));

async function aStaleCard(provider: 'telegram' | 'slack' | 'web') {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead] = await teamOf(sql, scene, inspectionId);
  const hand = await aHand(world, lead!, provider);
  await world.deliver();
  const card = await hand.card('抽查任务');
  await acceptInspection(by(lead!), { inspectionId }, monday);
  return { hand, card };
}

describe.each(['telegram', 'slack', 'web'] as const)('on %s', (provider) => {
  it('a press is answered, and its card brought up to date, although the database breaks each write off once', async () => {
    const { hand, card } = await aStaleCard(provider);
    expect(await hand.press(card, '接受')).toContain('可能已有人办理');
    await world.deliver();
    expect((await hand.card('抽查任务')).buttons).not.toContain('接受');
  });

  it('a press is answered although its refusal cannot be written down', async () => {
    const { hand, card } = await aStaleCard(provider);
    await sql(`insert into fault (name) values ('for good')`);
    expect(await hand.press(card, '接受')).toMatch(/编号.*[0-9a-f]{8}/s);
    await sql('delete from fault');
    expect(await hand.press(card, '接受')).toContain('可能已有人办理');
  });
});
