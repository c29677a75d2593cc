import { describe, expect, it } from 'vitest';
import { disclosureFacts } from '../../../db/queries/card-facts-disclosure.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { decideHandling } from '../../../usecases/disclosure/decide-handling.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson } from '../../support/factories.ts';
import { holdVerdict } from '../../../usecases/verdict/hold.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { proveForResult } from '../../support/authenticator.ts';
import { signResult } from '../../support/visit-record.ts';
import { allAnswers, aMatchedTask, by, signed } from '../../support/visit.ts';

const { sql } = useDatabase();
const day = (text: string) => new Date(`${text}T09:00:00+08:00`);

const clockOf = async (inspectionId: string) =>
  (
    await sql(
      `select id, clock_from::text as "from", due_on::text as "dueOn", rule from disclosure where inspection_id = $1`,
      [inspectionId],
    )
  )[0]!;

describe('the clock of 阳城 by conclusion', () => {
  it('P-01 P-03 三(二)4: a clean result counts 5 working days from the end of its inspection', async () => {
    const scene = await aMatchedTask(sql, { profile: 'yangcheng' });
    const [visit] = scene.task.inspectionIds;
    await signed(sql, scene, visit!, day('2026-09-14'));
    expect(await clockOf(visit!)).toMatchObject({
      from: '2026-09-14',
      // 2026-09-20, a Sunday, is worked for the National Day.
      dueOn: '2026-09-20',
      rule: '阳城县公安局 三(二)4',
    });
  });

  it('P-02 P-03 三(二)4 区分情况: a problem counts from the day on which its handling was decided', async () => {
    const scene = await aMatchedTask(sql, { profile: 'yangcheng' });
    const [visit] = scene.task.inspectionIds;
    const { approver, planner } = scene.office;
    const team = await signed(sql, scene, visit!, day('2026-09-14'), { finding: 'rectification' });
    const { id: disclosureId, ...waiting } = await clockOf(visit!);
    expect(waiting).toMatchObject({ from: null, dueOn: null });

    const given = {
      disclosureId,
      decidedOn: '2026-09-18',
      decision: '责令限期改正',
      document: '阳公责改〔2026〕7号',
    };
    const decide = (person = approver, more = {}) =>
      decideHandling(by(person), { ...given, ...more }, day('2026-09-21'));
    await expect(decide(planner)).rejects.toMatchObject({ code: 'forbidden' });
    const { unit } = scene.office;
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from)
       values (gen_random_uuid(), $1, 'approver', $2, '2026-01-01')`,
      [team[0]!.id, unit.id],
    );
    const member = { ...team[0]!, mandates: [{ role: 'approver' as const, path: unit.path }] };
    await expect(decide(member)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(decide(approver, { decidedOn: '2026-09-22' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(decide(approver, { decidedOn: '2026-09-13' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    expect(await clockOf(visit!)).toMatchObject({ from: null });

    await decide();
    // 二十 working days of the default, the term being silent: 系统默认.
    expect(await clockOf(visit!)).toMatchObject({ from: '2026-09-18', dueOn: '2026-10-22' });
    await expect(decide()).rejects.toMatchObject({ code: 'already-decided' });
    const events = await sql(
      `select type from event where about_id = $1 and type in ('disclosure.handling-decided', 'disclosure.clock-started')
       order by id`,
      [disclosureId],
    );
    expect(events.map(({ type }) => type)).toEqual([
      'disclosure.handling-decided',
      'disclosure.clock-started',
    ]);
    await expect(sql('delete from handling_decision')).rejects.toMatchObject({ code: 'YH001' });
  });

  it('P-03 a result without a problem has nothing to handle', async () => {
    const scene = await aMatchedTask(sql, { profile: 'yangcheng' });
    const [visit] = scene.task.inspectionIds;
    await signed(sql, scene, visit!, day('2026-09-14'));
    const { id: disclosureId } = await clockOf(visit!);
    const head = await aPerson(sql, {
      unit: scene.office.unit,
      roles: [['head', scene.office.unit]],
    });
    await expect(
      decideHandling(
        by(head),
        { disclosureId, decidedOn: '2026-09-14', decision: '无' },
        day('2026-09-14'),
      ),
    ).rejects.toMatchObject({ code: 'nothing-to-handle' });
  });

  it('R-157 三(二)4: a problem is not published before its handling is decided; it may be withheld', async () => {
    const scene = await aMatchedTask(sql, { profile: 'yangcheng', subjects: 2 });
    const [visit, other] = scene.task.inspectionIds;
    const { approver } = scene.office;
    const on = day('2026-09-14');
    await signed(sql, scene, visit!, on, { finding: 'rectification' });
    const { id: disclosureId } = await clockOf(visit!);
    const approve = { disclosureId, verdict: 'approve' as const };
    const refused = {
      code: 'handling-undecided',
      details: {
        rule: '阳城县公安局 三(二)4 先处理、后公示，未写明起算日 · P-03 disclosure.clockProblem',
      },
    };
    await expect(approveDisclosure(by(approver), approve, on)).rejects.toMatchObject(refused);
    const held = { type: 'disclosure' as const, id: disclosureId, verdict: 'approve' as const };
    await expect(holdVerdict(by(approver), held, on)).rejects.toMatchObject(refused);
    expect(await sql(`select 1 from public_notice where kind = 'result'`)).toEqual([]);
    const facts = await disclosureFacts(disclosureId);
    expect(facts).toMatchObject({ handling: '阳城县公安局 三(二)4 先处理、后公示，未写明起算日' });

    const given = { disclosureId, decidedOn: '2026-09-14', decision: '责令限期改正' };
    await decideHandling(by(approver), given, on);
    expect(await disclosureFacts(disclosureId)).toMatchObject({ handling: null });
    await approveDisclosure(by(approver), approve, on);

    await signed(sql, scene, other!, on, { finding: 'rectification' });
    const second = await clockOf(other!);
    const withhold = { verdict: 'withhold' as const, ground: 'secret', reason: '涉案侦查' };
    const kept = { disclosureId: second.id as string, ...withhold };
    expect(await approveDisclosure(by(approver), kept, on)).toEqual({ state: 'withheld' });
  });

  it('R-156 自抽查结束之日起: a problem that is entered anew as clean counts from when it was entered first', async () => {
    const scene = await aMatchedTask(sql, { profile: 'yangcheng', subjects: 2 });
    const [inspectionId, other] = scene.task.inspectionIds as [string, string];
    const team = await signed(sql, scene, inspectionId, day('2026-09-14'), {
      finding: 'rectification',
    });
    expect(await clockOf(inspectionId)).toMatchObject({ from: null });
    const later = day('2026-09-28');
    await proveForResult(team[0]!, inspectionId, later);
    const answers = await allAnswers(sql, scene.task.itemIds);
    await submitResult(by(team[0]!), { inspectionId, finding: 'clear', answers }, later);
    // Its second signatures are the last of the whole task.
    await signed(sql, scene, other, later);
    for (const member of team) await signResult(by(member), { inspectionId }, later);
    const [task] = await sql('select state from task where id = $1', [scene.task.id]);
    expect(task).toEqual({ state: 'closed' });
    expect(await clockOf(inspectionId)).toMatchObject({ from: '2026-09-14', dueOn: '2026-09-20' });
  });

  it('R-157 第二十五条: elsewhere a problem is published without one', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoqing' });
    const [visit] = scene.task.inspectionIds;
    const on = day('2026-09-14');
    await signed(sql, scene, visit!, on, { finding: 'rectification' });
    const { id: disclosureId } = await clockOf(visit!);
    expect(await disclosureFacts(disclosureId)).toMatchObject({ handling: null });
    const approve = { disclosureId, verdict: 'approve' as const };
    const { approver } = scene.office;
    expect(await approveDisclosure(by(approver), approve, on)).toEqual({ state: 'published' });
  });
});
