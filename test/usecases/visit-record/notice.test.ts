import { describe, expect, it } from 'vitest';
import { deliverNotice } from '../../../usecases/notice/deliver.ts';
import { useDatabase } from '../../support/database.ts';
import type { AnInspector } from '../../support/factories.ts';
import { aMatchedTask, by, monday, type Scene, start } from '../../support/visit.ts';

const { sql } = useDatabase();

type Visit = { scene: Scene; inspectionId: string; lead: AnInspector };

async function aStartedVisit(profile: string): Promise<Visit> {
  const scene = await aMatchedTask(sql, { profile });
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead] = await start(sql, scene, inspectionId);
  return { scene, inspectionId, lead: lead! };
}

describe('the notice to the subject', () => {
  const deliver = (visit: Visit, more: object = {}, who: { id: string } = visit.lead) =>
    deliverNotice(
      by(who as AnInspector),
      {
        inspectionId: visit.inspectionId,
        way: 'in-person',
        recipient: '王芳',
        capacity: 'responsible',
        ...more,
      },
      monday,
    );

  it('R-146 tells duties and rights with their articles, and is kept word for word with its delivery', async () => {
    const visit = await aStartedVisit('gaoxin');
    await deliver(visit);
    const [row] = await sql('select * from subject_notice where inspection_id = $1', [
      visit.inspectionId,
    ]);
    expect(row).toMatchObject({
      number: 1,
      way: 'in-person',
      recipient: '王芳',
      capacity: 'responsible',
      recorded_by: visit.lead.id,
      delivered_at: monday,
    });
    const content = row!['content'];
    expect(content.team).toHaveLength(2);
    expect(content.team[0].licenceNo).not.toBe('');
    const article = (clause: string) =>
      content.clauses.find((one: { clause: string }) => one.clause === clause).article;
    expect(article('accept')).toMatch(/第二十七条$/);
    expect(article('recusal')).toMatch(/第二十二条$/);
    expect(article('property')).toBeNull();
    expect(content.grounds).toEqual(['entry', 'materials', 'untruthful', 'obstruction']);
    await expect(sql('update subject_notice set content = $1', ['{}'])).rejects.toMatchObject({
      code: 'YH001',
    });
  });

  it('R-151 tells the discipline of inspectors (阳城 四(三)) and leads to a complaint about this visit', async () => {
    const visit = await aStartedVisit('yangcheng');
    await deliver(visit);
    const [row] = await sql(
      `select content, n.code from subject_notice s join inspection n on n.id = s.inspection_id where n.id = $1`,
      [visit.inspectionId],
    );
    const { clauses, complaint } = row!['content'];
    const discipline = clauses.filter(({ part }: { part: string }) => part === 'discipline');
    expect(discipline.map(({ clause }: { clause: string }) => clause)).toEqual([
      'operation',
      'property',
      'benefit',
    ]);
    expect(discipline[0].article).toMatch(/四\(三\)$/);
    expect(complaint).toMatch(/\/complaint\?ref=/);
    expect(new URL(complaint).searchParams.get('ref')).toBe(row!['code']);
  });

  it('R-146 was not handed over before the task was dispatched and its team drawn', async () => {
    const visit = await aStartedVisit('gaoqing');
    const minuteBefore = new Date(monday.getTime() - 60_000);
    await expect(deliver(visit, { deliveredAt: minuteBefore })).rejects.toMatchObject({
      code: 'delivered-early',
      details: { from: '2026-09-14 09:00' },
    });
    expect(
      await sql('select 1 from subject_notice where inspection_id = $1', [visit.inspectionId]),
    ).toEqual([]);
    await deliver(visit, { deliveredAt: monday });
  });

  it('R-146 is left before a witness only, and posted with a number; not by strangers, not in the future', async () => {
    const visit = await aStartedVisit('gaoqing');
    await expect(deliver(visit, { way: 'left' })).rejects.toMatchObject({ code: 'witness-needed' });
    await expect(deliver(visit, { way: 'mail' })).rejects.toMatchObject({
      code: 'reference-needed',
    });
    await expect(deliver(visit, { way: 'left', witness: visit.lead.name })).rejects.toMatchObject({
      code: 'of-the-team',
    });
    const later = new Date(monday.getTime() + 60_000);
    await expect(deliver(visit, { deliveredAt: later })).rejects.toMatchObject({
      code: 'bad-input',
    });
    const { planner, approver } = visit.scene.office;
    await expect(deliver(visit, {}, approver)).rejects.toMatchObject({ code: 'forbidden' });
    await deliver(visit, { way: 'mail', reference: 'EMS 1', deliveredAt: monday }, planner);
    await deliver(visit, { way: 'left', witness: '李强（居委会）' });
    const rows = await sql(
      'select number, way from subject_notice where inspection_id = $1 order by number',
      [visit.inspectionId],
    );
    expect(rows).toEqual([
      { number: 1, way: 'mail' },
      { number: 2, way: 'left' },
    ]);
  });
});
