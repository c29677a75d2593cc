import { describe, expect, it } from 'vitest';
import { answerChecklist } from '../../../usecases/checklist/answer.ts';
import { signResult } from '../../support/visit-record.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { checkIn } from '../../../usecases/inspection/check-in.ts';
import { proveForResult } from '../../support/authenticator.ts';
import { useDatabase } from '../../support/database.ts';
import { profileFor } from '../../support/profile-for.ts';
import { aForm, giveEvidence } from '../../support/proof.ts';
import type { AnInspector } from '../../support/factories.ts';
import { allAnswers, aMatchedTask, by, monday, start, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

async function aStartedVisit(profile = 'gaoqing') {
  const scene = await aMatchedTask(sql, { profile });
  const inspectionId = scene.task.inspectionIds[0]!;
  const team = await start(sql, scene, inspectionId);
  const answers = await allAnswers(sql, scene.task.itemIds);
  const [lead, member] = team as [(typeof team)[0], (typeof team)[0]];
  const enter = (more: object, now = monday) =>
    submitResult(by(lead), { inspectionId, finding: 'clear', answers, ...more }, now);
  return { scene, inspectionId, lead, member, answers, enter };
}

const resultOf = async (inspectionId: string) =>
  (
    await sql('select * from result where inspection_id = $1 order by number desc', [inspectionId])
  )[0]!;

describe('what a result says beside its answers', () => {
  it('R-135 by which methods it was checked, from those of the bureau, and by one at least', async () => {
    const { inspectionId, enter } = await aStartedVisit();
    await expect(enter({ methods: [] })).rejects.toMatchObject({ code: 'methods-missing' });
    await expect(enter({ methods: ['hearsay'] })).rejects.toMatchObject({ code: 'bad-input' });
    await enter({ methods: ['network', 'documents', 'network'] });
    expect((await resultOf(inspectionId))['methods']).toEqual(['documents', 'network']);
  });

  it('R-135 network monitoring is refused where the bureau does not list it', async () => {
    const profile = await profileFor(sql, 'gaoqing', { 'exec.methods': ['documents', 'site'] });
    const { enter } = await aStartedVisit(profile);
    await expect(enter({ methods: ['site', 'network'] })).rejects.toMatchObject({
      code: 'method-not-ruled',
      details: { rule: '某局 第九条 · P-31 exec.methods' },
    });
  });

  it('R-148 measures on violations, from those of the bureau, and none where nothing was found', async () => {
    const profile = await profileFor(sql, 'gaoqing', { 'exec.measures': ['site-record'] });
    const { inspectionId, enter } = await aStartedVisit(profile);
    await expect(enter({ measures: ['site-record'] })).rejects.toMatchObject({
      code: 'measures-without-problem',
    });
    const problem = { finding: 'rectification' };
    await expect(enter({ ...problem, measures: ['stop-order'] })).rejects.toMatchObject({
      code: 'spot-measure-not-ruled',
      details: { rule: '某局 第九条 · exec.measures' },
    });
    await enter({ ...problem, measures: ['site-record'] });
    expect((await resultOf(inspectionId))['measures']).toEqual(['site-record']);
  });

  it('R-148 R-144 nobody who could not be reached is ordered anything; what was recorded and secured stands', async () => {
    const { inspectionId, lead, enter } = await aStartedVisit();
    await giveEvidence(lead, inspectionId);
    const nobody = { finding: 'unreachable', note: '登记地址无人，电话无人接听', answers: [] };
    for (const measure of ['stop-order', 'rectification']) {
      await expect(enter({ ...nobody, measures: ['site-record', measure] })).rejects.toMatchObject({
        code: 'measures-without-party',
        details: { rule: expect.stringContaining('第二十三条') },
      });
    }
    await enter({ ...nobody, measures: ['site-record', 'evidence'] });
    expect((await resultOf(inspectionId))['measures']).toEqual(['site-record', 'evidence']);
    // Each other conclusion is about something that was found at somebody who was there.
    const { enter: found, inspectionId: other } = await aStartedVisit();
    for (const finding of ['unpublicised', 'falsified', 'rectification', 'pending', 'other']) {
      await found({ finding, note: '见现场笔录', measures: ['stop-order', 'rectification'] });
      expect(await resultOf(other)).toMatchObject({
        finding,
        measures: ['stop-order', 'rectification'],
      });
    }
  });

  it('R-145 serious non-cooperation has a ground of the rules and a file, and no other finding has a ground', async () => {
    const profile = await profileFor(sql, 'gaoqing', {
      'result.nonCoopGrounds': ['entry', 'materials'],
    });
    const { inspectionId, lead, enter } = await aStartedVisit(profile);
    const entry = { finding: 'obstructed', answers: [], note: '门卫拒绝开门' };
    const rule = '某局 第九条 · result.nonCoopGrounds';
    await expect(enter(entry)).rejects.toMatchObject({ code: 'ground-missing', details: { rule } });
    await expect(enter({ ...entry, grounds: ['obstruction'] })).rejects.toMatchObject({
      code: 'ground-not-ruled',
      details: { rule },
    });
    await expect(enter({ finding: 'pending', grounds: ['entry'] })).rejects.toMatchObject({
      code: 'ground-without-obstruction',
    });
    await expect(enter({ ...entry, grounds: ['entry'] })).rejects.toMatchObject({
      code: 'evidence-missing',
      details: { rule },
    });
    await giveEvidence(lead, inspectionId);
    await enter({ ...entry, grounds: ['materials', 'entry'] });
    expect(await resultOf(inspectionId)).toMatchObject({ grounds: ['entry', 'materials'] });
  });

  it.each(['unreachable', 'obstructed'])(
    'R-144 %s needs a file, whoever writes it down',
    async (finding) => {
      const { inspectionId, lead } = await aStartedVisit();
      const row = `insert into result (id, inspection_id, number, finding, answers, note, hash, submitted_by, submitted_at)
      values (gen_random_uuid(), '${inspectionId}', 1, '${finding}', '[]', '无', repeat('0', 64), '${lead.id}', now())`;
      await expect(sql(row)).rejects.toMatchObject({ code: 'YH001' });
      await giveEvidence(lead, inspectionId);
      await sql(row);
    },
  );

  it('R-147 with a file nobody could be reached, nothing needs to be ticked off; any other finding takes the whole list', async () => {
    const { inspectionId, lead, enter } = await aStartedVisit('gaoxin');
    await giveEvidence(lead, inspectionId);
    const short = { answers: [], note: '三次上门均无人' };
    for (const finding of [
      'clear',
      'unpublicised',
      'falsified',
      'rectification',
      'pending',
      'other',
    ]) {
      await expect(enter({ ...short, finding })).rejects.toMatchObject({
        code: expect.stringMatching(/^(form-missing|answers-missing)$/),
      });
    }
    await enter({ ...short, finding: 'unreachable' });
    expect(await resultOf(inspectionId)).toMatchObject({ answers: [], methods: ['site'] });
  });
});

describe('the hash that members sign', () => {
  it('R-142 is another one when a method, a ground, a measure or a file is', async () => {
    const { inspectionId, lead, enter } = await aStartedVisit();
    const hashes = new Set<string>();
    const keep = async (more: object) =>
      hashes.add((await enter({ finding: 'other', note: '一', ...more })).hash);
    await keep({});
    await keep({ methods: ['documents'] });
    await keep({ measures: ['evidence'] });
    await giveEvidence(lead, inspectionId);
    await keep({});
    await keep({ finding: 'obstructed', grounds: ['entry'] });
    await keep({ finding: 'obstructed', grounds: ['entry', 'materials'] });
    expect(hashes.size).toBe(6);
  });

  it('R-142 names every file: what came after it was entered is signed only once it is entered anew', async () => {
    const { inspectionId, lead, member, enter } = await aStartedVisit();
    const first = await giveEvidence(lead, inspectionId);
    await enter({});
    expect((await resultOf(inspectionId))['evidence']).toEqual([{ number: 1, hash: first.hash }]);
    const second = await giveEvidence(member, inspectionId);
    const sign = () => signResult(by(member), { inspectionId }, monday);
    await expect(sign()).rejects.toMatchObject({
      code: 'evidence-unsigned',
      details: { count: 1 },
    });
    const forged = sql(
      `insert into signature (result_id, inspector_id, result_hash, door, signed_at)
       select id, $2, hash, 'panel', now() from result where inspection_id = $1`,
      [inspectionId, member.id],
    );
    await expect(forged).rejects.toMatchObject({ code: 'YH001' });
    await enter({});
    expect((await resultOf(inspectionId))['evidence']).toEqual([
      { number: 1, hash: first.hash },
      { number: 2, hash: second.hash },
    ]);
    expect(await sign()).toEqual({ signed: 1, of: 2 });
  });

  it('R-142 changed after a signature it is void, and whoever gave that is told so', async () => {
    const { inspectionId, lead, member, enter } = await aStartedVisit();
    await enter({});
    await signResult(by(member), { inspectionId }, monday);
    await proveForResult(lead, inspectionId, monday);
    expect(await enter({ methods: ['documents'] })).toMatchObject({ fell: [member.name] });
    const told = await sql(
      `select person_id from message where about_id = $1 and dedupe_key like 'fell:%'`,
      [inspectionId],
    );
    expect(told).toEqual([{ person_id: member.id }]);
    expect(
      await sql(
        'select 1 from signature s join result r on r.id = s.result_id where r.inspection_id = $1 and r.number = 2',
        [inspectionId],
      ),
    ).toEqual([]);
  });
});

describe('the record of an inspection', () => {
  const minutes = (count: number) => new Date(monday.getTime() + count * 60_000);

  it('R-141 keeps beside the moment that somebody names the one at which it came', async () => {
    const { inspectionId, lead, answers } = await aStartedVisit();
    const edit = (saidAt: Date, at: Date) => {
      const given = { inspectionId, answers: [answers[0]!], saidAt: saidAt.toISOString() };
      return answerChecklist(by(lead), given, at);
    };
    await edit(minutes(30), minutes(90));
    const [row] = await sql(
      'select said_at, edited_at from checklist_edit where inspection_id = $1',
      [inspectionId],
    );
    expect(row).toEqual({ said_at: minutes(30), edited_at: minutes(90) });
    await expect(edit(minutes(120), minutes(91))).rejects.toMatchObject({ code: 'bad-input' });
    await expect(edit(minutes(-30), minutes(92))).rejects.toMatchObject({ code: 'bad-input' });
    for (const statement of [
      'delete from checklist_edit',
      'update checklist_edit set said_at = null',
    ]) {
      await expect(sql(statement), statement).rejects.toMatchObject({ code: 'YH001' });
    }
  });

  it('R-141 nobody says that they filled in before they had come themselves; a slow clock says nothing', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead, member] = (await teamOf(sql, scene, inspectionId)) as [AnInspector, AnInspector];
    for (const one of [lead, member]) await acceptInspection(by(one), { inspectionId }, monday);
    await checkIn(by(lead), { inspectionId }, monday);
    await checkIn(by(member), { inspectionId }, minutes(60));
    const [answer] = await allAnswers(sql, scene.task.itemIds);
    const tick = (said: Date, at: Date) =>
      answerChecklist(
        by(member),
        { inspectionId, answers: [answer!], saidAt: said.toISOString() },
        at,
      );
    await expect(tick(minutes(30), minutes(90))).rejects.toMatchObject({
      code: 'bad-input',
      details: { field: 'saidAt' },
    });
    await tick(new Date(minutes(60).getTime() - 30_000), minutes(60));
    const kept = await sql('select said_at from checklist_edit where inspection_id = $1', [
      inspectionId,
    ]);
    expect(kept).toEqual([{ said_at: null }]);
  });

  it('R-140 R-141 takes answers to the points of the form, and the choices of the whole result', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin', forms: false });
    await aForm(sql, scene.task.itemIds, { points: [['住宿登记', '逐人登记']] });
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await start(sql, scene, inspectionId);
    const itemId = scene.task.itemIds[0]!;
    const answer = (point: string) =>
      answerChecklist(
        by(lead!),
        { inspectionId, answers: [{ itemId, point, answer: 'ok' }], methods: 'site,documents' },
        monday,
      );
    await expect(answer('证照')).rejects.toMatchObject({ code: 'bad-input' });
    expect(await answer('住宿登记')).toEqual({ kept: 2 });
  });
});
