import { describe, expect, it } from 'vitest';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { dueReminders } from '../../../usecases/obligation/due.ts';
import { remindObligation } from '../../../usecases/obligation/remind.ts';
import { concludeVerdict } from '../../../usecases/verdict/conclude.ts';
import { holdVerdict } from '../../../usecases/verdict/hold.ts';
import { undoVerdict } from '../../../usecases/verdict/undo.ts';
import { can } from '../../../domain/policy.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson } from '../../support/factories.ts';
import { aMatchedTask, by, bySystem, signed } from '../../support/visit.ts';

const { sql } = useDatabase();

const day = (text: string) => new Date(`${text}T09:00:00+08:00`);

// Signed on 2026-09-28: due on 2026-10-30, 20 working days later.
async function anObligation() {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const team = await signed(sql, scene, inspectionId, day('2026-09-28'));
  const [row] = await sql(
    'select o.id, d.id as "disclosureId" from obligation o join disclosure d on d.id = o.about_id where d.inspection_id = $1',
    [inspectionId],
  );
  return { scene, team, id: row!['id'] as string, disclosureId: row!['disclosureId'] as string };
}

const dueFor = async (id: string, on: string) =>
  (await dueReminders(day(on))).filter((due) => due.obligationId === id).map(({ step }) => step);

const remind = (obligationId: string, step: string, on: string) =>
  remindObligation(bySystem(), { obligationId, step }, day(on));

const firedOf = (id: string) =>
  sql(
    'select step, due_on::text as "on", late from reminder where obligation_id = $1 order by step',
    [id],
  );

const cardsOf = (disclosureId: string) =>
  sql(
    `select person_id, vars from message where card = 'disclosure-due' and about_id = $1 order by number`,
    [disclosureId],
  );

describe('reminders of a disclosure', () => {
  it('R-155 come 10, 5 and 2 working days before, on the day, then each working day', async () => {
    const { id } = await anObligation();
    const seen: Record<string, string[]> = {};
    for (
      let at = day('2026-09-28');
      at <= day('2026-11-04');
      at = new Date(at.getTime() + 86_400_000)
    ) {
      const on = at.toISOString().slice(0, 10);
      for (const step of await dueFor(id, on)) {
        expect(await remind(id, step, on)).toEqual({ fired: true });
        (seen[on] ??= []).push(step);
      }
    }
    expect(seen).toEqual({
      '2026-10-16': ['before-10'],
      '2026-10-23': ['before-5'],
      '2026-10-28': ['before-2'],
      '2026-10-30': ['due'],
      '2026-11-02': ['overdue-1'],
      '2026-11-03': ['overdue-2'],
      '2026-11-04': ['overdue-3'],
    });
    expect((await firedOf(id)).every(({ late }) => late === false)).toBe(true);
  });

  it('go to the lead and the approvers, once overdue to the head as well', async () => {
    const { scene, team, id, disclosureId } = await anObligation();
    await remind(id, 'before-2', '2026-10-28');
    const lead = team[0]!.id;
    const { approver, head } = scene.office;
    const first = await cardsOf(disclosureId);
    expect(first.map((card) => card['person_id'])).toEqual([lead, approver.id]);
    expect(first[0]!['vars']).toEqual({ step: 'before-2', dueOn: '2026-10-30', left: 2 });
    await remind(id, 'overdue-1', '2026-11-02');
    const all = await cardsOf(disclosureId);
    expect(all.slice(2).map((card) => card['person_id'])).toEqual([lead, approver.id, head.id]);
    expect(all[2]!['vars']).toMatchObject({ left: -1 });
  });

  it('R-155 are not given of what is decided and waits its minute, and are when it is undone', async () => {
    const { scene, id, disclosureId } = await anObligation();
    const { approver } = scene.office;
    const given = { type: 'disclosure', id: disclosureId, verdict: 'approve' } as const;
    const held = await holdVerdict(by(approver), given, day('2026-11-02'));
    expect(await dueFor(id, '2026-11-02')).toEqual([]);
    expect(await remind(id, 'overdue-1', '2026-11-02')).toEqual({ fired: false });
    expect([await firedOf(id), await cardsOf(disclosureId)]).toEqual([[], []]);

    await undoVerdict(by(approver), held, day('2026-11-02'));
    expect(await dueFor(id, '2026-11-02')).toContain('overdue-1');
    expect(await remind(id, 'overdue-1', '2026-11-02')).toEqual({ fired: true });

    const again = await holdVerdict(by(approver), given, day('2026-11-03'));
    await concludeVerdict(bySystem(), again, new Date('2026-11-03T09:02:00+08:00'));
    expect(await dueFor(id, '2026-11-04')).toEqual([]);
    expect(await firedOf(id)).toHaveLength(1);
  });

  it('R-016 go up to the coordinating office of the bureau once they are overdue', async () => {
    const { scene, id, disclosureId } = await anObligation();
    const { bureau, sibling } = scene.office;
    const office = await aPerson(sql, { unit: sibling, roles: [['coordinator', bureau]] });
    await aPerson(sql, { unit: sibling, roles: [['coordinator', sibling]] });
    const told = async () =>
      (await cardsOf(disclosureId)).filter((card) => card['person_id'] === office.id).length;
    await remind(id, 'before-2', '2026-10-28');
    expect(await told()).toBe(0);
    await remind(id, 'overdue-1', '2026-11-02');
    expect(await told()).toBe(1);
    expect(can(office, 'task.read', { unitPath: scene.office.unit.path })).toBe(true);
    expect(can(office, 'task.set-up', { unitPath: scene.office.unit.path })).toBe(false);
  });

  it('R-163 pass by approvers who were in the team or have an interest in the subject', async () => {
    const { scene, team, id, disclosureId } = await anObligation();
    const { unit, approver } = scene.office;
    const [member, outsider] = [team[1]!, scene.inspectors.find((one) => !team.includes(one))!];
    for (const person of [member, outsider]) {
      await sql(
        `insert into role_assignment (id, person_id, role, unit_id, valid_from)
         values (gen_random_uuid(), $1, 'approver', $2, '2026-01-01')`,
        [person.id, unit.id],
      );
    }
    await sql(
      `insert into interest (id, inspector_id, uscc, nature, declared_at)
       select gen_random_uuid(), $2, s.uscc, '亲属', now() from disclosure d
         join inspection n on n.id = d.inspection_id join subject s on s.id = n.subject_id where d.id = $1`,
      [disclosureId, outsider.id],
    );
    await remind(id, 'due', '2026-10-30');
    const told = (await cardsOf(disclosureId)).map((card) => card['person_id']);
    expect(told).toEqual([team[0]!.id, approver.id]);
  });

  it('are each given once, whoever tries at the same time', async () => {
    const { id, disclosureId } = await anObligation();
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => remind(id, 'before-10', '2026-10-16')),
    );
    expect(tries.filter(({ fired }) => fired)).toHaveLength(1);
    expect(await firedOf(id)).toEqual([{ step: 'before-10', on: '2026-10-16', late: false }]);
    expect(await cardsOf(disclosureId)).toHaveLength(2);
  });

  it('wait for the task before they hold anything else, so that nothing waits for them', async () => {
    const { scene, id } = await anObligation();
    await sql('begin');
    await sql('select 1 from task where id = $1 for update', [scene.task.id]);
    const given = remind(id, 'due', '2026-10-30');
    const waiting = `select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await sql(waiting)).length === 0);
    await sql('select 1 from obligation where id = $1 for update nowait', [id]);
    await sql('commit');
    expect(await given).toEqual({ fired: true });
  });

  it('never come early, nor for steps that do not exist, nor from a person', async () => {
    const { scene, id } = await anObligation();
    const wrong: [string, string][] = [
      ['before-10', '2026-10-15'],
      ['due', '2026-10-29'],
      ['overdue-1', '2026-10-31'],
      ['before-7', '2026-10-30'],
      ['overdue-0', '2026-11-30'],
    ];
    for (const [step, on] of wrong)
      expect(await remind(id, step, on), step).toEqual({ fired: false });
    await expect(
      remindObligation(
        by(scene.office.approver),
        { obligationId: id, step: 'due' },
        day('2026-10-30'),
      ),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect(await firedOf(id)).toEqual([]);
  });

  it('are given late after a downtime, marked late, and only the newest of the overdue ones', async () => {
    const { id } = await anObligation();
    const due = await dueFor(id, '2026-11-06');
    expect(due).toEqual(['before-10', 'before-5', 'before-2', 'due', 'overdue-5']);
    for (const step of due) await remind(id, step, '2026-11-06');
    const late = Object.fromEntries((await firedOf(id)).map((row) => [row['step'], row['late']]));
    expect(late).toEqual({
      'before-10': true,
      'before-5': true,
      'before-2': true,
      due: true,
      'overdue-5': false,
    });
    expect(await dueFor(id, '2026-11-06')).toEqual([]);
  });

  it('stop when the result is disclosed', async () => {
    const { scene, id, disclosureId } = await anObligation();
    const approve = { disclosureId, verdict: 'approve' } as const;
    await approveDisclosure(by(scene.office.approver), approve, day('2026-10-19'));
    expect(await dueFor(id, '2026-11-06')).toEqual([]);
    expect(await remind(id, 'due', '2026-10-30')).toEqual({ fired: false });
    expect(await firedOf(id)).toEqual([]);
  });
});
