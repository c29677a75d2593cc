import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unseal } from '../../../db/sealed.ts';
import { declareInterest } from '../../../usecases/interest/declare.ts';
import { endInterest } from '../../../usecases/interest/end.ts';
import { amendInspector } from '../../../usecases/registry/amend-inspector.ts';
import { departInspector } from '../../../usecases/registry/depart-inspector.ts';
import { registerInspector } from '../../../usecases/registry/register-inspector.ts';
import { decideSubstitution } from '../../../usecases/substitution/decide.ts';
import { useDatabase } from '../../support/database.ts';
import {
  anInspector,
  anOffice,
  aPerson,
  aSubject,
  type Office,
  type Someone,
} from '../../support/factories.ts';
import { aMatchedTask, by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
let office: Office;
let registrar: Someone;

const registrarOf = (unit: Office['unit']) => aPerson(sql, { unit, roles: [['registrar', unit]] });
beforeAll(async () => {
  office = await anOffice(sql, 'gaoxin');
  registrar = await registrarOf(office.unit);
});

const idNumber = '370399198701160583';
const fields = {
  name: '王某',
  badgeNo: '880001',
  idNumber,
  telephone: '13900000000',
  licenceNo: '鲁C880001',
  licenceExpiresOn: '2028-12-31',
  skills: ['旅馆业'],
};
type Given = Parameters<typeof registerInspector>[1];
const register = (given: Partial<Given['fields']> = {}, at = office, who = registrar) =>
  registerInspector(
    by(who),
    { unitId: at.unit.id, fields: { ...fields, ...given }, reason: '调入' },
    monday,
  );

describe('an inspector entered by hand', () => {
  it('R-043, R-045 has sealed numbers, the role of one, and is in the registry once', async () => {
    const { personId, warning } = await register();
    expect(warning).toBeNull();
    const [row] = await sql('select * from inspector where person_id = $1', [personId]);
    expect(unseal(row!['id_number_sealed'])).toBe(idNumber);
    expect(row).toMatchObject({ status: '在岗', skills: ['旅馆业'], version: 1 });
    const trail = JSON.stringify(await sql('select data from event'));
    expect(trail).not.toContain(idNumber);
    expect(trail).not.toContain('13900000000');
    const [role] = await sql('select role from role_assignment where person_id = $1', [personId]);
    expect(role).toEqual({ role: 'inspector' });
    for (const other of [
      { badgeNo: '880002', licenceNo: '鲁C880002' },
      { badgeNo: '880002', idNumber: '' },
    ]) {
      await expect(register(other)).rejects.toMatchObject({ code: 'already-registered' });
    }
    await expect(register({ idNumber: '370399198701160584' })).rejects.toMatchObject({
      code: 'code-invalid',
    });
    await expect(register({}, office, office.planner)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('R-044 P-27 staff in daily supervision without a certificate are entered with a warning, where the rules have them', async () => {
    const uncertified = { badgeNo: '', idNumber: '', licenceNo: '', licenceExpiresOn: null };
    const { warning } = await register({ ...uncertified, category: 'daily-safety' });
    expect(warning).toBe('unlicensed');
    const elsewhere = await anOffice(sql, 'gaoqing');
    const keeper = await registrarOf(elsewhere.unit);
    await expect(
      register({ ...uncertified, category: 'daily-safety' }, elsewhere, keeper),
    ).rejects.toMatchObject({
      code: 'staff-not-ruled',
      details: { rule: expect.stringContaining('第十二条 · P-27 inspector.eligibility') },
    });
  });

  it('R-042 is changed with a reason; the trail tells no number and the history every version', async () => {
    const one = await anInspector(sql, { unit: office.unit });
    const changes = {
      name: '赵某',
      telephone: '13700000000',
      licenceExpiresOn: '2030-12-31',
      badgeNo: '990009',
    };
    const given = { inspectorId: one.id, changes, reason: '换证' };
    expect(await amendInspector(by(registrar), given, monday)).toEqual({ version: 2 });
    const [event] = await sql(`select data from event where about_id = $1`, [one.id]);
    expect(event!['data']).toEqual({
      reason: '换证',
      changed: {
        name: 'changed',
        telephone: 'changed',
        badgeNo: 'changed',
        licenceExpiresOn: { before: '2029-12-31', after: '2030-12-31' },
      },
    });
    const versions = await sql(
      `select version, name, licence_expires_on as until, reason from inspector_version where person_id = $1 order by version`,
      [one.id],
    );
    expect(versions).toEqual([
      { version: 1, name: one.name, until: '2029-12-31', reason: '' },
      { version: 2, name: '赵某', until: '2030-12-31', reason: '换证' },
    ]);
    await expect(amendInspector(by(registrar, 1), given, monday)).rejects.toMatchObject({
      code: 'stale',
    });
  });
});

describe('an inspector who leaves in mid-task', () => {
  let scene: Awaited<ReturnType<typeof aMatchedTask>>;
  let keeper: Someone;
  let leaver: string;
  const depart = (who = keeper) =>
    departInspector(
      by(who),
      { inspectorId: leaver, ground: 'transfer', reason: '调离本局' },
      monday,
    );
  beforeEach(async () => {
    scene = await aMatchedTask(sql, { subjects: 3, inspectors: 8, teamSize: 4 });
    keeper = await registrarOf(scene.office.unit);
    const [row] = await sql(
      `select inspector_id from seat where inspection_id = any($1) and active
       group by 1 order by count(*) desc, 1 limit 1`,
      [scene.task.inspectionIds],
    );
    leaver = row!['inspector_id'];
  });

  const held = () =>
    sql(
      `select s.id, exists (select from substitution u where u.seat_id = s.id and u.state = 'requested') as asked
       from seat s where s.inspector_id = $1 and s.active`,
      [leaver],
    );

  it('R-126 hands over every seat by a request of its own in one transaction, and is drawn no more', async () => {
    const before = await held();
    expect(before.length).toBeGreaterThan(0);
    const { opened } = await depart();
    expect(opened).toHaveLength(before.length);
    expect((await held()).every(({ asked }) => asked)).toBe(true);
    const [person] = await sql('select active from person where id = $1', [leaver]);
    expect(person).toEqual({ active: false });
    const roles = await sql(
      'select 1 from role_assignment where person_id = $1 and valid_to is null',
      [leaver],
    );
    expect(roles).toEqual([]);
    const [request] = await sql('select * from substitution where id = $1', [opened[0]]);
    expect(request).toMatchObject({
      replaced_id: leaver,
      requester_id: keeper.id,
      reason: 'transfer',
    });
    const cards = await sql(`select 1 from message where about_id = $1 and person_id = $2`, [
      opened[0],
      scene.office.approver.id,
    ]);
    expect(cards).toHaveLength(1);
    await decideSubstitution(
      by(scene.office.approver),
      { id: opened[0]!, verdict: 'approve' },
      monday,
    );
    await expect(depart()).rejects.toMatchObject({ code: 'not-in-service' });
  });

  it('R-126 signs first what they have come to; nothing is opened and nobody leaves before', async () => {
    const [visit] = await sql(
      `select n.id, n.code from seat s join inspection n on n.id = s.inspection_id
       where s.inspector_id = $1 and s.active order by n.code limit 1`,
      [leaver],
    );
    await sql(
      `insert into check_in (inspection_id, inspector_id, licence_no, at) values ($1, $2, 'L', $3)`,
      [visit!['id'], leaver, monday],
    );
    await expect(depart()).rejects.toMatchObject({
      code: 'visits-begun',
      details: { codes: visit!['code'] },
    });
    expect((await held()).some(({ asked }) => asked)).toBe(false);
    const [person] = await sql('select active from person where id = $1', [leaver]);
    expect(person).toEqual({ active: true });
    await expect(depart(scene.office.planner)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('interests', () => {
  it('R-125 people declare their own, the registrar ends them with a reason, and both stay on file', async () => {
    const one = await anInspector(sql, { unit: office.unit });
    const another = await anInspector(sql, { unit: office.unit });
    const subject = await aSubject(sql, { unit: office.unit });
    const given = { inspectorId: one.id, uscc: subject.uscc, nature: '亲属' };
    await expect(declareInterest(by(another), given, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { interestId } = await declareInterest(by(one), given, monday);
    await expect(declareInterest(by(registrar), given, monday)).rejects.toMatchObject({
      code: 'interest-known',
    });
    const end = { interestId, reason: '亲属已转让股份' };
    await expect(endInterest(by(one), end, monday)).rejects.toMatchObject({ code: 'forbidden' });
    await endInterest(by(registrar), end, monday);
    const [row] = await sql(
      'select declared_by, ended_by, end_reason, ended_at from interest where id = $1',
      [interestId],
    );
    expect(row).toEqual({
      declared_by: one.id,
      ended_by: registrar.id,
      end_reason: '亲属已转让股份',
      ended_at: monday,
    });
    await expect(endInterest(by(registrar), end, monday)).rejects.toMatchObject({
      code: 'illegal-step',
    });
  });

  it('R-125 whoever declares one hears of the visits to recuse themselves from', async () => {
    const scene = await aMatchedTask(sql);
    const [seat] = await sql(
      `select s.inspector_id, b.uscc, n.code from seat s join inspection n on n.id = s.inspection_id
         join subject b on b.id = n.subject_id where n.id = $1 and s.active limit 1`,
      [scene.task.inspectionIds[0]],
    );
    const one = scene.inspectors.find(({ id }) => id === seat!['inspector_id'])!;
    const given = { inspectorId: one.id, uscc: seat!['uscc'], nature: '投资' };
    const { visits } = await declareInterest(by(one), given, monday);
    expect(visits).toEqual([seat!['code']]);
  });
});
