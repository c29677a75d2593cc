import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { addFlag } from '../../usecases/flag/add.ts';
import { endFlag } from '../../usecases/flag/end.ts';
import { proposeJointPool } from '../../usecases/joint-pool/propose.ts';
import { useDatabase } from '../support/database.ts';
import { anOffice, aPerson, aSubject, type Office, type Someone } from '../support/factories.ts';
import { type Client, usePanel } from '../support/panel.ts';
import { by, monday } from '../support/visit.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
let office: Office;
let keeper: Someone;
let desk: Client;
let stranger: Client;
let password: string;

async function atDesk(person: Someone, login: string): Promise<Client> {
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    person.id,
    login,
    password,
  ]);
  return panel.signIn(login);
}

const registrarOf = (unit: Office['unit']) => aPerson(sql, { unit, roles: [['registrar', unit]] });

type Row = { id: string; params: Record<string, string> };
const rowsOf = async (client: Client, table: string): Promise<Row[]> => {
  const answer = await client.get(`/tables/api/resources/${table}/actions/list`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { records: Row[] }).records;
};
const shown = async (client: Client, table: string, id: string): Promise<Row['params']> => {
  const answer = await client.get(`/tables/api/resources/${table}/records/${id}/show`);
  return ((await answer.json()) as { record: Row }).record.params;
};

beforeAll(async () => {
  password = await hashPassword('yaohao-demo');
  office = await anOffice(sql, 'xianyou');
  keeper = await registrarOf(office.bureau);
  desk = await atDesk(keeper, 'keeper');
  stranger = await atDesk(await registrarOf((await anOffice(sql, 'gaoqing')).bureau), 'stranger');
});

describe('the tables beside the registries', () => {
  it('R-040 a flag keeps who noted it and how it ended; another bureau sees nothing of it', async () => {
    const subject = await aSubject(sql, { unit: office.unit, name: '甲旅馆' });
    const { flagId } = await addFlag(
      by(keeper),
      {
        subjectId: subject.id,
        kind: 'complaints',
        value: '',
        source: '12345 热线',
        reason: '投诉三次',
        startsOn: '2026-09-01',
      },
      monday,
    );
    const end = { flagId, endsOn: '2026-09-14', reason: '已整改' };
    await endFlag(by(keeper), end, monday);
    const [row] = await rowsOf(desk, 'subject_flag');
    expect(row!.id).toBe(flagId);
    expect(await shown(desk, 'subject_flag', flagId)).toMatchObject({
      subjectName: '甲旅馆',
      uscc: subject.uscc,
      source: '12345 热线',
      recordedBy: keeper.name,
      endedBy: keeper.name,
      endReason: '已整改',
    });
    expect(await rowsOf(stranger, 'subject_flag')).toEqual([]);
    const api = `/tables/api/resources/subject_flag/records/${flagId}`;
    expect((await stranger.get(`${api}/show`)).status).toBe(404);
    expect((await desk.get(`${api}/edit`)).status).toBe(403);
  });

  it('R-047 an agreement names both branches and where its consents stand', async () => {
    const { unit, sibling } = office;
    const given = { unitId: unit.id, partnerId: sibling.id, reason: '人员不足' };
    const { agreementId } = await proposeJointPool(by(keeper), given, monday);
    expect(await shown(desk, 'pool_agreement', agreementId)).toMatchObject({
      unit: unit.name,
      partnerName: sibling.name,
      reason: '人员不足',
      requestedBy: keeper.name,
    });
    expect(await rowsOf(stranger, 'pool_agreement')).toEqual([]);
  });
});
