import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { approveProfile } from '../../usecases/profile/approve.ts';
import { assignProfile } from '../../usecases/profile/assign.ts';
import { deriveProfile } from '../../usecases/profile/derive.ts';
import { useDatabase } from '../support/database.ts';
import {
  anInspector,
  anOffice,
  aPerson,
  aSubject,
  type Office,
  type Someone,
} from '../support/factories.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { aMatchedTask, by } from '../support/visit.ts';
import { minutePasses } from '../support/minute.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
let password: string;
let office: Office;
let registrar: Client;
let approver: Client;
let count = 0;

async function atDesk(person: Someone): Promise<Client> {
  count += 1;
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    person.id,
    `keeper-${count}`,
    password,
  ]);
  return panel.signIn(`keeper-${count}`);
}

const registrarOf = (unit: Office['unit']) => aPerson(sql, { unit, roles: [['registrar', unit]] });

beforeAll(async () => {
  password = await hashPassword('yaohao-demo');
  office = await anOffice(sql, 'xianyou');
  registrar = await atDesk(await registrarOf(office.bureau));
  approver = await atDesk(office.approver);
});

const pageOf = async (client: Client, path: string) => {
  const answer = await client.get(path);
  expect(answer.status, path).toBe(200);
  return answer.text();
};

async function press(client: Client, page: string, action: string, fields: Record<string, string>) {
  const hidden = hiddenOf(await pageOf(client, page), action);
  const answer = await client.post(action, { ...hidden, ...fields });
  expect(answer.status).toBe(303);
  return pageOf(client, answer.headers.get('location')!);
}

const hub = '/desk/registry';

describe('the desk of the registries', () => {
  it('R-035 – R-037 a subject is entered, found, changed and retired; every version stands on its page', async () => {
    const entered = await press(registrar, hub, `${hub}/subjects`, {
      name: '甲旅馆',
      uscc: '91370322ma3c0x2a1y',
      kind: 'enterprise',
      category: '旅馆业',
      status: '存续',
      telephone: '13800001234',
      principal: '林某某',
      unitId: office.unit.id,
      reason: '新开业',
    });
    expect(entered).toContain('已登记。');
    expect(entered).not.toContain('13800001234');
    const [row] = await sql(`select id from subject where name = '甲旅馆'`);
    const page = `${hub}/subjects/${row!['id']}`;
    expect(await pageOf(registrar, `${hub}?q=甲旅`)).toContain(page);
    const changed = await press(registrar, page, `${page}/amend`, {
      name: '甲旅馆',
      category: '旅馆业',
      address: '鲤城街道1号',
      kind: 'enterprise',
      principal: '陈某某',
      unitId: office.unit.id,
      reason: '补正',
    });
    expect(changed).toContain('– → 鲤城街道1号');
    expect(changed.split('变更历史')[1]).not.toContain('林某某');
    const retired = await press(registrar, page, `${page}/retire`, {
      status: '停业',
      reason: '自行停业',
    });
    expect(retired).toContain('存续 → 停业');
    expect(retired).toContain('第 3 版');
  });

  it('R-040, R-073 flags are added with source and days, and the blacklist waits for its approver', async () => {
    const subject = await aSubject(sql, { unit: office.unit });
    const page = `${hub}/subjects/${subject.id}`;
    const flag = {
      kind: 'risk',
      value: '高',
      source: '治安大队',
      reason: '多次警情',
      startsOn: '2026-09-14',
    };
    expect(await press(registrar, page, `${page}/flags`, flag)).toContain('风险等级 高');
    const refused = await press(registrar, page, `${page}/flags`, {
      ...flag,
      kind: 'blacklisted',
      value: '',
    });
    expect(refused).toContain('列入黑名单须写明结束日期');
    expect(refused).toContain('value="多次警情"');
    await press(registrar, page, `${page}/flags`, {
      ...flag,
      kind: 'blacklisted',
      value: '',
      endsOn: '2026-12-31',
    });
    const [waiting] = await sql(`select id from subject_flag where state = 'requested'`);
    const decide = `${hub}/flags/${waiting!['id']}/decide`;
    expect(await pageOf(registrar, hub)).not.toContain(decide);
    expect(await pageOf(approver, hub)).toContain('待审批的标记');
    await press(approver, hub, decide, { verdict: 'approve', reason: '' });
    await minutePasses(sql);
    const shown = await pageOf(registrar, page);
    expect(shown).toContain('2026年9月14日 – 12月31日');
    const [now] = await sql('select blacklisted, risk from subject where id = $1', [subject.id]);
    expect(now).toEqual({ blacklisted: true, risk: '高' });
  });

  it('R-183 the lists of the dishonest are shown with their source, and take nothing from a subject', async () => {
    const subject = await aSubject(sql, { unit: office.unit });
    const page = `${hub}/subjects/${subject.id}`;
    const lists = [
      ['abnormal', '市场监管局：经营异常名录', '经营异常'],
      ['seriously-discredited', '市场监管局：严重违法失信企业名单', '严重违法失信'],
      ['discredited', '税务局：重大税收违法案件当事人名单', '失信'],
      ['discredited', '县法院：失信被执行人名单', '失信'],
    ] as const;
    for (const [kind, source, word] of lists) {
      const flag = { kind, value: '', source, reason: '省平台推送', startsOn: '2026-09-14' };
      const shown = await press(registrar, page, `${page}/flags`, { ...flag, endsOn: '' });
      expect(shown).toContain(source);
      expect(shown).toContain(word);
    }
    const [now] = await sql('select status, blacklisted from subject where id = $1', [subject.id]);
    expect(now).toEqual({ status: '存续', blacklisted: false });
  });

  it('R-043, R-045 an inspector’s page shows licence, seats and interests, and no number; what expires is listed', async () => {
    const one = await anInspector(sql, { unit: office.unit, licenceExpiresOn: '2026-10-01' });
    const page = `${hub}/inspectors/${one.id}`;
    expect(await pageOf(registrar, hub)).toContain('还有 17 天');
    const subject = await aSubject(sql, { unit: office.unit, name: '利害旅馆' });
    const declared = await press(registrar, page, `${page}/interests`, {
      uscc: subject.uscc,
      nature: '亲属',
    });
    expect(declared).toContain('利害旅馆');
    const [interest] = await sql('select id from interest where inspector_id = $1', [one.id]);
    const end = `${page}/interests/${interest!['id']}/end`;
    expect(await press(registrar, page, end, { reason: '已转让' })).toContain('已转让');
    const entered = await press(registrar, hub, `${hub}/inspectors`, {
      personName: '新某某',
      idNumber: '370399198701160583',
      telephone: '13900001234',
      skills: '旅馆业、典当业',
      unitId: office.unit.id,
      reason: '调入',
    });
    expect(entered).toContain('不计入法定人数');
    expect(entered).not.toMatch(/370399198701160583|13900001234/);
    expect(entered).toContain('••••••');
  });

  it('R-126 who leaves hands over their seats from their page', async () => {
    const scene = await aMatchedTask(sql);
    const keeper = await atDesk(await registrarOf(scene.office.bureau));
    const [seat] = await sql(
      'select inspector_id from seat where inspection_id = $1 and active limit 1',
      [scene.task.inspectionIds[0]],
    );
    const page = `${hub}/inspectors/${seat!['inspector_id']}`;
    const left = await press(keeper, page, `${page}/depart`, {
      ground: 'transfer',
      reason: '调离',
    });
    expect(left).toContain('提出更换申请 1 项');
    expect(left).toContain('更换审批中');
    expect(left).toContain('已离岗');
  });

  it('R-042 shows the registries of a day, as known then or now', async () => {
    const subject = await aSubject(sql, { unit: office.unit, name: '昔日旅馆' });
    await sql(
      `update subject set status = '注销', updated_at = '2026-09-10 10:00+08' where id = $1 `,
      [subject.id],
    );
    const at = (query: string) =>
      pageOf(registrar, `${hub}/as-of?unit=${office.unit.id}&q=昔日&${query}`);
    expect(await at('day=2026-09-10')).toContain('不存续');
    expect(await at('day=2026-09-09')).not.toContain('昔日旅馆</a>');
    expect(await at('day=nonsense')).toContain('value="2026-09-14"');
  });

  it('R-042 R-019 tells of a day by the rules that the bureau was under then, whatever it took up since', async () => {
    const { bureau, unit } = await anOffice(sql);
    const desk = await atDesk(await registrarOf(bureau));
    const subject = await aSubject(sql, { unit, name: '旧规旅馆' });
    await sql(`update subject set updated_at = '2026-09-08 10:00+08' where id = $1`, [subject.id]);
    const at = (day: string) =>
      pageOf(desk, `${hub}/as-of?unit=${unit.id}&q=${encodeURIComponent('旧规')}&day=${day}`);
    // 许昌 asks for neither principal nor telephone; its rules are in force here from the 12th.
    const roles = [['administrator', bureau]] as [['administrator', typeof bureau]];
    const [author, second] = [
      await aPerson(sql, { unit: bureau, roles }),
      await aPerson(sql, { unit: bureau, roles }),
    ];
    const day = new Date('2026-09-12T09:00:00+08:00');
    const own = { slug: 'own-rules', name: '本局', document: '细则', unitId: bureau.id };
    await deriveProfile(by(author), { ...own, parent: { slug: 'xuchang', version: 1 } }, day);
    await approveProfile(by(second), { slug: own.slug, verdict: 'approve' }, day);
    await assignProfile(by(author), { unitId: bureau.id, slug: own.slug }, day);
    const complete = `update subject set business_scope = '住宿', principal = '', version = version + 1, updated_at = $2 where id = $1`;
    await sql(complete, [subject.id, '2026-09-09 10:00+08']);
    expect(await at('2026-09-10')).toContain('信息不全');
    expect(await at('2026-09-12')).not.toContain('信息不全');
  });

  it('R-047 two branches keep one registry once both heads agree', async () => {
    const [own, other] = [
      await atDesk(office.head),
      await atDesk(await aPerson(sql, { unit: office.sibling, roles: [['head', office.sibling]] })),
    ];
    const asked = await press(own, hub, `${hub}/joint-pools`, {
      unitId: office.unit.id,
      partnerId: office.sibling.id,
      reason: '人员不足',
    });
    expect(asked).toContain('待同意');
    const [row] = await sql('select id from pool_agreement');
    const consent = `${hub}/joint-pools/${row!['id']}/consent`;
    const held = await press(other, hub, consent, { verdict: 'approve', reason: '' });
    expect(held).toContain('一分钟内可以撤销');
    await minutePasses(sql);
    expect(await pageOf(other, hub)).toContain('有效');
  });

  it('R-035 a search that finds more than it lists says so', async () => {
    for (let number = 0; number < 51; number += 1)
      await aSubject(sql, { unit: office.bureau, name: `同名寄卖行${number}` });
    const page = await pageOf(registrar, '/desk/registry?q=' + encodeURIComponent('同名寄卖行'));
    expect(page).toContain('仅列出前 50 条');
    expect(page.match(/同名寄卖行\d+</g)).toHaveLength(50);
    const one = await pageOf(registrar, '/desk/registry?q=' + encodeURIComponent('同名寄卖行7'));
    expect(one).not.toContain('仅列出前');
  });

  it('R-035 strangers see nothing of it, and readers no forms', async () => {
    const subject = await aSubject(sql, { unit: office.unit });
    const stranger = await atDesk(await registrarOf((await anOffice(sql)).bureau));
    expect((await stranger.get(`${hub}/subjects/${subject.id}`)).status).toBe(404);
    const reader = await atDesk(office.planner);
    const page = await pageOf(reader, `${hub}/subjects/${subject.id}`);
    expect(page).not.toContain('/amend"');
    expect(page).not.toContain('/flags"');
    expect((await registrar.get(`${hub}/subjects/nonsense`)).status).toBe(404);
  });
});
