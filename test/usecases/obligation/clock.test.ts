import { describe, expect, it } from 'vitest';
import { disclosureFacts } from '../../../db/queries/card-facts-disclosure.ts';
import { openDisclosuresUnder } from '../../../db/queries/disclosures-under.ts';
import { tasksToClose } from '../../../db/queries/tasks-to-close.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { dueReminders } from '../../../usecases/obligation/due.ts';
import { remindObligation } from '../../../usecases/obligation/remind.ts';
import { signResult } from '../../support/visit-record.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { closeTask } from '../../../usecases/task/close.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector, anOffice, aSubject, aTask, many } from '../../support/factories.ts';
import {
  allAnswers,
  aMatchedTask,
  by,
  bySystem,
  monday,
  signed,
  start,
  teamOf,
} from '../../support/visit.ts';

const { sql } = useDatabase();

const day = (text: string) => new Date(`${text}T09:00:00+08:00`);

const clockOf = async (inspectionId: string) =>
  (
    await sql(
      `select d.clock_from::text as "from", d.due_on::text as "dueOn", d.provisional, d.rule,
         o.steps, o.calendar_version as calendar
       from disclosure d left join obligation o on o.about_id = d.id where d.inspection_id = $1`,
      [inspectionId],
    )
  )[0];

const stateOf = async (taskId: string) =>
  (await sql('select state, closed_on::text as "closedOn" from task where id = $1', [taskId]))[0];

describe('the clock of a disclosure', () => {
  it('R-155 高青: runs for all results from the day the task closes, which is the day of its last signature', async () => {
    const scene = await aMatchedTask(sql, { subjects: 2 });
    const [first, second] = scene.task.inspectionIds;
    await signed(sql, scene, first!, monday);
    expect(await clockOf(first!)).toMatchObject({ from: null, dueOn: null, steps: null });
    expect(await stateOf(scene.task.id)).toEqual({ state: 'matched', closedOn: null });

    await signed(sql, scene, second!, day('2026-09-28'));
    expect(await stateOf(scene.task.id)).toEqual({ state: 'closed', closedOn: '2026-09-28' });
    for (const inspectionId of [first!, second!]) {
      expect(await clockOf(inspectionId)).toEqual({
        from: '2026-09-28',
        dueOn: '2026-10-30',
        provisional: false,
        rule: '高青县公安局 第二十五条',
        calendar: expect.stringMatching(/^chinese-days \d/),
        steps: [
          { step: 'before-10', on: '2026-10-16' },
          { step: 'before-5', on: '2026-10-23' },
          { step: 'before-2', on: '2026-10-28' },
          { step: 'due', on: '2026-10-30' },
        ],
      });
    }
  });

  it('R-155 高青: the task closes at the latest with its window, and a later result is already running', async () => {
    const scene = await aMatchedTask(sql, { subjects: 2, endsOn: '2026-09-30' });
    const [first, second] = scene.task.inspectionIds;
    await signed(sql, scene, first!, monday);
    const { id: taskId } = scene.task;
    expect(await closeTask(bySystem(), { taskId }, day('2026-09-30'))).toEqual({ closedOn: null });
    await expect(
      closeTask(by(scene.office.planner), { taskId }, day('2026-10-01')),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect(await closeTask(bySystem(), { taskId }, day('2026-10-01'))).toEqual({
      closedOn: '2026-09-30',
    });
    expect(await closeTask(bySystem(), { taskId }, day('2026-10-02'))).toEqual({ closedOn: null });
    expect(await clockOf(first!)).toMatchObject({ from: '2026-09-30' });

    await signed(sql, scene, second!, day('2026-10-21'), { begun: monday });
    const late = await clockOf(second!);
    expect(late).toMatchObject({ from: '2026-09-30', dueOn: (await clockOf(first!))!['dueOn'] });
    // Reminders for days before the result existed are not owed.
    expect(late!['steps'][0]).toMatchObject({ step: 'before-5' });
  });

  it('R-155 runs from the end of the task for a visit that nobody finished, which shows as overdue', async () => {
    const scene = await aMatchedTask(sql, { subjects: 2, endsOn: '2026-09-30' });
    const [begun, untouched] = scene.task.inspectionIds;
    await start(sql, scene, begun!);
    await closeTask(bySystem(), { taskId: scene.task.id }, day('2026-10-01'));
    for (const inspectionId of [begun!, untouched!]) {
      expect(await clockOf(inspectionId)).toMatchObject({
        from: '2026-09-30',
        rule: '高青县公安局 第二十五条',
        steps: expect.arrayContaining([expect.objectContaining({ step: 'due' })]),
      });
    }
    const lines = await openDisclosuresUnder([scene.office.unit.path]);
    expect(lines).toMatchObject([{ finding: null }, { finding: null }]);
    const facts = await disclosureFacts(lines[0]!.id);
    expect(facts).toMatchObject({ finding: null, dueOn: lines[0]!.dueOn });
    await expect(
      approveDisclosure(
        by(scene.office.approver),
        { disclosureId: lines[0]!.id, verdict: 'approve' },
        day('2026-10-12'),
      ),
    ).rejects.toMatchObject({ code: 'illegal-step' });
    const due = await dueReminders(day('2026-11-20'));
    const owed = await sql(
      `select o.id from obligation o join disclosure d on d.id = o.about_id where d.inspection_id = any($1)`,
      [scene.task.inspectionIds],
    );
    for (const { id } of owed) {
      expect(due.filter(({ obligationId }) => obligationId === id).at(-1)!.step).toMatch(
        /^overdue-/,
      );
    }

    const answers = await allAnswers(sql, scene.task.itemIds);
    const team = await teamOf(sql, scene, begun!);
    const late = day('2026-10-12');
    await submitResult(by(team[0]!), { inspectionId: begun!, finding: 'clear', answers }, late);
    for (const member of team) await signResult(by(member), { inspectionId: begun! }, late);
    expect(await clockOf(begun!)).toMatchObject({ from: '2026-09-30', dueOn: lines[0]!.dueOn });
    const signedLine = (await openDisclosuresUnder([scene.office.unit.path])).find(
      ({ finding }) => finding === 'clear',
    );
    expect(signedLine).toBeDefined();
  });

  it('R-155 runs from the end of the window for a task whose teams were never matched', async () => {
    const office = await anOffice(sql);
    await many(4, () => anInspector(sql, { unit: office.unit }));
    const subjects = await many(2, () => aSubject(sql, office));
    const task = await aTask(sql, office, { subjects, endsOn: '2026-09-30' });
    const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    expect(await tasksToClose('2026-10-01')).toContain(task.id);
    expect(await closeTask(bySystem(), { taskId: task.id }, day('2026-10-01'))).toEqual({
      closedOn: '2026-09-30',
    });
    for (const inspectionId of task.inspectionIds) {
      expect(await clockOf(inspectionId)).toMatchObject({ from: '2026-09-30' });
    }
    const [draw] = await sql('select state from draw where id = $1', [drawId]);
    expect(draw).toEqual({ state: 'void' });
    await expect(
      matchTeams(by(office.planner), { taskId: task.id }, day('2026-10-02')),
    ).rejects.toMatchObject({ code: 'illegal-step' });
    const [owed] = await sql(
      `select o.id from obligation o join disclosure d on d.id = o.about_id where d.inspection_id = $1`,
      [task.inspectionIds[0]],
    );
    const [step] = await sql('select steps -> 0 as first from obligation where id = $1', [
      owed!['id'],
    ]);
    const { first } = step as { first: { step: string; on: string } };
    await remindObligation(
      bySystem(),
      { obligationId: owed!['id'], step: first.step },
      day(first.on),
    );
    const told = await sql(`select person_id from message where card = 'disclosure-due'`);
    expect(told.map(({ person_id: id }) => id)).toContain(office.planner.id);
  });

  it('R-155 许昌 counts a late result from its own signature, not from the end of the task', async () => {
    const scene = await aMatchedTask(sql, { profile: 'xuchang', endsOn: '2026-09-30' });
    const [visit] = scene.task.inspectionIds;
    await start(sql, scene, visit!);
    await closeTask(bySystem(), { taskId: scene.task.id }, day('2026-10-01'));
    const first = await clockOf(visit!);
    expect(first).toMatchObject({ from: '2026-09-30' });
    const [row] = await sql(
      `select o.id, o.steps from obligation o join disclosure d on d.id = o.about_id where d.inspection_id = $1`,
      [visit],
    );
    const remind = (step: string, on: string) =>
      remindObligation(bySystem(), { obligationId: row!['id'], step }, day(on));
    const before = row!['steps'].find(({ step }: { step: string }) => step === 'before-10');
    expect(await remind('before-10', before.on)).toEqual({ fired: true });

    const answers = await allAnswers(sql, scene.task.itemIds);
    const team = await teamOf(sql, scene, visit!);
    const late = day('2026-10-26');
    await submitResult(by(team[0]!), { inspectionId: visit!, finding: 'clear', answers }, late);
    for (const member of team) await signResult(by(member), { inspectionId: visit! }, late);
    const second = await clockOf(visit!);
    expect(second).toMatchObject({ from: '2026-10-26' });
    expect(second!['dueOn'] > first!['dueOn']).toBe(true);
    const again = second!['steps'].find(({ step }: { step: string }) => step === 'before-10');
    expect(
      (await dueReminders(day(again.on))).filter(({ obligationId }) => obligationId === row!['id']),
    ).toEqual([{ obligationId: row!['id'], step: 'before-10' }]);
    expect(await remind('before-10', again.on)).toEqual({ fired: true });
    const cards = await sql(
      `select vars ->> 'dueOn' as due from message where card = 'disclosure-due' and person_id = $1
       order by number`,
      [team[0]!.id],
    );
    expect(cards.map(({ due }) => due)).toEqual([first!['dueOn'], second!['dueOn']]);
  });

  it('R-155 许昌: runs from the day a result is signed by all', async () => {
    const scene = await aMatchedTask(sql, { profile: 'xuchang', subjects: 2 });
    const [first] = scene.task.inspectionIds;
    await signed(sql, scene, first!, day('2026-09-28'));
    expect(await clockOf(first!)).toMatchObject({ from: '2026-09-28', dueOn: '2026-10-30' });
  });

  it('R-156 R-157 阳城: five days for a clean result, with its own reminders; a problem waits for its handling', async () => {
    const scene = await aMatchedTask(sql, { profile: 'yangcheng', subjects: 2 });
    const [clean, problem] = scene.task.inspectionIds;
    await signed(sql, scene, clean!, day('2026-09-28'));
    expect(await clockOf(clean!)).toMatchObject({
      from: '2026-09-28',
      dueOn: '2026-10-10',
      steps: [
        { step: 'before-2', on: '2026-10-08' },
        { step: 'due', on: '2026-10-10' },
      ],
    });
    await signed(sql, scene, problem!, day('2026-09-28'), { finding: 'rectification' });
    expect(await clockOf(problem!)).toMatchObject({ from: null, steps: null });
  });

  it('is provisional when it reaches into a year without an official calendar', async () => {
    const scene = await aMatchedTask(sql, { endsOn: '2026-12-31' });
    const [visit] = scene.task.inspectionIds;
    await signed(sql, scene, visit!, day('2026-12-15'));
    expect(await clockOf(visit!)).toMatchObject({ provisional: true, from: '2026-12-15' });
  });
});
