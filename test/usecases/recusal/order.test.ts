import { describe, expect, it } from 'vitest';
import { inspectionFacts } from '../../../db/queries/card-facts-inspection.ts';
import { requestFacts } from '../../../db/queries/card-facts-request.ts';
import { requestCard } from '../../../chat/cards/request.ts';
import { can } from '../../../domain/policy.ts';
import { decideRecusal } from '../../../usecases/recusal/decide.ts';
import { orderRecusal } from '../../../usecases/recusal/order.ts';
import { requestRecusal } from '../../../usecases/recusal/request.ts';
import { messagesAbout } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import { anInterest } from '../../support/factories.ts';
import { profileFor } from '../../support/profile-for.ts';
import { aMatchedTask, by, monday, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

const readers = async (id: string) =>
  (await messagesAbout(sql, id, 'recusal')).map((message) => message['person_id']);

async function aTeam(profile: string) {
  const scene = await aMatchedTask(sql, { profile });
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead, member] = await teamOf(sql, scene, inspectionId);
  return { scene, office: scene.office, inspectionId, lead: lead!, member: member! };
}

describe('R-125 P-30 ways to a recusal', () => {
  it('in 许昌 are also the order of a person in charge, which another one decides, and the seat changes hands', async () => {
    const { office, inspectionId, lead, member } = await aTeam('xuchang');
    const order = { inspectionId, inspectorId: member.id, ground: 'kinship' as const };
    for (const refused of [office.planner, lead, member]) {
      await expect(orderRecusal(by(refused), order, monday)).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    const { recusalId: id } = await orderRecusal(by(office.head), order, monday);
    expect(await readers(id)).toEqual(expect.arrayContaining([office.approver.id, member.id]));
    expect(await readers(id)).not.toContain(office.head.id);
    const facts = (await requestFacts('recusal', id, office.approver.id))!;
    expect(facts).toMatchObject({
      ordered: true,
      requesterId: office.head.id,
      replacedId: member.id,
    });
    expect(can(office.approver, 'recusal.decide', facts)).toBe(true);
    expect(can(office.head, 'recusal.decide', { ...facts, decider: 'head' })).toBe(false);
    const told = JSON.stringify(requestCard(facts, member));
    expect(told).toContain('card.request.ordered');
    expect(told).not.toContain(facts.subject);
    expect((await inspectionFacts(inspectionId, member.id))?.request).toMatchObject({
      kind: 'recusal',
      ordered: true,
    });

    expect(
      await decideRecusal(by(office.approver), { id, verdict: 'approve', reason: '属实' }, monday),
    ).toBe('approved');
    const [substitution] = await sql('select * from substitution where recusal_id = $1', [id]);
    expect(substitution).toMatchObject({
      replaced_id: member.id,
      requester_id: office.head.id,
      decided_by: office.approver.id,
    });
    expect(await sql('select 1 from interest where inspector_id = $1', [member.id])).toHaveLength(
      1,
    );
    const [event] = await sql(
      `select type, actor_id from event where about_id = $1 order by id limit 1`,
      [id],
    );
    expect(event).toEqual({ type: 'recusal.ordered', actor_id: office.head.id });
  });

  it('are in 许昌 the application of the one concerned as well', async () => {
    const { inspectionId, member } = await aTeam('xuchang');
    const { recusalId } = await requestRecusal(
      by(member),
      { inspectionId, ground: 'kinship' },
      monday,
    );
    expect(await requestFacts('recusal', recusalId)).toMatchObject({
      ordered: false,
      requesterId: member.id,
    });
  });

  it.each([
    ['gaoqing', /高青.*第二十条 · P-30 recusal\.modes/],
    ['gaoxin', /高新区.*第二十二条 · P-30 recusal\.modes/],
  ])('know no order in %s, whose rules are named', async (profile, rule) => {
    const { office, inspectionId, member } = await aTeam(profile);
    await expect(
      orderRecusal(
        by(office.head),
        { inspectionId, inspectorId: member.id, ground: 'kinship' },
        monday,
      ),
    ).rejects.toMatchObject({
      code: 'recusal-not-ruled',
      details: { way: 'order', rule: expect.stringMatching(rule) },
    });
    expect(await sql('select 1 from recusal where inspection_id = $1', [inspectionId])).toEqual([]);
  });

  it('refuse the application where the rules of a bureau know none', async () => {
    const profile = await profileFor(sql, 'xuchang', { 'recusal.modes': [] });
    const { inspectionId, member } = await aTeam(profile);
    await expect(
      requestRecusal(by(member), { inspectionId, ground: 'kinship' }, monday),
    ).rejects.toMatchObject({
      code: 'recusal-not-ruled',
      details: { way: 'apply', rule: expect.stringContaining('P-30 recusal.modes') },
    });
  });

  it('R-128 keep their four eyes in the database, and nobody with an interest orders', async () => {
    const { scene, office, inspectionId, member } = await aTeam('xuchang');
    const order = { inspectionId, inspectorId: member.id, ground: 'dispute' as const };
    const [subject] = await sql(
      'select s.* from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [inspectionId],
    );
    const kin = scene.inspectors.find((one) => one.id !== member.id)!;
    await anInterest(sql, kin, subject as never);
    const mandates = [{ role: 'head' as const, path: office.unit.path }];
    await expect(orderRecusal(by({ ...kin, mandates }), order, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { recusalId: id } = await orderRecusal(by(office.head), order, monday);
    await expect(
      sql(
        `update recusal set state = 'rejected', decided_by = ordered_by, decided_at = now(),
           decision_reason = '不属实' where id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ constraint: 'recusal_order_has_four_eyes' });
    await expect(
      sql('update recusal set ordered_by = $2 where id = $1', [id, office.approver.id]),
    ).rejects.toMatchObject({ code: 'YH001' });
  });
});
