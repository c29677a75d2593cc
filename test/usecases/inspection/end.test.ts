import { describe, expect, it } from 'vitest';
import { inspectionFacts } from '../../../db/queries/card-facts-inspection.ts';
import { inspectionCard } from '../../../chat/cards/inspection.ts';
import { endVisit } from '../../../usecases/inspection/end.ts';
import { retireSubject } from '../../../usecases/registry/retire-subject.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { closeTask } from '../../../usecases/task/close.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { publish } from '../../portal/published.ts';
import { useDatabase } from '../../support/database.ts';
import { aWaitingTask } from '../../support/dispatched.ts';
import { aPerson, type Office, type Someone } from '../../support/factories.ts';
import {
  allAnswers,
  aMatchedTask,
  by,
  bySystem,
  monday,
  type Scene,
  signed,
  start,
  teamOf,
} from '../../support/visit.ts';

const { sql } = useDatabase();

type Ground = Parameters<typeof endVisit>[1]['ground'];

const end = (who: Someone, inspectionId: string, ground: Ground = 'deregistered', now = monday) =>
  endVisit(
    by(who),
    {
      inspectionId,
      ground,
      reason: '抽取后办理注销登记',
      document: '准予注销登记通知书〔2026〕88号',
    },
    now,
  );

async function retire({ unit }: Office, inspectionId: string): Promise<void> {
  const [row] = await sql('select subject_id from inspection where id = $1', [inspectionId]);
  const keeper = await aPerson(sql, { unit, roles: [['registrar', unit]] });
  await retireSubject(
    by(keeper),
    { subjectId: row!['subject_id'], status: '注销', reason: '注销', knowsVisits: true },
    monday,
  );
}

const visitOf = async (id: string) =>
  (await sql('select state, signed_on from inspection where id = $1', [id]))[0];
const taskOf = async ({ task }: Pick<Scene, 'task'>) =>
  (await sql('select state from task where id = $1', [task.id]))[0]!['state'];

describe('a visit whose subject is gone since the draw', () => {
  it('R-038 ends on a document once the registry says so; the team is told, and the task goes on', async () => {
    const scene = await aMatchedTask(sql, { subjects: 2 });
    const [first, other] = scene.task.inspectionIds as [string, string];
    const { approver } = scene.office;
    await expect(end(approver, first)).rejects.toMatchObject({
      code: 'subject-subsists',
      details: { rule: expect.stringContaining('subject.onlySubsisting') },
    });
    await retire(scene.office, first);
    expect(await end(approver, first)).toEqual({ state: 'ended' });
    const [event] = await sql(
      `select data from event where type = 'inspection.ended' and about_id = $1`,
      [first],
    );
    expect(event!['data']).toEqual({
      ground: 'deregistered',
      reason: '抽取后办理注销登记',
      document: '准予注销登记通知书〔2026〕88号',
    });
    const team = await teamOf(sql, scene, first);
    for (const member of team) {
      const told = await sql(
        `select 1 from message where dedupe_key = $1 and class = 'notice' and person_id = $2`,
        [`visit:${first}:ended:${member.id}`, member.id],
      );
      expect(told).toHaveLength(1);
      const facts = (await inspectionFacts(first, member.id))!;
      expect(facts.end).toMatchObject({ ground: 'deregistered' });
      const { blocks } = inspectionCard(facts, member.id);
      expect(blocks.filter(({ t }) => t === 'actions')).toEqual([]);
    }
    expect(await taskOf(scene)).toBe('matched');
    await signed(sql, scene, other);
    expect(await taskOf(scene)).toBe('closed');
    await expect(end(approver, first)).rejects.toMatchObject({ code: 'illegal-step' });
  });

  it('draw.md §2 it stays among the drawn and was never inspected; the last one to end closes its task', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    await retire(scene.office, inspectionId);
    await end(scene.office.head, inspectionId, 'closed');
    expect(await visitOf(inspectionId)).toEqual({ state: 'ended', signed_on: null });
    const kept = await sql(
      `select 1 from inspection_task v join pool_entry p on p.task_id = v.task_id and p.subject_id = v.subject_id
       where v.inspection_id = $1`,
      [inspectionId],
    );
    expect(kept).toHaveLength(1);
    expect(await taskOf(scene)).toBe('closed');
    expect(await sql('select 1 from disclosure where inspection_id = $1', [inspectionId])).toEqual(
      [],
    );
  });

  it('draw.md §2 tells the public how many visits have no result and why, in a copy without whose', async () => {
    const scene = await aMatchedTask(sql, { subjects: 2 });
    const { code } = scene.task;
    const notices = async () =>
      (
        await sql(
          `select number, title, body from public_notice where kind = 'task' and ref = $1 order by number`,
          [code],
        )
      ).map((row) => ({ ...row }));
    const body = { drawId: code, name: '机动车修理业抽查', inspections: 2 };
    await publish(sql, {
      kind: 'task',
      ref: code,
      title: '抽查任务公告',
      body,
      at: monday.toISOString(),
    });
    for (const inspectionId of scene.task.inspectionIds) {
      await retire(scene.office, inspectionId);
      await end(scene.office.approver, inspectionId);
    }
    expect(await notices()).toEqual([
      { number: 1, title: '抽查任务公告', body },
      { number: 2, title: '抽查任务公告', body: { ...body, ended: { deregistered: 1 } } },
      { number: 3, title: '抽查任务公告', body: { ...body, ended: { deregistered: 2 } } },
    ]);
    expect(JSON.stringify(await notices())).not.toContain('注销登记');
  });

  it('P-33 unreachable is a finding of the rules, so such a visit is not ended: the refusal names them', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const inspectionId = scene.task.inspectionIds[0]!;
    await expect(end(scene.office.approver, inspectionId, 'unreachable')).rejects.toMatchObject({
      code: 'ends-by-result',
      details: { rule: expect.stringContaining('第二十六条 · P-33 result.codes') },
    });
  });

  it('is ended by nobody of its team or unit’s planners, nor with a request open, nor after a result', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    await retire(scene.office, inspectionId);
    const team = await teamOf(sql, scene, inspectionId);
    const { unit, approver } = scene.office;
    const both = { ...team[0]!, mandates: [{ role: 'approver' as const, path: unit.path }] };
    for (const who of [scene.office.planner, team[1]!, both]) {
      await expect(end(who, inspectionId)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(
      sql(
        `insert into visit_end (inspection_id, ground, reason, document, ended_by, ended_at)
         values ($1, 'closed', 'x', 'x', $2, now())`,
        [inspectionId, team[0]!.id],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
    await expect(
      sql(`update inspection set state = 'ended' where id = $1`, [inspectionId]),
    ).rejects.toMatchObject({ code: 'YH001' });

    const started = await start(sql, scene, inspectionId);
    const answers = await allAnswers(sql, scene.task.itemIds);
    await submitResult(by(started[0]!), { inspectionId, finding: 'clear', answers }, monday);
    await expect(end(approver, inspectionId)).rejects.toMatchObject({ code: 'illegal-step' });

    const asked = await aMatchedTask(sql);
    const id = asked.task.inspectionIds[0]!;
    await retire(asked.office, id);
    const [member] = await teamOf(sql, asked, id);
    await requestSubstitution(by(member!), { inspectionId: id, reason: 'health' }, monday);
    await expect(end(asked.office.approver, id)).rejects.toMatchObject({ code: 'request-open' });
  });

  it('before the match it is left out of the match; while one is announced it waits', async () => {
    const waiting = await aWaitingTask(sql, { subjects: 2 });
    const { office, task } = waiting;
    const [gone, stays] = task.inspectionIds as [string, string];
    await retire(office, gone);
    await end(office.approver, gone);
    await retire(office, stays);
    const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    await expect(end(office.approver, stays)).rejects.toMatchObject({ code: 'draw-pending' });
    expect(await seatTeams(bySystem(), { drawId }, monday)).toEqual({ inspections: 1 });
    expect(await sql('select 1 from seat where inspection_id = $1', [gone])).toEqual([]);
  });

  it('R-155 a disclosure that its closed task owed is owed no more', async () => {
    const scene = await aMatchedTask(sql, { endsOn: '2026-09-30' });
    const inspectionId = scene.task.inspectionIds[0]!;
    await retire(scene.office, inspectionId);
    const after = new Date('2026-10-09T09:00:00+08:00');
    await closeTask(bySystem(), { taskId: scene.task.id }, after);
    const owed = () =>
      sql(
        `select d.state, o.state as owed from disclosure d join obligation o on o.about_id = d.id
         where d.inspection_id = $1`,
        [inspectionId],
      );
    expect(await owed()).toEqual([{ state: 'pending', owed: 'open' }]);
    await end(scene.office.approver, inspectionId, 'deregistered', after);
    expect(await owed()).toEqual([{ state: 'withheld', owed: 'met' }]);
  });
});
