import { describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { overdueRegister } from '../../../db/queries/overdue-register.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { explainOverdue } from '../../../usecases/obligation/explain.ts';
import { registerOverdue } from '../../../usecases/obligation/register-overdue.ts';
import { concludeVerdict } from '../../../usecases/verdict/conclude.ts';
import { holdVerdict } from '../../../usecases/verdict/hold.ts';
import { undoVerdict } from '../../../usecases/verdict/undo.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson } from '../../support/factories.ts';
import { aMatchedTask, by, bySystem, signed } from '../../support/visit.ts';

const { sql } = useDatabase();

const day = (text: string) => new Date(`${text}T09:00:00+08:00`);

// Signed on 2026-09-28: due on 2026-10-30.
async function aDisclosure() {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  await signed(sql, scene, inspectionId, day('2026-09-28'));
  const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
  const register = () => overdueRegister(database().manager, [scene.office.unit.path]);
  return { scene, office: scene.office, disclosureId: row!['id'] as string, register };
}

const look = (on: string) => registerOverdue(bySystem(), {}, day(on));

describe('the register of what is overdue', () => {
  it('R-197 takes what is open past its last day, once, with the head of the unit as who answers for it', async () => {
    const { office, register } = await aDisclosure();
    await look('2026-10-30');
    expect(await register()).toEqual([]);
    await look('2026-10-31');
    await look('2026-11-02');
    const [entry, ...more] = await register();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      kind: 'disclosure',
      dueOn: '2026-10-30',
      rule: '高青县公安局 第二十五条',
      responsibleId: office.head.id,
      responsible: office.head.name,
      unit: office.unit.name,
      metAt: null,
      reasons: [],
    });
    const [event] = await sql(
      `select data from event where type = 'obligation.overdue' and about_id = $1`,
      [entry!.id],
    );
    expect(event!['data']).toMatchObject({ dueOn: '2026-10-30', responsibleId: office.head.id });
  });

  it('R-197 also takes what was done late before anybody looked, and keeps it when it is done', async () => {
    const { office, disclosureId, register } = await aDisclosure();
    const given = { disclosureId, verdict: 'approve' } as const;
    await approveDisclosure(by(office.approver), given, day('2026-11-03'));
    const [entry] = await register();
    expect(entry).toMatchObject({ dueOn: '2026-10-30', responsibleId: office.head.id });
    expect(entry!.metAt).toEqual(day('2026-11-03'));
    const inTime = await aDisclosure();
    await approveDisclosure(
      by(inTime.office.approver),
      { disclosureId: inTime.disclosureId, verdict: 'approve' },
      day('2026-10-30'),
    );
    await look('2026-11-05');
    expect(await inTime.register()).toEqual([]);
  });

  it('R-197 leaves what was decided in the last minute of the last day until that minute is over', async () => {
    const at = (text: string) => new Date(`${text}+08:00`);
    const decided = at('2026-10-30T23:59:30');
    const hold = async ({ office, disclosureId: id }: Awaited<ReturnType<typeof aDisclosure>>) =>
      holdVerdict(by(office.approver), { type: 'disclosure', id, verdict: 'approve' }, decided);
    const [kept, undone] = [await aDisclosure(), await aDisclosure()];
    const { heldId } = await hold(kept);
    const taken = await hold(undone);
    const midnight = at('2026-10-31T00:00:10');
    await registerOverdue(bySystem(), {}, midnight);
    expect([...(await kept.register()), ...(await undone.register())]).toEqual([]);
    await undoVerdict(by(undone.office.approver), taken, midnight);
    await concludeVerdict(bySystem(), { heldId }, at('2026-10-31T00:00:40'));
    await registerOverdue(bySystem(), {}, at('2026-10-31T00:00:50'));
    expect(await kept.register()).toEqual([]);
    expect(await undone.register()).toMatchObject([{ dueOn: '2026-10-30', metAt: null }]);
  });

  it('R-155 keeps the late reason of whoever answers for it, and what was said before', async () => {
    const { office, register } = await aDisclosure();
    await look('2026-11-02');
    const overdueId = (await register())[0]!.id;
    const say = (person: Parameters<typeof by>[0], reason: string, on = '2026-11-03') =>
      explainOverdue(by(person), { overdueId, reason }, day(on));
    await expect(say(office.head, ' ')).rejects.toMatchObject({ code: 'reason-required' });
    for (const stranger of [
      office.planner,
      await aPerson(sql, { unit: office.sibling, roles: [['head', office.sibling]] }),
    ]) {
      await expect(say(stranger, '系统故障')).rejects.toMatchObject({ code: 'forbidden' });
    }
    await say(office.head, '省平台检修');
    await say(office.approver, '次日补录', '2026-11-04');
    const [entry] = await register();
    expect(entry!.reasons.map(({ reason, by: who }) => [reason, who])).toEqual([
      ['省平台检修', office.head.name],
      ['次日补录', office.approver.name],
    ]);
  });

  it('R-197 nobody edits it or takes anything off it', async () => {
    const { office, register } = await aDisclosure();
    await look('2026-11-02');
    const overdueId = (await register())[0]!.id;
    await explainOverdue(by(office.head), { overdueId, reason: '省平台检修' }, day('2026-11-03'));
    for (const table of ['overdue', 'overdue_reason']) {
      const column = table === 'overdue' ? 'label' : 'reason';
      for (const statement of [
        `update ${table} set ${column} = 'x'`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        await expect(sql(statement), `owner: ${statement}`).rejects.toMatchObject({
          code: 'YH001',
        });
        await expect(database().query(statement), statement).rejects.toMatchObject({
          code: '42501',
        });
      }
    }
    const early = `insert into overdue (id, obligation_id, kind, about_type, about_id, unit_id, label, due_on, rule, registered_at)
      select gen_random_uuid(), id, kind, about_type, about_id, $1, '', due_on, rule, due_on::timestamptz from obligation limit 1`;
    await expect(database().query(early, [office.unit.id])).rejects.toMatchObject({
      code: '23514',
    });
  });
});
