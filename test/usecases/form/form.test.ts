import { beforeAll, describe, expect, it } from 'vitest';
import { pointList, resultAnswers } from '../../../bot/points.ts';
import { checklistOf } from '../../../db/queries/checklist.ts';
import { database } from '../../../db/data-source.ts';
import { pointsOf } from '../../../domain/result.ts';
import { answerChecklist } from '../../../usecases/checklist/answer.ts';
import { amendForm } from '../../../usecases/form/amend.ts';
import { chooseForm } from '../../../usecases/form/choose.ts';
import { draftForm } from '../../../usecases/form/draft.ts';
import { dropForm } from '../../../usecases/form/drop.ts';
import { publishForm } from '../../../usecases/form/publish.ts';
import { retireForm } from '../../../usecases/form/retire.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { useDatabase } from '../../support/database.ts';
import { anItem, type AnInspector, anOffice, type Someone } from '../../support/factories.ts';
import { profileFor } from '../../support/profile-for.ts';
import { aForm, aKeeper } from '../../support/proof.ts';
import { aMatchedTask, by, monday, type Scene, start } from '../../support/visit.ts';

const { sql } = useDatabase();

// Visit 0 began when only the first of two items had a form; then came a form for both. A third item is for the
// tests of the forms themselves.
let scene: Scene;
let itemIds: string[];
let spare: string;
let early: AnInspector[];
const forms: Record<string, string> = {};
let code: (at: number) => string;
let keeper: Someone;
let unitId: string;
const visit = (at: number) => scene.task.inspectionIds[at]!;
beforeAll(async () => {
  await anOffice(sql, 'gaoxin');
  itemIds = [await anItem(sql), await anItem(sql, { content: '消防通道、灭火器' })];
  const spareId = await anItem(sql);
  scene = await aMatchedTask(sql, { profile: 'gaoxin', subjects: 3, itemIds, forms: false });
  const items = await sql('select id, code, unit_id from item order by code');
  code = (at) => items.find(({ id }) => id === itemIds[at])!['code'] as string;
  spare = items.find(({ id }) => id === spareId)!['code'] as string;
  unitId = items[0]!['unit_id'] as string;
  keeper = await aKeeper(sql, itemIds[0]!);
  forms['KTV-1'] = (await aForm(sql, [itemIds[0]!], { code: 'KTV-1' })).id;
  early = await start(sql, scene, visit(0));
  const points: [string][] = [['证照'], ['应急预案']];
  forms['ALL-1'] = (await aForm(sql, itemIds, { code: 'ALL-1', points })).id;
});

const rowOf = async (id: string) =>
  (await sql('select * from checklist_form where id = $1', [id]))[0]!;
const choices = (inspectionId: string) =>
  sql(
    'select how, reason, form_id, chosen_by from visit_form where inspection_id = $1 order by id',
    [inspectionId],
  );
const checklist = (inspectionId: string) => checklistOf(database().manager, inspectionId);
const point = (item: string, text: string) => ({ item, text, standard: '' });

describe('a checklist form', () => {
  it('R-140 is drafted, amended and published by whoever keeps the list, and by nobody else', async () => {
    const given = { unitId, code: 'HOTEL-1', name: '治安检查表', points: [point(spare, '证照')] };
    await expect(draftForm(by(scene.office.planner), given, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { formId, version } = await draftForm(by(keeper), given, monday);
    expect(version).toBe(1);
    await expect(draftForm(by(keeper), given, monday)).rejects.toMatchObject({
      code: 'draft-open',
    });
    const points = [point(spare, '证照'), point(spare, '住宿登记')];
    await amendForm(by(keeper, 1), { formId, name: '旅馆治安检查表', points }, monday);
    await expect(
      amendForm(by(keeper, 1), { formId, name: '旧页面', points }, monday),
    ).rejects.toMatchObject({ code: 'stale' });
    const { hash } = await publishForm(by(keeper), { formId }, monday);
    expect(await rowOf(formId)).toMatchObject({ state: 'published', name: '旅馆治安检查表', hash });
    const trail = await sql(
      `select type from event where about_id = $1 and about_type = 'form' order by id`,
      [formId],
    );
    expect(trail.map(({ type }) => type)).toEqual([
      'form.drafted',
      'form.amended',
      'form.published',
    ]);
  });

  it.each([
    ['form-empty', () => []],
    ['form-item-unknown', () => [point('NO-SUCH', '证照')]],
    ['form-point-twice', () => [point(spare, '证照'), point(spare, '证照')]],
  ])('R-140 is not published as it is: %s', async (refusal, points) => {
    const given = { unitId, code: `BAD-${refusal}`, name: '表', points: points() };
    const { formId } = await draftForm(by(keeper), given, monday);
    await expect(publishForm(by(keeper), { formId }, monday)).rejects.toMatchObject({
      code: refusal,
    });
    await dropForm(by(keeper), { formId }, monday);
    expect(await rowOf(formId)).toMatchObject({ state: 'dropped' });
  });

  it('R-140 stays as it was published, whoever writes, and its next version needs a reason', async () => {
    const [item] = await sql('select id from item where code = $1', [spare]);
    const { id, code: known } = await aForm(sql, [item!['id']], { points: [['消防通道']] });
    const points = [point(spare, '消防通道'), point(spare, '灭火器')];
    for (const change of [
      `name = '别的名称'`,
      `points = '[]'`,
      `hash = repeat('0', 64)`,
      `version = 9`,
      `published_at = now() + interval '1 day'`,
      `state = 'draft'`,
    ]) {
      const statement = `update checklist_form set ${change} where id = '${id}'`;
      await expect(sql(statement), statement).rejects.toMatchObject({ code: 'YH001' });
    }
    await expect(sql('delete from checklist_form')).rejects.toMatchObject({ code: 'YH001' });
    await expect(
      amendForm(by(keeper), { formId: id, name: '改', points }, monday),
    ).rejects.toMatchObject({ code: 'illegal-step' });
    const next = { unitId, code: known, name: '消防检查表', points };
    await expect(draftForm(by(keeper), next, monday)).rejects.toMatchObject({
      code: 'reason-required',
    });
    const { formId, version } = await draftForm(
      by(keeper),
      { ...next, reason: '增加灭火器' },
      monday,
    );
    expect(version).toBe(2);
    await publishForm(by(keeper), { formId }, monday);
    expect(await rowOf(id)).toMatchObject({ state: 'retired' });
    await retireForm(by(keeper), { formId, reason: '并入综合表' }, monday);
    expect(await rowOf(formId)).toMatchObject({ state: 'retired', end_reason: '并入综合表' });
  });
});

describe('the forms of a visit', () => {
  it('R-140 a result without a form for each item is refused where the rules ask for forms', async () => {
    const inspectionId = visit(0);
    const [lead] = early;
    expect((await checklist(inspectionId)).map(({ form }) => form?.code)).toEqual([
      'KTV-1',
      undefined,
    ]);
    const answers = (await checklist(inspectionId)).flatMap((item) =>
      pointsOf(item).map((each) => ({ itemId: item.itemId, point: each, answer: 'ok' as const })),
    );
    await expect(
      submitResult(by(lead!), { inspectionId, finding: 'clear', answers }, monday),
    ).rejects.toMatchObject({
      code: 'form-missing',
      details: { rule: expect.stringContaining('第二十五条 · exec.formRequired') },
    });
  });

  it('R-140 R-138 are matched when the team arrives, one that serves most items first, and make one checklist', async () => {
    const inspectionId = visit(1);
    const [lead] = await start(sql, scene, inspectionId);
    const items = await checklist(inspectionId);
    expect(items.map(({ form, points }) => [form?.code, form?.how, points])).toEqual([
      [
        'ALL-1',
        'auto',
        [
          { text: '证照', standard: '' },
          { text: '应急预案', standard: '' },
        ],
      ],
      [
        'ALL-1',
        'auto',
        [
          { text: '证照', standard: '' },
          { text: '应急预案', standard: '' },
        ],
      ],
    ]);
    const answers = items.flatMap((item) =>
      pointsOf(item).map((each) => ({ itemId: item.itemId, point: each, answer: 'ok' as const })),
    );
    await submitResult(by(lead!), { inspectionId, finding: 'clear', answers }, monday);
    const [result] = await sql('select forms, answers from result where inspection_id = $1', [
      inspectionId,
    ]);
    const [form] = await sql(`select hash from checklist_form where code = 'ALL-1'`);
    const named = { code: 'ALL-1', version: 1, name: '旅馆业检查表', hash: form!['hash'] };
    expect(result!['forms']).toEqual([
      { item: code(0), ...named },
      { item: code(1), ...named },
    ]);
    expect(result!['answers']).toHaveLength(4);
  });

  it('R-140 are changed by hand by the lead, with a reason and a log, and stay when a version follows', async () => {
    const inspectionId = visit(2);
    const [lead, member] = await start(sql, scene, inspectionId);
    const { 'KTV-1': ktv = '', 'ALL-1': all = '' } = forms;
    const given = { inspectionId, itemId: itemIds[0]!, formId: ktv, reason: '夜间检查' };
    await expect(chooseForm(by(member!), given, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(chooseForm(by(lead!), { ...given, reason: ' ' }, monday)).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(
      chooseForm(by(lead!), { ...given, itemId: itemIds[1]! }, monday),
    ).rejects.toMatchObject({ code: 'form-unfit' });
    await expect(chooseForm(by(lead!), { ...given, formId: all }, monday)).rejects.toMatchObject({
      code: 'form-chosen',
    });
    await chooseForm(by(lead!), given, monday);
    expect((await checklist(inspectionId))[0]).toMatchObject({
      form: { code: 'KTV-1', how: 'manual' },
    });
    expect(await choices(inspectionId)).toMatchObject([
      { how: 'auto', reason: '' },
      { how: 'auto', reason: '' },
      { how: 'manual', reason: '夜间检查', chosen_by: lead!.id },
    ]);
    const [event] = await sql(
      `select data from event where type = 'form.chosen' and about_id = $1`,
      [inspectionId],
    );
    expect(event!['data']).toMatchObject({ before: 'ALL-1 v1', form: 'KTV-1', reason: '夜间检查' });
    for (const statement of ['delete from visit_form', `update visit_form set reason = ''`]) {
      await expect(sql(statement), statement).rejects.toMatchObject({ code: 'YH001' });
    }
    const next = { unitId, code: 'KTV-1', name: '治安检查表', points: [point(code(0), '监控')] };
    const { formId } = await draftForm(by(keeper), { ...next, reason: '换版' }, monday);
    await publishForm(by(keeper), { formId }, monday);
    expect((await checklist(inspectionId))[0]!.form).toMatchObject({ code: 'KTV-1', version: 1 });
  });

  it('R-141 what was ticked off by one form counts for no point of the next, on whichever old page', async () => {
    const mine = await aMatchedTask(sql, { profile: 'gaoxin', itemIds: [itemIds[0]!] });
    const inspectionId = mine.task.inspectionIds[0]!;
    const [lead] = await start(sql, mine, inspectionId);
    const [before] = await pointList(inspectionId);
    expect(before!.name).toBe('p0');
    const [had] = await choices(inspectionId);
    const [other] = await sql(
      `select id from checklist_form where state = 'published' and id <> $1 and points @> $2 limit 1`,
      [had!['form_id'], JSON.stringify([{ item: code(0) }])],
    );
    const given = { inspectionId, itemId: itemIds[0]!, formId: other!['id'], reason: '夜间检查' };
    await chooseForm(by(lead!), given, new Date(monday.getTime() + 600_000));
    expect(await resultAnswers(inspectionId, { [before!.name]: 'problem' })).toEqual([]);
    const [after] = await pointList(inspectionId);
    expect(await resultAnswers(inspectionId, { [after!.name]: 'problem' })).toEqual([
      { itemId: itemIds[0], point: after!.point, answer: 'problem' },
    ]);
  });

  it('R-125 are neither chosen nor answered by somebody whose interest came on file after the seating', async () => {
    const mine = await aMatchedTask(sql, { profile: 'gaoxin', itemIds: [itemIds[0]!] });
    const inspectionId = mine.task.inspectionIds[0]!;
    const [lead] = await start(sql, mine, inspectionId);
    await sql(
      `insert into interest (id, inspector_id, uscc, nature, declared_at) select gen_random_uuid(), $1, s.uscc, '亲属', now()
       from subject s join inspection n on n.subject_id = s.id where n.id = $2`,
      [lead!.id, inspectionId],
    );
    const given = { inspectionId, itemId: itemIds[0]!, formId: forms['ALL-1']!, reason: '换表' };
    const onFile = { code: 'interest-on-file' };
    await expect(chooseForm(by(lead!), given, monday)).rejects.toMatchObject(onFile);
    await expect(
      answerChecklist(by(lead!), { inspectionId, finding: 'clear' }, monday),
    ).rejects.toMatchObject(onFile);
  });

  it('R-140 are not chosen by hand where the rules match them only, nor matched where people choose', async () => {
    const other = async (mode: 'auto' | 'manual') => {
      const profile = await profileFor(sql, 'gaoxin', { 'exec.formMode': [mode] });
      const mine = await aMatchedTask(sql, { profile, itemIds: [itemIds[0]!] });
      const inspectionId = mine.task.inspectionIds[0]!;
      const [lead] = await start(sql, mine, inspectionId);
      const [ktv] = await sql(
        `select id from checklist_form where code = 'KTV-1' and state = 'published'`,
      );
      const given = { itemId: itemIds[0]!, formId: ktv!['id'], reason: '便于现场使用' };
      const before = await choices(inspectionId);
      const choose = chooseForm(by(lead!), { inspectionId, ...given }, monday);
      return { inspectionId, before, choose };
    };
    const matched = await other('auto');
    expect(matched.before).toMatchObject([{ how: 'auto', reason: '' }]);
    await expect(matched.choose).rejects.toMatchObject({
      code: 'form-by-hand',
      details: { rule: '某局 第九条 · exec.formMode' },
    });
    const chosen = await other('manual');
    expect(chosen.before).toEqual([]);
    expect(await chosen.choose).toMatchObject({ points: expect.any(Number) });
    expect(await choices(chosen.inspectionId)).toMatchObject([{ how: 'manual' }]);
  });
});
