import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { recordThirdParty } from '../../usecases/third-party/record.ts';
import { useDatabase } from '../support/database.ts';
import { anOffice, type Someone } from '../support/factories.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { aMatchedTask, by, monday, type Scene } from '../support/visit.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
let password: string;
let scene: Scene;
let page: string;
let planner: Client;
let count = 0;

beforeAll(async () => {
  password = await hashPassword('yaohao-demo');
  scene = await aMatchedTask(sql, { profile: 'xuchang' });
  page = `/desk/visits/${scene.task.inspectionIds[0]}`;
  planner = await atDesk(scene.office.planner);
});

async function atDesk(person: Someone): Promise<Client> {
  count += 1;
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    person.id,
    `desk-${count}`,
    password,
  ]);
  return panel.signIn(`desk-${count}`);
}

const pageOf = async (client: Client, path: string) => (await client.get(path)).text();

async function press(name: string, fields: Record<string, string>) {
  const hidden = hiddenOf(await pageOf(planner, page), `${page}/${name}`);
  const answer = await planner.post(`${page}/${name}`, { ...hidden, ...fields });
  expect(answer.status).toBe(303);
  return pageOf(planner, answer.headers.get('location')!);
}

describe('the record of a visit at the desk', () => {
  it('R-146 takes the delivery of a notice that was posted, with its number and its time', async () => {
    expect(await pageOf(planner, page)).toContain('尚未送达');
    const posted = { way: 'mail', recipient: '王芳', capacity: 'responsible', witness: '' };
    const at = '2026-09-14T09:00';
    const refused = await press('deliver', { ...posted, reference: '', at });
    expect(refused).toContain('须填写邮件号或送达地址');
    const done = await press('deliver', { ...posted, reference: 'EMS 1234', at });
    expect(done).toContain('送达已登记');
    expect(done).toContain('EMS 1234');
    const [row] = await sql('select delivered_at, door from subject_notice');
    expect(row).toEqual({ delivered_at: new Date('2026-09-14T09:00:00+08:00'), door: 'panel' });
  });

  it('R-151 prints the notice in both languages, and as it was delivered', async () => {
    expect(await pageOf(planner, `${page}/notice`)).toContain('检查人员的纪律');
    const english = await pageOf(planner, `${page}/notice?in=en`);
    expect(english).toContain('Complain about inspectors');
    expect(await pageOf(planner, `${page}/notice?no=1`)).toContain('第 1 份送达存档');
    expect((await planner.get(`${page}/notice?no=7`)).status).toBe(404);
    expect(await pageOf(planner, `${page}/record`)).toContain('录入结果后才能打印');
    const stranger = await atDesk((await anOffice(sql, 'yangcheng')).planner);
    expect((await stranger.get(`${page}/notice`)).status).toBe(404);
  });

  it('R-150 takes what a third party cost, line by line, and adds it up', async () => {
    const inspectionId = scene.task.inspectionIds[0]!;
    const entrust = { inspectionId, body: '市计量院', contract: '〔2026〕3号', scope: '检定' };
    await recordThirdParty(by(scene.office.planner), entrust, monday);
    await press('cost', { amount: '1280.50', budget: '检验检测费', voucher: '' });
    const done = await press('cost', { amount: '19.5', budget: '检验检测费', voucher: 'PZ-7' });
    expect(done).toContain('合计 1300.00 元');
    expect(done).toContain('二(七)');
    expect(await press('cost', { amount: '0', budget: 'x', voucher: '' })).toContain('填写有误');
  });
});
