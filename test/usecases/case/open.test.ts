import { beforeAll, describe, expect, it } from 'vitest';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { signResult } from '../../support/visit-record.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { useDatabase } from '../../support/database.ts';
import { giveEvidence } from '../../support/proof.ts';
import {
  allAnswers,
  aMatchedTask,
  by,
  monday,
  type Scene,
  signed,
  start,
} from '../../support/visit.ts';

const { sql } = useDatabase();
let scene: Scene;
const visit = (n: number) => scene.task.inspectionIds[n]!;
const casesOf = (inspectionId: string) =>
  sql('select * from case_file where inspection_id = $1 order by opened_at, code', [inspectionId]);

// What somebody has signed is entered anew behind a second factor.
const proved = (personId: string, inspectionId: string) =>
  sql(
    `insert into step_up (id, person_id, about_type, about_id, at, expires_at)
     values (gen_random_uuid(), $1, 'inspection', $2, $3, $3::timestamptz + interval '10 minutes')`,
    [personId, inspectionId, monday],
  );

beforeAll(async () => {
  scene = await aMatchedTask(sql, { subjects: 3 });
});

describe('a signed result', () => {
  it('R-175 that orders rectification opens a case with an owner, a last day and reminders', async () => {
    const team = await signed(sql, scene, visit(0), monday, { finding: 'rectification' });
    const [file] = await casesOf(visit(0));
    expect(file).toMatchObject({
      kind: 'rectification',
      state: 'open',
      unit_id: scene.office.unit.id,
      owner_id: team[0]!.id,
      // 20 working days, past Mid-Autumn and National Day.
      due_on: '2026-10-16',
    });
    const owed = await sql('select * from obligation where about_id = $1', [file!['id']]);
    expect(owed).toMatchObject([{ kind: 'case', state: 'open', person_id: team[0]!.id }]);
    const told = await sql(`select person_id from message where card = 'case' and about_id = $1`, [
      file!['id'],
    ]);
    expect(told).toEqual([{ person_id: team[0]!.id }]);
    const trail = await sql(`select data from event where type = 'case.opened' and about_id = $1`, [
      file!['id'],
    ]);
    expect(trail).toHaveLength(1);
  });

  it('that finds no problem opens none', async () => {
    await signed(sql, scene, visit(1));
    expect(await casesOf(visit(1))).toEqual([]);
  });

  it('R-185 of a subject that does not cooperate opens a case of its own kind; entered anew, the first one is over', async () => {
    const team = await start(sql, scene, visit(2));
    const enter = async (finding: 'obstructed' | 'pending') => {
      const answers = await allAnswers(sql, scene.task.itemIds);
      const grounds = finding === 'obstructed' ? ['entry' as const] : [];
      const given = { inspectionId: visit(2), finding, grounds, answers, note: '拒绝进入' };
      await submitResult(by(team[0]!), given, monday);
      for (const member of team) await signResult(by(member), { inspectionId: visit(2) }, monday);
    };
    await giveEvidence(team[0]!, visit(2));
    await enter('pending');
    expect(await casesOf(visit(2))).toMatchObject([{ kind: 'pending', state: 'open' }]);
    await proved(team[0]!.id, visit(2));
    await enter('obstructed');
    expect(await casesOf(visit(2))).toMatchObject([
      { kind: 'pending', state: 'closed', outcome: 'result-changed' },
      { kind: 'non-cooperation', state: 'open' },
    ]);
    const owed = await sql(
      `select state from obligation where kind = 'case' and about_id = any($1) order by 1`,
      [(await casesOf(visit(2))).map(({ id }) => id)],
    );
    expect(owed).toEqual([{ state: 'met' }, { state: 'open' }]);
  });

  it('R-175 goes nowhere without its case, whichever way it is written', async () => {
    await sql(
      `insert into result select gen_random_uuid(), inspection_id, number + 1, 'pending', answers, note, hash,
         submitted_by, submitted_at from result where inspection_id = $1`,
      [visit(1)],
    );
    const approve = sql(`update inspection set state = 'approved' where id = $1`, [visit(1)]);
    await expect(approve).rejects.toMatchObject({ code: 'YH001' });
    const [row] = await sql('select id from disclosure where inspection_id = $1', [visit(1)]);
    const disclosureId: string = row!['id'];
    for (const verdict of [
      { verdict: 'approve' },
      { verdict: 'withhold', ground: 'law', reason: '涉及在办案件' },
    ] as const) {
      await expect(
        approveDisclosure(by(scene.office.approver), { disclosureId, ...verdict }, monday),
      ).rejects.toMatchObject({
        code: 'case-missing',
        details: { rule: expect.stringMatching(/followup\.ownerRule/) },
      });
    }
  });
});
