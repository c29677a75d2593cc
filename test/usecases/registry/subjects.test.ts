import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unseal } from '../../../db/sealed.ts';
import { amendSubject } from '../../../usecases/registry/amend-subject.ts';
import { registerSubject } from '../../../usecases/registry/register-subject.ts';
import { retireSubject } from '../../../usecases/registry/retire-subject.ts';
import { useDatabase } from '../../support/database.ts';
import { anOffice, aPerson, type Office, type Someone } from '../../support/factories.ts';
import { aMatchedTask, by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const uscc = '91370322MA3C0X2A1Y';
const fields = { name: '甲旅馆', category: '旅馆业', status: '存续' } as const;
let office: Office;
let registrar: Someone;
let stranger: Someone;

const registrarOf = (unit: Office['unit']) => aPerson(sql, { unit, roles: [['registrar', unit]] });
beforeAll(async () => {
  office = await anOffice(sql, 'xuchang');
  registrar = await registrarOf(office.unit);
  stranger = await registrarOf(office.sibling);
});

type Given = Parameters<typeof registerSubject>[1];
const register = (given: Partial<Given> = {}, who = registrar) =>
  registerSubject(
    by(who),
    { unitId: office.unit.id, uscc, fields, reason: '新开业', ...given },
    monday,
  );

describe('a subject entered by hand', () => {
  it('R-035, R-037 is kept by its unit, its telephone sealed; nobody else may enter, change or retire it', async () => {
    const refusal = {
      code: 'not-owner',
      details: {
        owner: office.unit.name,
        rule: expect.stringMatching(/许昌市公安局 二\(二\) · registry\.ownership/),
      },
    };
    await expect(register({}, stranger)).rejects.toMatchObject(refusal);
    await expect(register({}, office.planner)).rejects.toMatchObject({ code: 'forbidden' });
    const { subjectId } = await register({ fields: { ...fields, telephone: '13800000000' } });
    const [row] = await sql('select * from subject where id = $1', [subjectId]);
    expect(row).toMatchObject({
      uscc,
      jurisdiction: office.unit.name,
      version: 1,
      kind: 'enterprise',
    });
    expect(unseal(row!['telephone_sealed'])).toBe('13800000000');
    const [event] = await sql(`select data::text as data from event where about_id = $1`, [
      subjectId,
    ]);
    expect(event!['data']).not.toContain('13800000000');
    const change = { subjectId, changes: { address: '一' }, reason: '更正' };
    await expect(amendSubject(by(stranger), change, monday)).rejects.toMatchObject(refusal);
    const retire = { subjectId, status: '注销', reason: '公告' } as const;
    await expect(retireSubject(by(stranger), retire, monday)).rejects.toMatchObject(refusal);
    await expect(register()).rejects.toMatchObject({ code: 'already-registered' });
  });

  it('R-035 is handed over to another unit by whoever keeps both, and by nobody else', async () => {
    const [row] = await sql('select id from subject where uscc = $1', [uscc]);
    const give = { subjectId: row!['id'], changes: {}, unitId: office.sibling.id, reason: '迁址' };
    await expect(amendSubject(by(registrar), give, monday)).rejects.toMatchObject({
      code: 'not-owner',
      details: { owner: office.sibling.name },
    });
    const both = await registrarOf(office.bureau);
    await amendSubject(by(both), give, monday);
    const kept = await sql(
      'select unit_id, reason from subject_version where uscc = $1 order by version',
      [uscc],
    );
    expect(kept).toEqual([
      { unit_id: office.unit.id, reason: '新开业' },
      { unit_id: office.sibling.id, reason: '迁址' },
    ]);
  });

  it.each([
    ['R-037 a wrong check digit', { uscc: '91370322MA3C0X2A11' }, 'code-invalid', ''],
    [
      'R-036 a kind that the rules do not have',
      { uscc: '91370322MA3C0X2B10', fields: { ...fields, kind: 'behaviour' } },
      'kind-not-ruled',
      'subject.kinds',
    ],
    [
      'R-039 a key registry that the rules do not have',
      { uscc: '91370322MA3C0X2B10', fields: { ...fields, keyPool: true } },
      'key-pool-not-ruled',
      'subject.keyPool',
    ],
    ['R-042 no reason', { reason: ' ' }, 'bad-input', ''],
  ] as const)('refuses %s', async (_what, given, code, rule) => {
    await expect(register(given)).rejects.toMatchObject({
      code,
      ...(rule && { details: { rule: expect.stringContaining(rule) } }),
    });
  });

  it('R-036 refuses an identity number as the code of a person', async () => {
    const gaoqing = await anOffice(sql, 'gaoqing');
    const keeper = await registrarOf(gaoqing.unit);
    const given = { unitId: gaoqing.unit.id, fields: { ...fields, kind: 'practitioner' as const } };
    await expect(register({ ...given, uscc: '370399198701160583' }, keeper)).rejects.toMatchObject({
      code: 'code-invalid',
    });
    await register({ ...given, uscc: 'CYRY20260000000017' }, keeper);
  });

  it('R-039, R-077 has a subtype and stands in the key registry where the rules keep one', async () => {
    const xianyou = await anOffice(sql, 'xianyou');
    const keeper = await registrarOf(xianyou.unit);
    const { subjectId } = await register(
      {
        unitId: xianyou.unit.id,
        uscc: '91370322MA3C0X2C11',
        fields: { ...fields, category: '爆破作业单位', subtype: '营业性', keyPool: true },
      },
      keeper,
    );
    expect(
      (await sql('select subtype, key_pool from subject where id = $1', [subjectId]))[0],
    ).toEqual({
      subtype: '营业性',
      key_pool: true,
    });
  });
});

describe('a subject deregistered after the draw', () => {
  let scene: Awaited<ReturnType<typeof aMatchedTask>>;
  let keeper: Someone;
  let subjectId: string;
  beforeEach(async () => {
    scene = await aMatchedTask(sql);
    keeper = await registrarOf(scene.office.unit);
    [{ subject_id: subjectId }] = (await sql('select subject_id from inspection where id = $1', [
      scene.task.inspectionIds[0],
    ])) as [{ subject_id: string }];
  });

  it('R-038 leaves the pools; its open visit stays, its lead is told, and nobody retires it unawares', async () => {
    const given = { subjectId, status: '注销', reason: '登记机关公告' } as const;
    for (const effectiveOn of ['2026-09-15', '2020-01-01']) {
      await expect(
        retireSubject(by(keeper), { ...given, knowsVisits: true, effectiveOn }, monday),
      ).rejects.toMatchObject({ code: 'effective-outside', details: { today: '2026-09-14' } });
    }
    await expect(retireSubject(by(keeper), given, monday)).rejects.toMatchObject({
      code: 'still-visited',
    });
    const { visits } = await retireSubject(by(keeper), { ...given, knowsVisits: true }, monday);
    expect(visits).toEqual([`${scene.task.code}-0001`]);
    const [visit] = await sql('select state from inspection where id = $1', [
      scene.task.inspectionIds[0],
    ]);
    expect(visit).toEqual({ state: 'assigned' });
    const told = await sql(
      `select m.person_id, s.lead from message m join seat s on s.inspector_id = m.person_id and s.active
       where m.about_id = $1 and m.created_at = $2 and m.card = 'inspection' order by m.id`,
      [scene.task.inspectionIds[0], monday],
    );
    expect(told.some(({ lead }) => lead)).toBe(true);
    await expect(retireSubject(by(keeper), given, monday)).rejects.toMatchObject({
      code: 'illegal-step',
    });
  });
});
