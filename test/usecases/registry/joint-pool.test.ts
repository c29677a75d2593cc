import { beforeAll, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { departmentsOf } from '../../../db/queries/departments.ts';
import { inspectorsIn } from '../../../db/queries/inspectors.ts';
import { consentToJointPool } from '../../../usecases/joint-pool/consent.ts';
import { endJointPool } from '../../../usecases/joint-pool/end.ts';
import { proposeJointPool } from '../../../usecases/joint-pool/propose.ts';
import { useDatabase } from '../../support/database.ts';
import {
  anInspector,
  anOffice,
  aPerson,
  aSubject,
  aTask,
  aUnit,
  type Office,
  type Someone,
} from '../../support/factories.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
let office: Office;
let neighbour: Someone;
let stranger: Someone;
let taskId: string;
const days = { from: '2026-09-14', to: '2026-10-31' };

beforeAll(async () => {
  office = await anOffice(sql, 'xianyou');
  const head = (unit: Office['unit']) => aPerson(sql, { unit, roles: [['head', unit]] });
  neighbour = await head(office.sibling);
  const third = await aUnit(sql, { parent: office.bureau });
  stranger = await head(third);
  await anInspector(sql, { unit: office.unit });
  await anInspector(sql, { unit: office.sibling });
  // With a branch of the bureau as a participant every branch sends its own people.
  const subjects = [await aSubject(sql, { unit: office.unit })];
  taskId = (await aTask(sql, office, { subjects, participants: [third] })).id;
});

const senders = async () => {
  const [own] = await departmentsOf(pool().manager, taskId);
  return (await inspectorsIn(pool().manager, own!, days)).length;
};
const propose = (who: Someone, partnerId = office.sibling.id, unitId = office.unit.id) =>
  proposeJointPool(by(who), { unitId, partnerId, reason: '本大队检查人员不足' }, monday);

describe('R-047 a joint registry of two branches', () => {
  it('begins when both heads have consented, each for their own side, and ends by either of them', async () => {
    expect(await senders()).toBe(1);
    const { agreementId } = await propose(office.head);
    await expect(propose(office.head)).rejects.toMatchObject({ code: 'joint-pool-standing' });
    await expect(propose(neighbour, office.unit.id, office.sibling.id)).rejects.toMatchObject({
      code: 'joint-pool-standing',
    });
    const consent = (who: Someone) =>
      consentToJointPool(by(who), { agreementId, verdict: 'approve' }, monday);
    await expect(consent(stranger)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(consent(office.head)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await senders()).toBe(1);
    expect(await consent(neighbour)).toBe('in-force');
    expect(await senders()).toBe(2);
    await expect(consent(neighbour)).rejects.toMatchObject({
      code: 'already-decided',
      details: { by: neighbour.name },
    });
    const end = { agreementId, reason: '人员已补足' };
    await expect(endJointPool(by(stranger), end, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await endJointPool(by(neighbour), end, monday);
    expect(await senders()).toBe(1);
  });

  it('is turned down with a reason, and can be asked for again', async () => {
    const { agreementId } = await propose(office.head);
    const reject = { agreementId, verdict: 'reject' as const };
    await expect(consentToJointPool(by(neighbour), reject, monday)).rejects.toMatchObject({
      code: 'reason-required',
    });
    expect(await consentToJointPool(by(neighbour), { ...reject, reason: '人手也紧' }, monday)).toBe(
      'rejected',
    );
    await propose(office.head);
  });

  it('is refused where the rules know none, between units of one line, and by nobody of the unit', async () => {
    await expect(propose(office.head, office.bureau.id)).rejects.toMatchObject({
      code: 'joint-pool-related',
    });
    await expect(propose(stranger)).rejects.toMatchObject({ code: 'forbidden' });
    const gaoqing = await anOffice(sql, 'gaoqing');
    await expect(propose(gaoqing.head, gaoqing.sibling.id, gaoqing.unit.id)).rejects.toMatchObject({
      code: 'joint-pool-not-ruled',
      details: { rule: expect.stringContaining('P-26 inspector.jointPool') },
    });
  });

  it('nobody writes the other side’s consent into it', async () => {
    await expect(
      sql(
        `insert into pool_agreement (id, unit_id, partner_id, reason, requested_by, requested_at, own_by, own_at,
           partner_by, partner_at, state) values (gen_random_uuid(), $1, $2, '一', $3, now(), $3, now(), $4, now(), 'in-force')`,
        [office.bureau.id, office.unit.id, office.head.id, neighbour.id],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
    await expect(
      sql(`update pool_agreement set state = 'in-force' where state = 'requested'`),
    ).rejects.toMatchObject({
      code: '23514',
    });
  });
});
