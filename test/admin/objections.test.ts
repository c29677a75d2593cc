import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { takeIntakes } from '../../worker/take-intake.ts';
import { useDatabase } from '../support/database.ts';
import { aPerson, type Someone } from '../support/factories.ts';
import { minutePasses } from '../support/minute.ts';
import { aPdf } from '../support/pictures.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { aPublishedVisit, type PublishedVisit } from '../support/published.ts';
import { monday, teamOf } from '../support/visit.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
let password: string;
let visit: PublishedVisit;

beforeAll(async () => {
  password = await hashPassword('yaohao-demo');
  visit = await aPublishedVisit(sql);
});

async function atDesk(person: Someone): Promise<Client> {
  const login = `official-${randomUUID().slice(0, 8)}`;
  await sql(
    'insert into account (person_id, login, password_hash) values ($1, $2, $3) on conflict (person_id) do update set login = $2',
    [person.id, login, password],
  );
  return panel.signIn(login);
}

const pageOf = async (client: Client, path: string) => (await client.get(path)).text();

async function press(
  client: Client,
  page: string,
  action: string,
  fields: Record<string, string>,
): Promise<string> {
  const hidden = hiddenOf(await pageOf(client, page), action);
  const answer = await client.post(action, { ...hidden, ...fields });
  expect(answer.status).toBe(303);
  return pageOf(client, answer.headers.get('location')!);
}

async function handedIn(
  kind: 'objection' | 'complaint',
  content: string,
  ref = visit.ref,
): Promise<string> {
  const id = randomUUID();
  const letters = id.replaceAll('-', '').toUpperCase().slice(0, 12);
  const key = createHash('sha256').update(id).digest('hex');
  await sql(
    `insert into intake (id, kind, receipt_no, status_key, ref, name, contact, content, file_names, files, received_at)
     values ($1, $2, $3, $4, $5, '李明', '0533-6961234', $6, $7, $8, $9)`,
    [
      id,
      kind,
      letters.match(/.{4}/g)!.join('-'),
      key,
      ref,
      content,
      ['照片.pdf'],
      [aPdf()],
      monday,
    ],
  );
  await takeIntakes();
  const [row] = await sql(`select id from ${kind} where intake_id = $1`, [id]);
  return row?.['id'];
}

describe('objections in the panel', () => {
  it('R-167 R-168 R-169 are given to a reviewer outside the team, reviewed and answered', async () => {
    const { office } = visit.scene;
    const id = await handedIn('objection', '灯箱当天已修复。\n有照片。');
    const page = `/desk/objections/${id}`;
    const team = await teamOf(sql, visit.scene, visit.inspectionId);
    const chief = await atDesk(office.approver);
    expect(await pageOf(chief, '/desk/objections')).toContain(page);
    const first = await pageOf(chief, page);
    expect(first).toContain('李明');
    for (const member of team) expect(first).not.toContain(`value="${member.id}"`);
    const [, file] = new RegExp(`href="(${page}/files/[0-9a-f-]+)"`).exec(first)!;
    const given = await chief.get(file!);
    expect(given.headers.get('content-disposition')).toContain('attachment');
    expect(Buffer.from(await given.arrayBuffer())).toEqual(aPdf());

    const reviewer = await aPerson(sql, {
      unit: office.unit,
      roles: [['planner', office.unit]],
      name: '周复核',
    });
    const assigned = await press(chief, page, `${page}/assign`, { reviewerId: reviewer.id });
    expect(assigned).toContain('已确定复核人：周复核');
    const desk = await atDesk(reviewer);
    const wrong = { outcome: 'error', grounds: '照片属实', finding: 'rectification' };
    const refused = await press(desk, page, `${page}/review`, wrong);
    expect(refused).toContain('照片属实');
    const note = { publicNote: '结论录入有误，现予更正。' };
    const inItsMinute = await press(desk, page, `${page}/review`, { ...wrong, ...note });
    expect(inItsMinute).toContain('撤销');
    expect(inItsMinute).not.toContain(`action="${page}/review"`);
    await minutePasses(sql);
    expect(await pageOf(desk, page)).toContain('更正待主要负责人签字');
    const [decision] = await sql(
      `select d.door, d.verdict, s.kind as shown from decision d join shown_card s on s.hash = d.card_hash
       where d.about_type = 'objection' and d.about_id = $1`,
      [id],
    );
    expect(decision).toEqual({ door: 'panel', verdict: 'approve', shown: 'panel.objection' });
    const answer = {
      reply: '已提请更正。',
      way: 'post',
      repliedOn: '2026-09-14',
      proof: 'EMS 1029',
    };
    expect(await press(desk, page, `${page}/reply`, answer)).toContain('异议办结');
  });

  it('R-167 can be given to another reviewer while they are under review, by whoever leads the unit', async () => {
    const { office } = visit.scene;
    const id = await handedIn('objection', '复核人已调离');
    const page = `/desk/objections/${id}`;
    const chief = await atDesk(office.approver);
    const [first, second] = [
      await aPerson(sql, { unit: office.unit, name: '钱调离' }),
      await aPerson(sql, { unit: office.unit, name: '孙接手' }),
    ];
    await press(chief, page, `${page}/assign`, { reviewerId: first.id });
    const again = await pageOf(chief, page);
    expect(again).toContain('改派复核人');
    expect(again).not.toContain(`value="${first.id}"`);
    expect(await pageOf(await atDesk(first), page)).not.toContain('改派复核人');
    const given = await press(chief, page, `${page}/assign`, { reviewerId: second.id });
    expect(given).toContain('已确定复核人：孙接手');
    expect(await pageOf(await atDesk(second), page)).toContain(`action="${page}/review"`);
  });

  it('R-170 take what came on paper, from the day it came', async () => {
    const desk = await atDesk(visit.scene.office.planner);
    const action = '/desk/objections';
    const paper = { name: '李明', contact: '高青县某路1号', content: '结论不符。' };
    const wrong = { ...paper, code: 'GQGA-2026-000000-0001', receivedOn: '2026-09-11' };
    expect(await press(desk, action, action, wrong)).toContain('没有已公示的结果');
    const done = await press(desk, action, action, { ...wrong, code: visit.ref });
    expect(done).toContain('复核期限已起算');
    const [row] = await sql('select received_at from objection where intake_id is null');
    expect(row!['received_at']).toEqual(new Date('2026-09-11T00:00:00+08:00'));
  });
});

describe('complaints in the panel', () => {
  it('R-151 are shown to the supervision only, and not to an auditor who was of the team', async () => {
    const { office } = visit.scene;
    const content = '检查人员索要购物卡';
    const id = await handedIn('complaint', content);
    const chief = await atDesk(office.approver);
    expect((await chief.get('/desk/complaints')).status).toBe(403);
    const [member] = await teamOf(sql, visit.scene, visit.inspectionId);
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from)
       values (gen_random_uuid(), $1, 'auditor', $2, '2026-01-01')`,
      [member!.id, office.bureau.id],
    );
    expect(await pageOf(await atDesk(member!), '/desk/complaints')).not.toContain(content);
    const auditor = await aPerson(sql, { unit: office.unit, roles: [['auditor', office.bureau]] });
    const desk = await atDesk(auditor);
    expect(await pageOf(desk, '/desk/complaints')).toContain(content);
    const said = { finding: 'unfounded', note: '调取录像未见', answer: '经查不属实。' };
    const action = `/desk/complaints/${id}/conclude`;
    expect(await press(desk, '/desk/complaints', action, said)).toContain('投诉已办结');
  });

  it('R-167 what was not taken up is kept for the supervision of its bureau, and for nobody else', async () => {
    const { office } = visit.scene;
    const content = '我公司从未被检查，网上却有我们的结果';
    await handedIn('objection', content, `${visit.ref}99`);
    const auditor = await aPerson(sql, { unit: office.unit, roles: [['auditor', office.bureau]] });
    const page = await pageOf(await atDesk(auditor), '/desk/complaints');
    expect(page).toContain('未受理的异议');
    expect(page).toContain(content);
    const chief = await atDesk(office.approver);
    expect(await pageOf(chief, '/desk/objections')).not.toContain(content);
  });
});
