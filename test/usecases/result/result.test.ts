import { describe, expect, it } from 'vitest';
import { inspectionFacts } from '../../../db/queries/card-facts-inspection.ts';
import { resultHash } from '../../../domain/result.ts';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { checkIn } from '../../../usecases/inspection/check-in.ts';
import { signResult } from '../../support/visit-record.ts';
import { replaceInspector } from '../../../usecases/substitution/replace.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { approve, redrawOf } from '../../support/asks.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { proveForResult } from '../../support/authenticator.ts';
import { useDatabase } from '../../support/database.ts';
import { anItem, type AnInspector } from '../../support/factories.ts';
import { giveEvidence } from '../../support/proof.ts';
import {
  allAnswers,
  aMatchedTask,
  by,
  bySystem,
  monday,
  start,
  teamOf,
} from '../../support/visit.ts';

const { sql } = useDatabase();

async function aStartedVisit() {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead, member] = await start(sql, scene, inspectionId);
  const answers = await allAnswers(sql, scene.task.itemIds);
  return { scene, inspectionId, lead: lead!, member: member!, answers };
}

// The third member accepts and does not come.
async function aVisitOfThree() {
  const scene = await aMatchedTask(sql, { teamSize: 3 });
  const inspectionId = scene.task.inspectionIds[0]!;
  const team = await teamOf(sql, scene, inspectionId);
  for (const member of team) await acceptInspection(by(member), { inspectionId }, monday);
  for (const member of team.slice(0, 2)) await checkIn(by(member), { inspectionId }, monday);
  return { scene, inspectionId, team, answers: await allAnswers(sql, scene.task.itemIds) };
}

const stateOf = async (id: string) =>
  (await sql('select state, version from inspection where id = $1', [id]))[0]!;

const resultsOf = (id: string) =>
  sql('select * from result where inspection_id = $1 order by number', [id]);

describe('entering a result', () => {
  it('R-137 is refused with one check-in', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const team = await teamOf(sql, scene, inspectionId);
    for (const member of team) await acceptInspection(by(member), { inspectionId }, monday);
    await checkIn(by(team[0]!), { inspectionId }, monday);
    const answers = await allAnswers(sql, scene.task.itemIds);
    await expect(
      submitResult(by(team[0]!), { inspectionId, finding: 'clear', answers }, monday),
    ).rejects.toMatchObject({
      code: 'one-check-in',
      details: { have: 1, need: 2, rule: '高青县公安局 第十九条 · P-23 team.min' },
    });
    expect(await resultsOf(inspectionId)).toEqual([]);
  });

  it('R-139 is the lead’s: members, approvers and others are refused', async () => {
    const { scene, inspectionId, lead, member, answers } = await aStartedVisit();
    const entry = { inspectionId, finding: 'clear', answers } as const;
    for (const person of [member, scene.office.approver, scene.office.planner]) {
      await expect(submitResult(by(person), entry, monday)).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    const { number, hash } = await submitResult(by(lead), entry, monday);
    expect(number).toBe(1);
    const [row] = await resultsOf(inspectionId);
    const [visit] = await sql('select code from inspection where id = $1', [inspectionId]);
    const {
      finding,
      answers: kept,
      note,
      submitted_by: submittedBy,
    } = row as never as {
      finding: 'clear';
      answers: typeof answers;
      note: string;
      submitted_by: string;
    };
    const inspection = visit!['code'];
    const said = { methods: ['site' as const], grounds: [], measures: [], activities: [] };
    const whole = { ...said, inspection, number, finding, answers: kept, note, submittedBy };
    expect(resultHash({ ...whole, forms: [], evidence: [] })).toBe(hash);
  });

  it('R-138 needs an answer to every point of every item, once, and a reason where one does not apply', async () => {
    const { inspectionId, lead, answers } = await aStartedVisit();
    const enter = (given: object[]) =>
      submitResult(by(lead), { inspectionId, finding: 'clear', answers: given as never }, monday);
    expect(answers.map(({ point }) => point)).toEqual(['证照', '实名登记', '视频监控']);
    await expect(enter(answers.slice(1))).rejects.toMatchObject({
      code: 'answers-missing',
      details: { count: 1 },
    });
    await expect(enter([...answers, answers[0]!])).rejects.toMatchObject({ code: 'bad-input' });
    await expect(enter([{ ...answers[0]!, point: '消防' }, ...answers])).rejects.toMatchObject({
      code: 'bad-input',
    });
    const skipped = { ...answers[2]!, answer: 'not-applicable' };
    await expect(enter([...answers.slice(0, 2), skipped])).rejects.toMatchObject({
      code: 'reason-required',
    });
    await enter([...answers.slice(0, 2), { ...skipped, note: '未安装监控' }]);
    expect((await stateOf(inspectionId))['state']).toBe('submitted');
  });

  it('R-138 keeps the items of the category that was drawn, whatever the registry says later', async () => {
    const { scene, inspectionId, lead, answers } = await aStartedVisit();
    await sql(
      `update subject set category = '典当业' where id = (select subject_id from inspection where id = $1)`,
      [inspectionId],
    );
    const facts = await inspectionFacts(inspectionId, lead.id);
    expect(facts!.items.map(({ name }) => name)).toEqual(['对旅馆业的治安检查']);
    await submitResult(by(lead), { inspectionId, finding: 'clear', answers }, monday);
    expect((await resultsOf(inspectionId))[0]!['answers']).toHaveLength(answers.length);
    expect(scene.task.itemIds).toHaveLength(1);
  });

  it('R-138 is refused where there is nothing to check', async () => {
    const itemIds = [await anItem(sql, { category: '典当业' })];
    const scene = await aMatchedTask(sql, { itemIds });
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await start(sql, scene, inspectionId);
    await expect(
      submitResult(by(lead!), { inspectionId, finding: 'clear', answers: [] }, monday),
    ).rejects.toMatchObject({ code: 'checklist-empty' });
    expect(await resultsOf(inspectionId)).toEqual([]);
  });

  it('R-144 未发现问题 stands alone, 其他情形 says what, and there is no free finding', async () => {
    const { inspectionId, lead, answers } = await aStartedVisit();
    const enter = (finding: string, given: object[], note = '') =>
      submitResult(
        by(lead),
        { inspectionId, finding: finding as 'clear', answers: given as never, note },
        monday,
      );
    const problem = [{ ...answers[0]!, answer: 'problem' }, ...answers.slice(1)];
    await expect(enter('clear', problem)).rejects.toMatchObject({ code: 'finding-contradicted' });
    await expect(enter('other', answers)).rejects.toMatchObject({
      code: 'reason-required',
      details: { rule: expect.stringContaining('P-33 result.codes') },
    });
    await expect(enter('fine', answers)).rejects.toMatchObject({ code: 'bad-input' });
    await enter('rectification', problem);
    expect((await resultsOf(inspectionId))[0]).toMatchObject({ finding: 'rectification' });
  });

  it('R-147 is formed directly where nobody could be reached, with what was tried', async () => {
    const { inspectionId, lead } = await aStartedVisit();
    const entry = { inspectionId, finding: 'unreachable' as const, answers: [] };
    await expect(submitResult(by(lead), entry, monday)).rejects.toMatchObject({
      code: 'reason-required',
      details: { rule: expect.stringContaining('result.directPath') },
    });
    const note = '登记住所已无人经营，邻居证实';
    await expect(submitResult(by(lead), { ...entry, note }, monday)).rejects.toMatchObject({
      code: 'evidence-missing',
      details: { rule: expect.stringContaining('result.directPath') },
    });
    await giveEvidence(lead, inspectionId);
    await submitResult(by(lead), { ...entry, note }, monday);
    expect((await resultsOf(inspectionId))[0]).toMatchObject({ note, answers: [] });
  });
});

describe('signing a result', () => {
  it('R-142 collects each member’s own signature, bound to the hash', async () => {
    const { scene, inspectionId, lead, member, answers } = await aStartedVisit();
    const sign = (person: typeof lead) => signResult(by(person), { inspectionId }, monday);
    await expect(sign(lead)).rejects.toMatchObject({ code: 'illegal-step' });
    const { resultId, hash } = await submitResult(
      by(lead),
      { inspectionId, finding: 'clear', answers },
      monday,
    );
    expect(await sign(member)).toEqual({ signed: 1, of: 2 });
    await expect(sign(member)).rejects.toMatchObject({ code: 'illegal-step' });
    await expect(
      signResult(by(scene.office.approver), { inspectionId }, monday),
    ).rejects.toMatchObject({ code: 'not-a-member' });
    expect((await stateOf(inspectionId))['state']).toBe('submitted');
    expect(await sign(lead)).toEqual({ signed: 2, of: 2 });
    expect((await stateOf(inspectionId))['state']).toBe('signed');
    const signatures = await sql('select result_hash from signature where result_id = $1', [
      resultId,
    ]);
    expect(signatures).toEqual([{ result_hash: hash }, { result_hash: hash }]);
    await expect(
      sql(`update signature set result_hash = 'x' where result_id = $1`, [resultId]),
    ).rejects.toMatchObject({ code: 'YH001' });
  });

  it('R-137 R-142 is for who was there: whoever never came checks in, or is replaced', async () => {
    const { scene, inspectionId, team, answers } = await aVisitOfThree();
    const [lead, member, absent] = team as [AnInspector, AnInspector, AnInspector];
    const entry = { inspectionId, finding: 'clear', answers } as const;
    await submitResult(by(lead), entry, monday);
    for (const person of [lead, member]) await signResult(by(person), { inspectionId }, monday);
    await expect(signResult(by(absent), { inspectionId }, monday)).rejects.toMatchObject({
      code: 'not-checked-in',
      details: { rule: expect.stringContaining('P-32 sign.allMembers') },
    });
    expect(await stateOf(inspectionId)).toMatchObject({ state: 'submitted' });

    const { substitutionId } = await requestSubstitution(
      by(absent),
      { inspectionId, reason: 'health' },
      monday,
    );
    await expect(submitResult(by(lead), entry, monday)).rejects.toMatchObject({
      code: 'request-open',
    });
    await approve(scene.office.approver, substitutionId);
    const drawId = (await redrawOf(sql, substitutionId))['id'];
    const { substituteId } = await replaceInspector(bySystem(), { drawId }, monday);
    const substitute = scene.inspectors.find(({ id }) => id === substituteId)!;
    expect(await stateOf(inspectionId)).toMatchObject({ state: 'started' });
    await expect(checkIn(by(substitute), { inspectionId }, monday)).rejects.toMatchObject({
      code: 'illegal-step',
    });
    await acceptInspection(by(substitute), { inspectionId }, monday);
    await checkIn(by(substitute), { inspectionId }, monday);
    await proveForResult(lead, inspectionId, monday);
    await submitResult(by(lead), entry, monday);
    for (const person of [lead, member, substitute]) {
      await signResult(by(person), { inspectionId }, monday);
    }
    expect(await stateOf(inspectionId)).toMatchObject({ state: 'signed' });
  });

  it('R-137 takes a member who comes after the result was entered', async () => {
    const { inspectionId, team, answers } = await aVisitOfThree();
    await submitResult(by(team[0]!), { inspectionId, finding: 'clear', answers }, monday);
    await checkIn(by(team[2]!), { inspectionId }, monday);
    for (const person of team) await signResult(by(person), { inspectionId }, monday);
    expect(await stateOf(inspectionId)).toMatchObject({ state: 'signed' });
  });

  it('R-142 a second entry makes the earlier signatures count for nothing, and old cards are stale', async () => {
    const { inspectionId, lead, member, answers } = await aStartedVisit();
    const enter = (note: string) =>
      submitResult(by(lead), { inspectionId, finding: 'clear', answers, note }, monday);
    await enter('第一稿');
    const seen = (await stateOf(inspectionId))['version'];
    await signResult(by(member, seen), { inspectionId }, monday);
    await proveForResult(lead, inspectionId, monday);
    expect(await enter('第二稿')).toMatchObject({ number: 2 });
    await expect(signResult(by(lead, seen), { inspectionId }, monday)).rejects.toMatchObject({
      code: 'stale',
    });
    expect(await signResult(by(lead), { inspectionId }, monday)).toEqual({ signed: 1, of: 2 });
    expect(await signResult(by(member), { inspectionId }, monday)).toEqual({ signed: 2, of: 2 });
    expect((await resultsOf(inspectionId)).map(({ note }) => note)).toEqual(['第一稿', '第二稿']);
  });

  it('two members who sign the same card at the same moment are both counted', async () => {
    const { inspectionId, lead, member, answers } = await aStartedVisit();
    await submitResult(by(lead), { inspectionId, finding: 'clear', answers }, monday);
    const seen = (await stateOf(inspectionId))['version'];
    const counts = await Promise.all(
      [lead, member].map((person) => signResult(by(person, seen), { inspectionId }, monday)),
    );
    expect(new Set(counts.map(({ signed }) => signed))).toEqual(new Set([1, 2]));
    expect(
      await sql('select 1 from disclosure where inspection_id = $1', [inspectionId]),
    ).toHaveLength(1);
  });
});
