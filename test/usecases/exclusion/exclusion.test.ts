import { describe, expect, it } from 'vitest';
import { candidates } from '../../../db/queries/candidates.ts';
import { database as pool } from '../../../db/data-source.ts';
import { concludeExclusion } from '../../../usecases/exclusion/conclude.ts';
import { decideExclusion } from '../../../usecases/exclusion/decide.ts';
import { registerExclusion } from '../../../usecases/exclusion/register.ts';
import { useDatabase } from '../../support/database.ts';
import {
  anInspector,
  anInterest,
  anOffice,
  aPerson,
  aSubject,
  type Office,
} from '../../support/factories.ts';
import { aBureau, aKeyItem } from '../../support/merging.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const tuesday = new Date('2026-09-15T10:00:00+08:00');

type Given = Parameters<typeof registerExclusion>[1];

const complaint = (office: Office, more: Partial<Given> = {}): Given => ({
  unitId: office.unit.id,
  ground: 'complaint',
  subjectName: '高青县无名旅馆',
  basis: '治安管理处罚法 第五十六条',
  reason: '群众举报该旅馆不登记住客身份信息',
  documentNo: '12345-2026-0914',
  inspectOn: '2026-09-15',
  ...more,
});

const register = (office: Office, more: Partial<Given> = {}) =>
  registerExclusion(by(office.planner), complaint(office, more), monday);

const refusal = (code: string, rule?: string) => ({
  code,
  ...(rule && { details: expect.objectContaining({ rule: expect.stringContaining(rule) }) }),
});

describe('an inspection outside the random draw, from complaint to result', () => {
  it('R-007 is registered with its document, consented to by another person, carried out and on the trail', async () => {
    const office = await anOffice(sql);
    const { exclusionId: id, code } = await register(office);
    expect(code).toMatch(/-W-2026-000001$/);
    expect(await decideExclusion(by(office.approver, 1), { id, verdict: 'approve' }, monday)).toBe(
      'approved',
    );
    const found = { id, inspectedOn: '2026-09-15', finding: 'rectification' as const };
    expect(await concludeExclusion(by(office.planner, 2), found, tuesday)).toBe('done');
    const [row] = await sql('select * from exclusion where id = $1', [id]);
    expect(row).toMatchObject({
      type: 'complaint',
      ground: 'complaint',
      state: 'done',
      registered_by: office.planner.id,
      decided_by: office.approver.id,
      finding: 'rectification',
    });
    const events = await sql('select type, data from event where about_id = $1 order by id', [id]);
    expect(events.map(({ type }) => type)).toEqual([
      'exclusion.registered',
      'exclusion.decided',
      'exclusion.concluded',
    ]);
    // The complainant's words stay with the row.
    expect(JSON.stringify(events)).not.toContain('群众举报');
  });

  it('R-005 R-007 counts neither as a visit of a draw nor to the yearly cap', async () => {
    const bureau = await aBureau(sql, { subjects: 1 });
    const itemId = await aKeyItem(sql, bureau, '视频监控');
    const [subject] = bureau.subjects;
    for (const day of ['2026-09-14', '2026-09-15', '2026-09-16']) {
      const more = { subjectId: subject!.id, itemId, inspectOn: day };
      const { exclusionId: id } = await register(bureau, more);
      await decideExclusion(by(bureau.approver), { id, verdict: 'approve' }, monday);
    }
    const [row] = await candidates(pool().manager, {
      path: bureau.bureau.path,
      categories: ['旅馆业'],
      itemCodes: [],
      year: 2026,
      window: { from: '2026-01-01', to: '2026-12-31' },
      triggers: [],
      today: '2026-10-09',
      visitsSince: null,
    });
    expect(row).toMatchObject({ id: subject!.id, visitDays: [] });
    const draws = await sql('select 1 from inspection where subject_id = $1', [subject!.id]);
    expect(draws).toEqual([]);
  });

  it('R-009 a sudden event may be written up after its inspection, a complaint may not', async () => {
    const office = await anOffice(sql);
    const past = { inspectOn: '2026-09-12' };
    const incident = { ground: 'incident', incident: 'other', ...past } as const;
    const { exclusionId: id } = await register(office, incident);
    await decideExclusion(by(office.head), { id, verdict: 'approve' }, monday);
    const found = { id, inspectedOn: '2026-09-12', finding: 'clear' as const };
    expect(await concludeExclusion(by(office.planner), found, monday)).toBe('done');
    await expect(register(office, past)).rejects.toMatchObject(refusal('exclusion-afterwards'));
  });

  it('R-009 the day of an inspection lies between its registration and today', async () => {
    const office = await anOffice(sql);
    const { exclusionId: id } = await register(office);
    await decideExclusion(by(office.approver), { id, verdict: 'approve' }, monday);
    for (const inspectedOn of ['2026-09-13', '2026-09-16']) {
      const found = { id, inspectedOn, finding: 'clear' as const };
      const concluded = concludeExclusion(by(office.planner), found, tuesday);
      await expect(concluded).rejects.toMatchObject(refusal('exclusion-day'));
    }
  });
});

describe('what is refused', () => {
  it.each([
    [
      'R-006 P-42 a ground that the rules do not have',
      'xuchang',
      { ground: 'other' },
      'exclusion-ground-unknown',
      '二(六)',
    ],
    [
      'R-006 an order from above without a body',
      'gaoqing',
      { ground: 'higher-order' },
      'exclusion-body-missing',
      '第四条(二)',
    ],
    [
      'R-006 a body that may not order (高青)',
      'gaoqing',
      { ground: 'higher-order', issuingBody: '住建部' },
      'exclusion-body-unknown',
      '第四条(二)',
    ],
    [
      'R-006 a body that may not order (高新区)',
      'gaoxin',
      { ground: 'higher-order', issuingBody: '省人民政府' },
      'exclusion-body-unknown',
      '第二条(一)',
    ],
    [
      'R-009 P-43 an event that is none of production safety',
      'gaoxin',
      { ground: 'incident', incident: 'other' },
      'exclusion-not-safety',
      '第二条(四)',
    ],
    [
      'R-010 a reason of a few words',
      'gaoqing',
      { ground: 'other', reason: '不适用' },
      'exclusion-reason-short',
      undefined,
    ],
    [
      'R-010 a blank reason',
      'gaoqing',
      { ground: 'other', reason: ' ' },
      'exclusion-reason-short',
      undefined,
    ],
    ['R-004 no basis in law', 'yangcheng', { basis: '' }, 'exclusion-baseless', '四(三)'],
    [
      'R-045 a personal number in the reason',
      'gaoqing',
      { reason: '举报人电话 13905331234，称不登记' },
      'personal-data',
      undefined,
    ],
  ] as const)('%s', async (_title, profile, more, code, rule) => {
    const office = await anOffice(sql, profile);
    await expect(register(office, more)).rejects.toMatchObject(refusal(code, rule));
    expect(await sql('select 1 from exclusion where unit_id = $1', [office.unit.id])).toEqual([]);
  });

  it.each([
    ['gaoqing', '省人民政府'],
    ['gaoxin', '住建部'],
    ['xianyou', '任何上级机关'],
  ])('R-006 %s takes an order of %s with its number', async (profile, issuingBody) => {
    const office = await anOffice(sql, profile);
    const more = { ground: 'higher-order', issuingBody, documentNo: '〔2026〕18号' } as const;
    expect((await register(office, more)).state).toBe('requested');
  });

  it('R-006 R-008 an order or a transfer without the number of its document', async () => {
    const office = await anOffice(sql);
    for (const ground of ['higher-order', 'transfer'] as const) {
      const without = register(office, { ground, issuingBody: '省人民政府', documentNo: ' ' });
      await expect(without).rejects.toMatchObject({
        code: 'bad-input',
        details: { field: 'documentNo' },
      });
    }
  });

  it('R-005 a listed item as one that is not on the list', async () => {
    const bureau = await aBureau(sql, { subjects: 1 });
    const itemId = await aKeyItem(sql, bureau, '消防通道');
    const passedOff = register(bureau, { ground: 'unlisted', itemId });
    await expect(passedOff).rejects.toMatchObject(refusal('exclusion-is-listed', '第四条'));
    const { exclusionId } = await register(bureau, { ground: 'unlisted' });
    const [row] = await sql('select type from exclusion where id = $1', [exclusionId]);
    expect(row).toEqual({ type: 'key' });
  });

  it('R-005 R-007 an inspection that would pass for a draw or wait for one: it can name no task', async () => {
    const office = await anOffice(sql);
    const named = { ...complaint(office), taskId: office.unit.id } as Given;
    const asked = registerExclusion(by(office.planner), named, monday);
    await expect(asked).rejects.toMatchObject(refusal('bad-input'));
    const passed = sql(
      `insert into exclusion (id, code, unit_id, type, ground, subject_name, basis, reason, document_no, inspect_on,
         profile_slug, profile_version, registered_by, registered_at)
       values (gen_random_uuid(), 'X-1', $1, 'random', 'complaint', '甲', '法', '理由', '1', now(), 'gaoqing', 1, $2, now())`,
      [office.unit.id, office.planner.id],
    );
    await expect(passed).rejects.toMatchObject({ constraint: 'exclusion_type_check' });
  });

  it('consent by whoever registered it, by somebody with an interest, or twice', async () => {
    const office = await anOffice(sql);
    const subject = await aSubject(sql, office);
    const both = await aPerson(sql, {
      unit: office.unit,
      roles: [
        ['planner', office.unit],
        ['approver', office.unit],
      ],
    });
    const given = complaint(office, { subjectId: subject.id });
    const { exclusionId: id } = await registerExclusion(by(both), given, monday);
    const approve = { id, verdict: 'approve' } as const;
    await expect(decideExclusion(by(both), approve, monday)).rejects.toMatchObject(
      refusal('forbidden'),
    );
    const cousin = await anInspector(sql, { ...office, roles: [['approver', office.unit]] });
    await anInterest(sql, cousin, subject);
    await expect(decideExclusion(by(cousin), approve, monday)).rejects.toMatchObject(
      refusal('forbidden'),
    );
    await expect(
      decideExclusion(by(office.approver), { id, verdict: 'reject' }, monday),
    ).rejects.toMatchObject(refusal('reason-required'));
    await decideExclusion(
      by(office.approver),
      { ...approve, verdict: 'reject', reason: '查无此店' },
      monday,
    );
    await expect(decideExclusion(by(office.head), approve, monday)).rejects.toMatchObject({
      code: 'already-decided',
      details: { by: office.approver.name },
    });
    const self = sql('update exclusion set decided_by = registered_by where id = $1', [id]);
    await expect(self).rejects.toMatchObject({ code: 'YH001' });
  });

  it('a result before the consent, and any change or deletion of what is on file', async () => {
    const office = await anOffice(sql);
    const { exclusionId: id } = await register(office);
    const found = { id, inspectedOn: '2026-09-14', finding: 'clear' as const };
    await expect(concludeExclusion(by(office.planner), found, monday)).rejects.toMatchObject(
      refusal('illegal-step'),
    );
    for (const [set, code] of [
      [`state = 'done'`, 'YH001'],
      [`ground = 'other'`, 'YH001'],
      [`document_no = '9'`, 'YH001'],
    ]) {
      await expect(
        pool().query(`update exclusion set ${set} where id = '${id}'`),
      ).rejects.toMatchObject({ code });
    }
    await expect(pool().query('delete from exclusion')).rejects.toMatchObject({ code: '42501' });
    await expect(sql('delete from exclusion')).rejects.toThrow('evidence');
    const ready = sql(
      `insert into exclusion select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'code', 'X-2',
         'state', 'approved', 'decided_by', $2::text, 'decided_at', now()))).* from exclusion e where id = $1`,
      [id, office.approver.id],
    );
    await expect(ready).rejects.toThrow('begins with a request');
  });
});
