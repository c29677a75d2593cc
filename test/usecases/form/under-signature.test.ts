import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepDraft } from '../../../bot/draft.ts';
import { pointList } from '../../../bot/points.ts';
import { checklistOf } from '../../../db/queries/checklist.ts';
import { draftOf } from '../../../db/queries/checklist-draft.ts';
import { database } from '../../../db/data-source.ts';
import { type Answer, pointsOf } from '../../../domain/result.ts';
import { answerChecklist } from '../../../usecases/checklist/answer.ts';
import { chooseForm } from '../../../usecases/form/choose.ts';
import { draftForm } from '../../../usecases/form/draft.ts';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { checkIn } from '../../../usecases/inspection/check-in.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { useDatabase } from '../../support/database.ts';
import { anItem, type AnInspector, anOffice } from '../../support/factories.ts';
import { aForm, aKeeper } from '../../support/proof.ts';
import { provedFor } from '../../support/proved-for.ts';
import { signResult } from '../../support/visit-record.ts';
import { aMatchedTask, by, monday, start, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();
const later = new Date(monday.getTime() + 600_000);

let itemId: string;
let other: string;
beforeAll(async () => {
  await anOffice(sql, 'gaoxin');
  itemId = await anItem(sql);
  await aForm(sql, [itemId], { code: 'ONE-1' });
  other = (await aForm(sql, [itemId], { code: 'ZWO-1', points: [['夜间值守']] })).id;
});

let inspectionId: string;
let lead: AnInspector;
let member: AnInspector;
const aVisit = async () => {
  const scene = await aMatchedTask(sql, { profile: 'gaoxin', itemIds: [itemId] });
  inspectionId = scene.task.inspectionIds[0]!;
  return scene;
};
const answersNow = async (): Promise<Answer[]> =>
  (await checklistOf(database().manager, inspectionId)).flatMap((item) =>
    pointsOf(item).map((point) => ({ itemId: item.itemId, point, answer: 'ok' as const })),
  );
const enter = async (now = monday) => {
  const answers = await answersNow();
  return submitResult(by(lead), { inspectionId, finding: 'clear', answers }, now);
};
const choose = (seen?: number) =>
  chooseForm(by(lead, seen), { inspectionId, itemId, formId: other, reason: '夜间检查' }, later);
const versionOf = async () =>
  (await sql('select version from inspection where id = $1', [inspectionId]))[0]!['version'];

describe('R-142 R-140 another form for a visit whose result stands', () => {
  beforeEach(async () => {
    [lead, member] = (await start(sql, await aVisit(), inspectionId)) as [AnInspector, AnInspector];
    await enter();
  });

  it('is refused under a signature until the result is entered anew, which voids it and says so', async () => {
    await signResult(by(member), { inspectionId }, monday);
    await expect(choose()).rejects.toMatchObject({ code: 'form-under-signature' });
    await provedFor(sql, lead, { type: 'inspection', id: inspectionId }, later);
    expect((await enter(later)).fell).toEqual([member.name]);
    await choose();
    expect((await checklistOf(database().manager, inspectionId))[0]!.form).toMatchObject({
      code: 'ZWO-1',
    });
  });

  it('makes the result one that nobody can sign before it is entered by that form', async () => {
    const seen = (await versionOf()) as number;
    await choose(seen);
    // Whoever looks at an older card, of a choice or of a result, looks again.
    await expect(choose(seen)).rejects.toMatchObject({ code: 'stale' });
    await expect(signResult(by(member), { inspectionId }, later)).rejects.toMatchObject({
      code: 'form-after-result',
    });
    await enter(later);
    expect(await signResult(by(member), { inspectionId }, later)).toMatchObject({ signed: 1 });
    const [result] = await sql(
      'select forms from result where inspection_id = $1 order by number desc limit 1',
      [inspectionId],
    );
    expect(result!['forms']).toMatchObject([{ code: 'ZWO-1' }]);
  });

  it('is refused by the database as well while somebody has signed', async () => {
    await signResult(by(member), { inspectionId }, monday);
    const again = `insert into visit_form (inspection_id, item_id, form_id, points, how, reason, chosen_by, door, chosen_at)
      select inspection_id, item_id, $2, '[{"text": "夜间值守", "standard": ""}]', 'manual', '夜间检查', $3, 'web', now()
      from visit_form where inspection_id = $1 limit 1`;
    await expect(sql(again, [inspectionId, other, lead.id])).rejects.toMatchObject({
      code: 'YH001',
      message: expect.stringContaining('signature'),
    });
  });
});

describe('R-141 a form that comes while a visit goes on', () => {
  it('takes no point from under what was ticked off, and the lead can still choose it', async () => {
    const spare = await anItem(sql, { content: '消防通道、灭火器' });
    const scene = await aMatchedTask(sql, { profile: 'gaoxin', itemIds: [spare], forms: false });
    inspectionId = scene.task.inspectionIds[0]!;
    [lead, member] = (await teamOf(sql, scene, inspectionId)) as [AnInspector, AnInspector];
    for (const one of [lead, member]) await acceptInspection(by(one), { inspectionId }, monday);
    await checkIn(by(lead), { inspectionId }, monday);
    const [ticked] = await answersNow();
    await answerChecklist(by(lead), { inspectionId, answers: [ticked!] }, monday);
    const { id: formId } = await aForm(sql, [spare], { points: [['疏散指示']] });

    await checkIn(by(member), { inspectionId }, later);
    const [item] = await checklistOf(database().manager, inspectionId);
    expect(item!.form).toBeNull();
    expect(pointsOf(item!)).toContain(ticked!.point);
    expect(await draftOf(database().manager, inspectionId)).toMatchObject([
      { point: ticked!.point, answer: 'ok' },
    ]);

    const names = (await pointList(inspectionId)).map(({ name }) => name);
    const chosen = { inspectionId, itemId: spare, formId, reason: '到场后发布' };
    await chooseForm(by(lead), chosen, new Date(later.getTime() + 1000));
    const kept = keepDraft(by(member), inspectionId, {
      [names[0]!]: 'problem',
      [names[1]!]: 'ok',
      note: '夜间到场',
    });
    await expect(kept).rejects.toMatchObject({ code: 'points-changed', details: { count: 2 } });
    // What does not hang on a point was kept, as it says.
    expect(await draftOf(database().manager, inspectionId)).toContainEqual(
      expect.objectContaining({ point: 'note', note: '夜间到场' }),
    );
  });
});

describe('R-140 two who change the forms of a bureau at the same time', () => {
  it('see each other: one first draft, and one who is told of it', async () => {
    const keeper = await aKeeper(sql, itemId);
    const [item] = await sql('select code, unit_id from item where id = $1', [itemId]);
    const points = [{ item: item!['code'] as string, text: '证照', standard: '' }];
    const given = { unitId: item!['unit_id'] as string, code: 'TWICE-1', name: '表', points };
    const made = await Promise.allSettled(
      Array.from({ length: 4 }, () => draftForm(by(keeper), given, monday)),
    );
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of made)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'draft-open' });
  });

  it('keep a visit waiting that takes one, so that it gets one in force', async () => {
    const scene = await aVisit();
    [lead, member] = (await start(sql, scene, inspectionId)) as [AnInspector, AnInspector];
    const fleeting = await aForm(sql, [itemId], { code: 'GONE-1', points: [['门锁']] });
    await sql('begin');
    await sql(
      `select pg_advisory_xact_lock(hashtextextended('forms:' || unit_id::text, 0)) from checklist_form where id = $1`,
      [fleeting.id],
    );
    await sql(
      `update checklist_form set state = 'retired', ended_at = now(), end_reason = '并入' where id = $1`,
      [fleeting.id],
    );
    const given = { inspectionId, itemId, formId: fleeting.id, reason: '门锁' };
    const chosen = chooseForm(by(lead), given, later).catch((error: unknown) => error);
    const waiting = `select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await sql(waiting)).length === 0);
    await sql('commit');
    expect(await chosen).toMatchObject({ code: 'form-unfit' });
  });
});
