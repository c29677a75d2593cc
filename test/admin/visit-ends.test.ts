import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { useDatabase } from '../support/database.ts';
import { anInspector, aPerson, type Someone } from '../support/factories.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { aMatchedTask, start } from '../support/visit.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
let password: string;
let count = 0;

beforeAll(async () => {
  password = await hashPassword('yaohao-demo');
});

async function atDesk(person: Someone): Promise<Client> {
  count += 1;
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    person.id,
    `visitor-${count}`,
    password,
  ]);
  return panel.signIn(`visitor-${count}`);
}

const pageOf = async (client: Client, path: string) => (await client.get(path)).text();

async function press(client: Client, page: string, name: string, fields: Record<string, string>) {
  const action = `${page}/${name}`;
  const hidden = hiddenOf(await pageOf(client, page), action);
  const answer = await client.post(action, { ...hidden, ...fields });
  expect(answer.status).toBe(303);
  return pageOf(client, answer.headers.get('location')!);
}

describe('the page of a visit', () => {
  it('R-044 shows who accompanies the team with the warning, and lets the approver choose and end it', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const { unit, approver, planner } = scene.office;
    const one = await anInspector(sql, { unit, licenceExpiresOn: null });
    await sql(
      `update inspector set category = 'daily-safety', updated_at = now() where person_id = $1`,
      [one.id],
    );
    const page = `/desk/visits/${scene.task.inspectionIds[0]}`;
    const client = await atDesk(approver);
    const form = await pageOf(client, page);
    expect(form).toContain('国办发〔2024〕54号');
    expect(form).toContain('第二十一条');
    expect(form).toContain(`<option value="${one.id}"`);
    const chosen = { companionId: one.id, reason: '熟悉该企业' };
    const done = await press(client, page, 'accompany', chosen);
    expect(done).toContain('已登记随同');
    expect(done).toContain('熟悉该企业');
    const seen = await pageOf(await atDesk(planner), page);
    expect(seen).toContain(one.name);
    expect(seen).toContain('无执法证，不计入法定人数');
    expect(seen).not.toContain(`action="${page}/accompany"`);
    const [row] = await sql('select id from companion where inspector_id = $1', [one.id]);
    const ended = { companion: row!['id'], reason: '另有任务' };
    expect(await press(client, page, 'end-companion', ended)).toContain('随同已结束');
  });

  it('R-044 has nothing of it in a bureau whose rules do not know such staff', async () => {
    const scene = await aMatchedTask(sql);
    const page = `/desk/visits/${scene.task.inspectionIds[0]}`;
    expect(await pageOf(await atDesk(scene.office.approver), page)).not.toContain('随同');
  });

  it('R-126 lets the head alone release who arrived and cannot sign; the history says so', async () => {
    const scene = await aMatchedTask(sql, { teamSize: 3, inspectors: 6 });
    const inspectionId = scene.task.inspectionIds[0]!;
    const team = await start(sql, scene, inspectionId);
    const page = `/desk/visits/${inspectionId}`;
    expect(await pageOf(await atDesk(scene.office.approver), page)).not.toContain(
      `action="${page}/release"`,
    );
    const head = await atDesk(scene.office.head);
    const done = await press(head, page, 'release', {
      inspectorId: team[2]!.id,
      ground: 'death',
      reason: '因公牺牲',
      document: '讣告',
    });
    expect(done).toContain('检查组仍符合要求');
    expect(done).toContain(`到场后不能签字（死亡），由 ${scene.office.head.name} 登记退出`);
  });

  it('R-038 ends a visit on a document, says so, and refuses while the registry has the subject subsisting', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const page = `/desk/visits/${inspectionId}`;
    const client = await atDesk(scene.office.approver);
    const fields = { ground: 'closed', reason: '已歇业', document: '歇业备案〔2026〕12号' };
    expect(await pageOf(client, page)).not.toContain('value="unreachable"');
    expect(await press(client, page, 'end', fields)).toContain('名录库中该对象仍为存续');
    await sql(
      `update subject set status = '停业', updated_at = now()
       where id = (select subject_id from inspection where id = $1)`,
      [inspectionId],
    );
    const done = await press(client, page, 'end', fields);
    expect(done).toContain('检查已终止');
    expect(done).toContain('歇业备案〔2026〕12号');
    expect(done).toContain('已终止（无结果）');
    const registrar = await aPerson(sql, {
      unit: scene.office.unit,
      roles: [['registrar', scene.office.unit]],
    });
    expect(await pageOf(await atDesk(registrar), page)).not.toContain('歇业备案');
  });
});
