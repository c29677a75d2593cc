import { describe, expect, it } from 'vitest';
import { database as office } from '../../../db/data-source.ts';
import { disclosureFacts } from '../../../db/queries/card-facts-disclosure.ts';
import { openDisclosuresUnder } from '../../../db/queries/disclosures-under.ts';
import { can } from '../../../domain/policy.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { decideRecusal } from '../../../usecases/recusal/decide.ts';
import { requestRecusal } from '../../../usecases/recusal/request.ts';
import { replaceInspector } from '../../../usecases/substitution/replace.ts';
import { signResult } from '../../support/visit-record.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { closeTask } from '../../../usecases/task/close.ts';
import { proveForResult } from '../../support/authenticator.ts';
import { useDatabase } from '../../support/database.ts';
import { anInterest, anItem, aPerson, many, type Someone } from '../../support/factories.ts';
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

const disclosureOf = async (inspectionId: string) =>
  (await sql('select * from disclosure where inspection_id = $1', [inspectionId]))[0]!;

async function aSignedVisit(note = '') {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const team = await signed(sql, scene, inspectionId, monday, { note });
  const { id } = await disclosureOf(inspectionId);
  return { scene, inspectionId, team, id: id as string };
}

const approve = (person: Someone, disclosureId: string) =>
  approveDisclosure(by(person), { disclosureId, verdict: 'approve' }, monday);

const noticesOf = async (inspectionId: string) =>
  sql(
    `select p.number, p.body from public_notice p join inspection n on n.code = p.ref
     where n.id = $1 and p.kind = 'result'`,
    [inspectionId],
  );

async function expectUntouched(scene: Scene, inspectionId: string, id: string) {
  expect(await noticesOf(inspectionId)).toEqual([]);
  expect(await sql('select 1 from decision where about_id = $1', [id])).toEqual([]);
  expect(await disclosureOf(inspectionId)).toMatchObject({ state: 'pending' });
  const [visit] = await sql('select state from inspection where id = $1', [inspectionId]);
  expect(visit).toEqual({ state: 'signed' });
}

describe('approving a disclosure', () => {
  it('R-163 R-165 publishes a copy of the allowed fields, and meets the obligation', async () => {
    const { scene, inspectionId, team, id } = await aSignedVisit('门头灯箱已修复');
    expect(await approve(scene.office.approver, id)).toEqual({ state: 'published' });
    const [notice] = await noticesOf(inspectionId);
    const [subject] = await sql(
      'select s.* from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [inspectionId],
    );
    expect(notice!['number']).toBe(1);
    expect(notice!['body']).toEqual({
      inspection: `${scene.task.code}-0001`,
      task: '旅馆业秋季抽查',
      subject: {
        name: subject!['name'],
        uscc: subject!['uscc'],
        category: '旅馆业',
        address: subject!['address'],
      },
      items: ['对旅馆业的治安检查'],
      finding: 'clear',
      note: '门头灯箱已修复',
      unit: scene.office.unit.name,
      date: '2026-09-14',
      inspectors: ['张*', '张*'],
      restricted: false,
    });
    const text = JSON.stringify(notice);
    for (const { name } of team) expect(text).not.toContain(`"${name}"`);
    expect(await disclosureOf(inspectionId)).toMatchObject({
      state: 'published',
      approved_by: scene.office.approver.id,
    });
    const [visit] = await sql('select state from inspection where id = $1', [inspectionId]);
    expect(visit).toEqual({ state: 'published' });
    const obligations = await sql('select state from obligation where about_id = $1', [id]);
    expect(obligations).toEqual([{ state: 'met' }]);
    // Neither the owner of the tables nor the office takes it back or writes it anew.
    for (const change of [
      `update public_notice set title = '' where kind = 'result'`,
      `delete from public_notice where kind = 'result'`,
    ]) {
      await expect(sql(change), change).rejects.toMatchObject({ code: 'YH001' });
      await expect(office().query(change), change).rejects.toMatchObject({ code: '42501' });
    }
    expect(await noticesOf(inspectionId)).toEqual([notice]);
  });

  it('R-163 is for approvers outside the team', async () => {
    const { scene, inspectionId, team, id } = await aSignedVisit();
    const { office } = scene;
    const pressing: Someone[] = [
      ...team,
      { ...team[0]!, mandates: [{ role: 'approver', path: office.bureau.path }] },
      office.planner,
      office.head,
      await aPerson(sql, { unit: office.sibling, roles: [['approver', office.sibling]] }),
    ];
    for (const person of pressing) {
      await expect(approve(person, id)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expectUntouched(scene, inspectionId, id);
  });

  it('R-163 is not for whoever left the team, nor for whoever has an interest in the subject', async () => {
    const scene = await aMatchedTask(sql);
    const { unit } = scene.office;
    const inspectionId = scene.task.inspectionIds[0]!;
    const left = (await teamOf(sql, scene, inspectionId))[1]!;
    const { recusalId } = await requestRecusal(
      by(left),
      { inspectionId, ground: 'kinship' },
      monday,
    );
    await decideRecusal(by(scene.office.approver), { id: recusalId, verdict: 'approve' }, monday);
    const [draw] = await sql(`select id from draw where kind = 'substitution' and task_id = $1`, [
      scene.task.id,
    ]);
    await replaceInspector(bySystem(), { drawId: draw!['id'] }, monday);
    await sql('update interest set ended_at = now() where inspector_id = $1', [left.id]);
    await signed(sql, scene, inspectionId);
    const { id } = await disclosureOf(inspectionId);
    const approver = (person: Someone): Someone => ({
      ...person,
      mandates: [{ role: 'approver', path: unit.path }],
    });
    await expect(approve(approver(left), id)).rejects.toMatchObject({ code: 'forbidden' });

    const team = await teamOf(sql, scene, inspectionId);
    const kin = scene.inspectors.find((one) => one !== left && !team.includes(one))!;
    const [subject] = await sql(
      'select s.* from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [inspectionId],
    );
    await anInterest(sql, kin, subject as never);
    await expect(approve(approver(kin), id)).rejects.toMatchObject({ code: 'forbidden' });
    const facts = await disclosureFacts(id);
    expect(can(approver(left), 'disclosure.approve', facts!)).toBe(false);
    expect(can(approver(kin), 'disclosure.approve', facts!)).toBe(false);
    const [line] = (await openDisclosuresUnder([unit.path])).filter((one) => one.id === id);
    expect(can(approver(left), 'disclosure.approve', line!)).toBe(false);
    expect(can(approver(kin), 'disclosure.approve', line!)).toBe(false);
    await expectUntouched(scene, inspectionId, id);
    expect(await approve(scene.office.approver, id)).toEqual({ state: 'published' });
  });

  it.each([
    ['an identity number', '法定代表人身份证 11010519491231002X'],
    ['a mobile number', '电话：138-1234-5678'],
    ['a bank card', '收款账户 ４１１１ 1111 1111 1111'],
  ])('R-159 stops %s at the gate', async (_, note) => {
    const { scene, inspectionId, id } = await aSignedVisit(note);
    await expect(approve(scene.office.approver, id)).rejects.toMatchObject({
      code: 'personal-data',
      details: { field: 'note' },
    });
    await expectUntouched(scene, inspectionId, id);
  });

  it('lets the lead enter the result anew after that, and publishes what was signed last', async () => {
    const { scene, inspectionId, team, id } = await aSignedVisit('电话 13812345678');
    const first = await disclosureOf(inspectionId);
    const answers = await allAnswers(sql, scene.task.itemIds);
    const entry = { inspectionId, finding: 'clear', answers, note: '无' } as const;
    await proveForResult(team[0]!, inspectionId, monday);
    await submitResult(by(team[0]!), entry, monday);
    await expect(approve(scene.office.approver, id)).rejects.toMatchObject({
      code: 'not-all-signed',
    });
    const later = new Date('2026-09-16T09:00:00+08:00');
    for (const member of team) await signResult(by(member), { inspectionId }, later);
    const again = await disclosureOf(inspectionId);
    expect(again['id']).toBe(id);
    expect(again['clock_from']).toEqual(first['clock_from']);
    expect(await sql('select 1 from obligation where about_id = $1', [id])).toHaveLength(1);
    await approve(scene.office.approver, id);
    expect((await noticesOf(inspectionId))[0]!['body']).toMatchObject({ note: '无' });
  });

  it('R-160 gives neither address nor details of an item that is disclosed in part', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const restricted = await anItem(sql, { disclosure: 'restricted' });
    await sql('alter table task_item disable trigger task_item_is_kept');
    await sql('insert into task_item (task_id, item_id) values ($1, $2)', [
      scene.task.id,
      restricted,
    ]);
    await sql('alter table task_item enable always trigger task_item_is_kept');
    scene.task.itemIds.push(restricted);
    await signed(sql, scene, inspectionId, monday, { note: '库房位于东侧' });
    await approve(scene.office.approver, (await disclosureOf(inspectionId))['id']);
    const [notice] = await noticesOf(inspectionId);
    expect(notice!['body']).toMatchObject({ restricted: true, finding: 'clear' });
    expect(notice!['body'].subject).not.toHaveProperty('address');
    expect(notice!['body']).not.toHaveProperty('note');
    expect(JSON.stringify(notice)).not.toContain('库房');
  });

  it('R-160 R-138 goes by the category that was drawn, not by what the registry says afterwards', async () => {
    const scene = await aMatchedTask(sql, { profile: 'xianyou', category: '爆破作业单位' });
    const inspectionId = scene.task.inspectionIds[0]!;
    await signed(sql, scene, inspectionId, monday, { note: '库房位于东侧' });
    await sql(
      `update subject set category = '旅馆业' where id = (select subject_id from inspection where id = $1)`,
      [inspectionId],
    );
    await approve(scene.office.approver, (await disclosureOf(inspectionId))['id']);
    const [notice] = await noticesOf(inspectionId);
    expect(notice!['body']).toMatchObject({
      restricted: true,
      subject: { category: '爆破作业单位' },
      items: ['对爆破作业单位的治安检查'],
    });
    expect(notice!['body'].subject).not.toHaveProperty('address');
    expect(notice!['body']).not.toHaveProperty('note');
    expect(JSON.stringify(notice)).not.toContain('库房');
  });

  it('R-142, P-32 publishes nothing before everybody has signed, and names who has not', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin', endsOn: '2026-09-30' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const team = await start(sql, scene, inspectionId);
    const answers = await allAnswers(sql, scene.task.itemIds);
    await submitResult(by(team[0]!), { inspectionId, finding: 'clear', answers }, monday);
    await signResult(by(team[0]!), { inspectionId }, monday);
    const afterwards = new Date('2026-10-09T09:00:00+08:00');
    await closeTask(bySystem(), { taskId: scene.task.id }, afterwards);
    const { id } = await disclosureOf(inspectionId);
    await expect(approve(scene.office.approver, id)).rejects.toMatchObject({
      code: 'not-all-signed',
      details: {
        names: team[1]!.name,
        rule: expect.stringContaining('第二十五条 · P-32 sign.allMembers'),
      },
    });
    expect(await noticesOf(inspectionId)).toEqual([]);
  });

  it('R-159 withholds on a ground of the bureau’s rules only, and that is a decision in time', async () => {
    const { scene, inspectionId, id } = await aSignedVisit();
    const withhold = (ground?: string, reason?: string) =>
      approveDisclosure(
        by(scene.office.approver),
        {
          disclosureId: id,
          verdict: 'withhold',
          ...(ground && { ground }),
          ...(reason && { reason }),
        },
        monday,
      );
    await expect(withhold()).rejects.toMatchObject({
      code: 'reason-required',
      details: { rule: expect.stringContaining('disclosure.exceptionGrounds') },
    });
    await expect(withhold('law')).rejects.toMatchObject({ code: 'reason-required' });
    await expect(withhold('shame', '不好看')).rejects.toMatchObject({ code: 'bad-input' });
    await expectUntouched(scene, inspectionId, id);
    expect(await withhold('law', '涉及在办案件')).toEqual({ state: 'withheld' });
    expect(await noticesOf(inspectionId)).toEqual([]);
    const obligations = await sql('select state from obligation where about_id = $1', [id]);
    expect(obligations).toEqual([{ state: 'met' }]);
    await expect(approve(scene.office.approver, id)).rejects.toMatchObject({
      code: 'already-decided',
    });
  });

  it('leaves one decision and one publication when eight people approve at once', async () => {
    const { scene, inspectionId, id } = await aSignedVisit();
    const { unit } = scene.office;
    const approvers = await many(8, () => aPerson(sql, { unit, roles: [['approver', unit]] }));
    const outcomes = await Promise.allSettled(approvers.map((person) => approve(person, id)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.code).toBe('already-decided');
    }
    expect(await noticesOf(inspectionId)).toHaveLength(1);
  });
});
