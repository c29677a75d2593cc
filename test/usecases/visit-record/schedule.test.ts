import { describe, expect, it } from 'vitest';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { checkIn } from '../../../usecases/inspection/check-in.ts';
import { setSchedule } from '../../../usecases/schedule/set.ts';
import { recordThirdParty } from '../../../usecases/third-party/record.ts';
import { recordCost } from '../../../usecases/third-party/record-cost.ts';
import { useDatabase } from '../../support/database.ts';
import { aMatchedTask, by, monday, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

const wednesday = new Date('2026-09-16T09:30:00+08:00');

async function anAcceptedVisit() {
  const scene = await aMatchedTask(sql, { inspectors: 8, endsOn: '2026-09-30' });
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead, member] = await teamOf(sql, scene, inspectionId);
  for (const one of [lead!, member!]) await acceptInspection(by(one), { inspectionId }, monday);
  const set = (at: Date, reason = '', who = lead!, now = monday) =>
    setSchedule(by(who), { inspectionId, at, reason }, now);
  const told = async (person: { id: string }) => {
    const rows = await sql(
      `select dedupe_key as key from message where card = 'visit-time' and about_id = $1 and person_id = $2
       order by created_at, dedupe_key`,
      [inspectionId, person.id],
    );
    return rows.map(({ key }) => /:(\d+):/.exec(String(key).replace(inspectionId, ''))?.[1]);
  };
  return { scene, inspectionId, lead: lead!, member: member!, set, told };
}

describe('when a visit is', () => {
  it('R-139 is fixed by the lead alone', async () => {
    const { set, member, inspectionId, scene } = await anAcceptedVisit();
    await expect(set(wednesday, '', member)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(set(wednesday, '', scene.office.planner as never)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      sql(
        `insert into visit_time (id, inspection_id, number, starts_at, set_by, door, set_at)
         values (gen_random_uuid(), $1, 1, $2, $3, 'web', now())`,
        [inspectionId, wednesday, member.id],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
    expect(await set(wednesday)).toEqual({ number: 1 });
  });

  it('R-139 is told to the others of the team, and told again when it changes, with why', async () => {
    const { set, told, lead, member, inspectionId } = await anAcceptedVisit();
    expect([await told(lead), await told(member)]).toEqual([['0'], []]);
    await set(wednesday);
    expect([await told(lead), await told(member)]).toEqual([['0'], ['1']]);
    await expect(set(wednesday, '再约')).rejects.toMatchObject({ code: 'time-unchanged' });
    const thursday = new Date('2026-09-17T14:00:00+08:00');
    await expect(set(thursday)).rejects.toMatchObject({ code: 'reason-required' });
    await set(thursday, '对象停电');
    expect([await told(lead), await told(member)]).toEqual([['0'], ['1', '2']]);
    const rows = await sql(
      'select number, starts_at, reason from visit_time where inspection_id = $1 order by number',
      [inspectionId],
    );
    expect(rows).toEqual([
      { number: 1, starts_at: wednesday, reason: '' },
      { number: 2, starts_at: thursday, reason: '对象停电' },
    ]);
  });

  it('R-139 is told to whoever takes the visit on after it was fixed', async () => {
    const scene = await aMatchedTask(sql, { endsOn: '2026-09-30' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead, member] = await teamOf(sql, scene, inspectionId);
    await acceptInspection(by(lead!), { inspectionId }, monday);
    await setSchedule(by(lead!), { inspectionId, at: wednesday }, monday);
    await acceptInspection(by(member!), { inspectionId }, monday);
    const told = await sql(
      `select person_id as id from message where card = 'visit-time' and about_id = $1 order by created_at`,
      [inspectionId],
    );
    expect(told.filter(({ id }) => id === member!.id)).toHaveLength(1);
  });

  it('R-139 lies in the days of its tasks, not in the past, and before anybody has arrived', async () => {
    const { set, lead, inspectionId } = await anAcceptedVisit();
    await expect(set(new Date('2026-10-01T09:00:00+08:00'))).rejects.toMatchObject({
      code: 'outside-window',
    });
    await expect(set(new Date(monday.getTime() - 1))).rejects.toMatchObject({ code: 'time-past' });
    await checkIn(by(lead), { inspectionId }, monday);
    await expect(set(wednesday)).rejects.toMatchObject({ code: 'illegal-step' });
  });
});

describe('what a third party costs', () => {
  async function anEntrusted() {
    const scene = await aMatchedTask(sql, { profile: 'xuchang' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const entrust = { inspectionId, body: '市计量院', contract: '〔2026〕3号', scope: '检定' };
    const { thirdPartyId } = await recordThirdParty(by(scene.office.planner), entrust, monday);
    const record = (more: object = {}, who = scene.office.planner) =>
      recordCost(
        by(who),
        { thirdPartyId, amount: '1280.5', budget: '检验检测费', ...more },
        monday,
      );
    return { scene, thirdPartyId, record };
  }

  it('R-150 is on file with amount and budget, paid by who entrusted', async () => {
    const { scene, thirdPartyId, record } = await anEntrusted();
    await record();
    await record({ amount: '0.30', voucher: 'PZ-7' });
    const rows = await sql(
      'select number, amount_fen::int as fen, payer_id from third_party_cost where third_party_id = $1 order by number',
      [thirdPartyId],
    );
    expect(rows).toEqual([
      { number: 1, fen: 128_050, payer_id: scene.office.unit.id },
      { number: 2, fen: 30, payer_id: scene.office.unit.id },
    ]);
  });

  it('R-150 another payer is refused with the article, also by the database; so is nothing, or a stranger', async () => {
    const { scene, thirdPartyId, record } = await anEntrusted();
    await expect(record({ payerId: scene.office.bureau.id })).rejects.toMatchObject({
      code: 'payer-other',
      details: { rule: '许昌市公安局 二(七) · third.costOwner' },
    });
    await expect(record({ amount: '0.00' })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(record({ amount: '-5' })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(record({}, scene.office.approver)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      sql(
        `insert into third_party_cost (id, third_party_id, number, amount_fen, budget, payer_id, recorded_by, recorded_at)
         values (gen_random_uuid(), $1, 1, 1, 'x', $2, $3, now())`,
        [thirdPartyId, scene.office.bureau.id, scene.office.planner.id],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
  });
});
