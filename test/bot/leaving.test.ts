import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { holdDrill } from '../../usecases/account/hold-drill.ts';
import { unlinkAccount } from '../../usecases/account/unlink.ts';
import { departInspector } from '../../usecases/registry/depart-inspector.ts';
import { requestSubstitution } from '../../usecases/substitution/request.ts';
import { anInspector, aPerson, type Someone } from '../support/factories.ts';
import { aMatchedTask, by, monday, teamOf } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const depart = (registrar: Someone, inspectorId: string) =>
  departInspector(by(registrar), { inspectorId, ground: 'transfer', reason: '调往市局' }, monday);

const aSession = ({ id }: Someone, name: string) =>
  world.sql(`insert into session (sid, sess, expire) values ($1, $2, '2027-01-01')`, [
    `${name}-${id}`,
    JSON.stringify({ personId: id, cookie: {} }),
  ]);

const messagesOf = (person: Someone, card: string) =>
  world.sql(
    `select state, last_error as why from message where person_id = $1 and card = $2 order by number`,
    [person.id, card],
  );

describe('somebody who leaves', () => {
  it('loses chat accounts, sessions and codes, and the content of the cards in their chat', async () => {
    const scene = await aMatchedTask(world.sql);
    const { unit } = scene.office;
    const registrar = await aPerson(world.sql, { unit, roles: [['registrar', unit]] });
    const [lead] = await teamOf(world.sql, scene, scene.task.inspectionIds[0]!);
    const hand = await aHand(world, lead!, 'telegram');
    await aSession(lead!, 'panel');
    await aSession(lead!, 'chat');
    await aSession(scene.office.head, 'panel');
    await world.deliver();
    const card = await hand.card('抽查任务');
    await depart(registrar, lead!.id);

    const [identity] = await world.sql(
      'select revoked_by, revoke_ground from chat_identity where person_id = $1',
      [lead!.id],
    );
    expect(identity).toEqual({ revoked_by: registrar.id, revoke_ground: 'left' });
    const sessions = await world.sql(`select sid from session where sid like '%' || $1`, [
      lead!.id,
    ]);
    expect(sessions).toEqual([]);
    expect(await world.sql('select 1 from session')).toHaveLength(1);
    const [event] = await world.sql(
      `select data from event where type = 'account.revoked' and about_id = $1`,
      [lead!.id],
    );
    expect(event!['data']).toMatchObject({ accounts: 1, sessions: 2 });

    expect(await hand.press(card, '接受')).toContain('尚未绑定人员');
    await world.deliver();
    const left = await hand.card('您已离岗');
    expect([left.id, left.buttons]).toEqual([card.id, []]);
    expect(left.text).not.toContain('中心路');
  });

  it('hands what they were asked to decide to who decides now, and ends what was never sent', async () => {
    const scene = await aMatchedTask(world.sql);
    const { office } = scene;
    const { unit } = office;
    const registrar = await aPerson(world.sql, { unit, roles: [['registrar', unit]] });
    // An inspector who approves as well: the only one asked.
    const leaver = await anInspector(world.sql, { unit, roles: [['approver', unit]] });
    await world.sql(`update role_assignment set valid_to = '2026-09-13' where person_id = $1`, [
      office.approver.id,
    ]);
    const [lead] = await teamOf(world.sql, scene, scene.task.inspectionIds[0]!);
    await requestSubstitution(
      by(lead!),
      { inspectionId: scene.task.inspectionIds[0]!, reason: 'health' },
      monday,
    );
    expect(await messagesOf(leaver, 'substitution')).toEqual([{ state: 'pending', why: null }]);
    expect(await messagesOf(office.head, 'substitution')).toEqual([]);
    await depart(registrar, leaver.id);
    expect(await messagesOf(leaver, 'substitution')).toEqual([{ state: 'ended', why: 'left' }]);
    expect(await messagesOf(office.head, 'substitution')).toEqual([
      { state: 'pending', why: null },
    ]);
    const [event] = await world.sql(
      `select data from event where type = 'account.revoked' and about_id = $1`,
      [leaver.id],
    );
    expect(event!['data']).toMatchObject({ ended: 1, rerouted: 1 });
    await world.deliver();
    expect(await messagesOf(leaver, 'substitution')).toEqual([{ state: 'ended', why: 'left' }]);
  });

  it('leaves nothing open whichever way they left', async () => {
    const scene = await aMatchedTask(world.sql);
    const person = await anInspector(world.sql, { unit: scene.office.unit });
    await aHand(world, person, 'slack');
    await aSession(person, 'chat');
    await world.sql(
      `insert into chat_link_code (code_hash, person_id, provider, expires_at) values ($1, $2, 'telegram', '2027-01-01')`,
      [randomUUID(), person.id],
    );
    await world.sql('update person set active = false where id = $1', [person.id]);
    const [open] = await world.sql(
      `select (select count(*)::int from chat_identity where person_id = $1 and revoked_at is null) as accounts,
         (select count(*)::int from session where sess ->> 'personId' = $1::text) as sessions,
         (select count(*)::int from chat_link_code where person_id = $1 and expires_at > present_time()) as codes`,
      [person.id],
    );
    expect(open).toEqual({ accounts: 0, sessions: 0, codes: 0 });
  });
});

describe('what is on file about accounts', () => {
  it('stays as it is, even for the owner of the tables', async () => {
    const scene = await aMatchedTask(world.sql);
    const { unit } = scene.office;
    const admin = await aPerson(world.sql, { unit, roles: [['administrator', unit]] });
    const person = await anInspector(world.sql, { unit });
    const hand = await aHand(world, person, 'telegram');
    await holdDrill(by(admin), { unitId: unit.id }, monday);
    await world.deliver();
    await hand.press(await hand.card('每月通知演练'), '收到');
    await unlinkAccount(by(person), { personId: person.id, provider: 'telegram' }, monday);
    const mine = `where person_id = '${person.id}'`;
    for (const statement of [
      `update chat_identity set user_id = '1' ${mine}`,
      `update chat_identity set person_id = '${admin.id}' ${mine}`,
      `update chat_identity set revoked_at = null, revoke_ground = null ${mine}`,
      `update drill_call set answered_at = null, door = null ${mine}`,
      `delete from drill_call ${mine}`,
      'update drill set month = month',
      'delete from drill',
    ]) {
      await expect(world.sql(statement), statement).rejects.toMatchObject({ code: 'YH001' });
    }
  });
});
