import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { requestSubstitution } from '../../usecases/substitution/request.ts';
import { sweepDraws } from '../../worker/sweep-draws.ts';
import { anAsk, substitutionOf } from '../support/asks.ts';
import { useDatabase } from '../support/database.ts';
import { aWaitingTask } from '../support/dispatched.ts';
import { anInspector, anOffice, aPerson, many, type Someone } from '../support/factories.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { minutePasses } from '../support/minute.ts';
import { aMatchedTask, by, monday, teamOf } from '../support/visit.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
let password: string;

beforeAll(async () => {
  password = await hashPassword('yaohao-demo');
});

let count = 0;

/** Gives somebody a log-in, and signs them in. */
async function atDesk(person: Someone): Promise<Client> {
  count += 1;
  const login = `official-${count}`;
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    person.id,
    login,
    password,
  ]);
  return panel.signIn(login);
}

const pageOf = async (client: Client, path: string) => (await client.get(path)).text();

async function press(
  client: Client,
  page: string,
  action: string,
  fields: Record<string, string | string[]>,
): Promise<string> {
  const hidden = hiddenOf(await pageOf(client, page), action);
  const answer = await client.post(action, { ...hidden, ...fields });
  expect(answer.status).toBe(303);
  return pageOf(client, answer.headers.get('location')!);
}

const refusedAbout = (id: string) =>
  sql(
    `select actor_id, door, data from event where type = 'command.refused' and about_id = $1 order by id`,
    [id],
  );

const desk = '/desk/requests';

describe('a designation in the panel', () => {
  it('R-129 R-131 lists who may follow, takes one with a reason, and is told as no draw', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const client = await atDesk(scene.office.approver);
    const { id, team, inspectionId, leaver } = await anAsk(sql, scene);
    const spares = scene.inspectors.filter((one) => !team.includes(one));
    const page = await pageOf(client, desk);
    expect(page).toContain('4 人符合接替条件');
    expect(page).toContain('同意或不同意，都须填写理由');
    for (const { name, id: personId } of spares) {
      expect(page).toMatch(new RegExp(`<option value="${personId}">\\s*${name} ·`));
    }
    for (const { id: personId } of team) expect(page).not.toContain(`value="${personId}"`);

    const action = `${desk}/substitution/${id}`;
    const verdict = 'approve';
    expect(await press(client, desk, action, { verdict, reason: '业务熟悉' })).toContain(
      '填写有误：接替人员',
    );
    const substituteId = spares[1]!.id;
    expect(await press(client, desk, action, { verdict, substituteId })).toContain('请填写理由');
    const done = await press(client, desk, action, { verdict, substituteId, reason: '业务熟悉' });
    expect(done).toContain('一分钟内可以撤销');
    await minutePasses(sql);
    expect(await teamOf(sql, scene, inspectionId)).toEqual([team[0], spares[1]]);

    const task = await pageOf(client, `/desk/tasks/${scene.task.id}`);
    expect(task).toContain('检查组变更');
    const visit = await pageOf(client, `/desk/visits/${inspectionId}`);
    for (const words of [
      leaver.name,
      spares[1]!.name,
      '另行指派',
      '业务熟悉',
      '身体健康',
      '骨折',
      scene.office.approver.name,
      `${scene.task.code}-M1`,
    ]) {
      expect(visit, words).toContain(words);
    }
  });

  it('R-129 offers nobody in a bureau that draws, and refuses a name all the same, naming the article', async () => {
    const scene = await aMatchedTask(sql);
    const client = await atDesk(scene.office.approver);
    const { id, team } = await anAsk(sql, scene);
    const spare = scene.inspectors.find((one) => !team.includes(one))!;
    const page = await pageOf(client, desk);
    expect(page).toContain('4 人符合接替条件');
    expect(page).not.toContain('name="substituteId"');
    expect(page).toContain('不同意时须填写理由');
    const refused = await press(client, desk, `${desk}/substitution/${id}`, {
      verdict: 'approve',
      substituteId: spare.id,
      reason: '业务熟悉',
    });
    expect(refused).toContain('P-29');
    expect(refused).toContain('高青县公安局 第二十条');
    expect(await substitutionOf(sql, id)).toMatchObject({ state: 'requested' });
  });

  it('R-130 says before that nobody may follow, with the lawful ways, and shows no button', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin', inspectors: 2 });
    const client = await atDesk(scene.office.approver);
    await anAsk(sql, scene);
    const page = await pageOf(client, desk);
    expect(page).toContain('没有符合条件的人员可以接替');
    expect(page).toContain('商请相邻区域合并匹配');
    expect(page).not.toContain('value="approve"');
  });

  it('R-128 of oneself is refused when it is posted all the same, and is on the trail', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const [, leaver] = await teamOf(sql, scene, inspectionId);
    const { unit } = scene.office;
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from)
       values ($1, $2, 'approver', $3, '2026-01-01')`,
      [randomUUID(), leaver!.id, unit.id],
    );
    const { substitutionId: id } = await requestSubstitution(
      by(leaver!),
      { inspectionId, reason: 'health' },
      monday,
    );
    const client = await atDesk(leaver!);
    expect(await pageOf(client, desk)).not.toContain(`action="${desk}/substitution/${id}"`);
    const spare = scene.inspectors.find((one) => one !== leaver)!;
    const answer = await client.post(`${desk}/substitution/${id}`, {
      commandId: randomUUID(),
      verdict: 'approve',
      substituteId: spare.id,
      reason: '同意',
    });
    expect(await pageOf(client, answer.headers.get('location')!)).toContain('您无权执行此操作');
    expect(await refusedAbout(id)).toEqual([
      {
        actor_id: leaver!.id,
        door: 'panel',
        data: { action: 'substitution.decide', code: 'forbidden' },
      },
    ]);
  });
});

describe('beside the draw, in the panel', () => {
  it('R-117 a team is assigned directly by planner and head, flagged on the task’s page', async () => {
    const scene = await aWaitingTask(sql);
    const { office, inspectors, inspectionId, task } = scene;
    const planner = await atDesk(office.planner);
    const at = `/desk/visits/${inspectionId}`;
    expect(await pageOf(planner, at)).toContain('符合条件的检查人员 3 人，少于 4 人');
    const asked = await press(planner, at, `${at}/assign`, {
      leadId: inspectors[0]!.id,
      memberIds: [inspectors[0]!.id, inspectors[2]!.id],
      reason: '本区只有三名执法人员',
    });
    expect(asked).toContain('已提交，等待审批');
    const [proposal] = await sql('select id from proposal where task_id = $1', [task.id]);
    expect(await pageOf(planner, desk)).not.toContain(`action="${desk}/proposal/`);

    const head = await atDesk(office.head);
    expect(await pageOf(head, '/desk')).toContain('直接委派');
    const action = `${desk}/proposal/${proposal!['id']}`;
    const held = await press(head, desk, action, { verdict: 'approve' });
    expect(held).toContain('一分钟内可以撤销');
    await minutePasses(sql);
    // What was shown is what was signed.
    const [card] = await sql(
      `select c.kind, c.body from decision d join shown_card c on c.hash = d.card_hash where d.about_id = $1`,
      [proposal!['id']],
    );
    expect(card).toMatchObject({ kind: 'panel.proposal' });
    expect(card!['body']).toContain('本区只有三名执法人员');
    const page = await pageOf(planner, `/desk/tasks/${task.id}`);
    expect(page).toContain('其中直接委派 1 户（不是抽取）');
    expect(page).toContain('本区只有三名执法人员');
    expect(page).toContain('已匹配');
  });

  it('R-117 is not offered where enough can be drawn, nor where the rules know none', async () => {
    const enough = await aWaitingTask(sql, { inspectors: 5 });
    const planner = await atDesk(enough.office.planner);
    const page = await pageOf(planner, `/desk/visits/${enough.inspectionId}`);
    expect(page).toContain('符合条件的检查人员 5 人，不少于 4 人');
    expect(page).not.toContain('/assign"');
    const gaoqing = await aWaitingTask(sql, { profile: 'gaoqing' });
    const other = await atDesk(gaoqing.office.planner);
    const plain = await pageOf(other, `/desk/visits/${gaoqing.inspectionId}`);
    expect(plain).not.toContain('直接委派');
    expect((await planner.get(`/desk/visits/${gaoqing.inspectionId}`)).status).toBe(404);
  });

  it('R-118 pools are joined by two heads, each at their own desk', async () => {
    const scene = await aWaitingTask(sql, { inspectors: 1 });
    const neighbour = await anOffice(sql, 'gaoxin');
    await many(2, () => anInspector(sql, { unit: neighbour.unit }));
    const planner = await atDesk(scene.office.planner);
    const at = `/desk/tasks/${scene.task.id}`;
    const asked = await press(planner, at, `${at}/neighbour`, {
      neighbourId: neighbour.unit.id,
      reason: '本区执法人员不足',
    });
    expect(asked).toContain('已提交');
    const [proposal] = await sql('select id from proposal where task_id = $1', [scene.task.id]);
    const action = `${desk}/proposal/${proposal!['id']}`;
    const heads = [await atDesk(neighbour.head), await atDesk(scene.office.head)];
    for (const head of heads) {
      await press(head, desk, action, { verdict: 'approve' });
      await minutePasses(sql);
    }
    expect(await press(planner, at, `${at}/match`, {})).toContain('已公告');
  });

  it('R-046 R-116 R-120 experts and third parties stand beside the team', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const { bureau } = scene.office;
    const registrar = await atDesk(
      await aPerson(sql, { unit: bureau, roles: [['registrar', bureau]] }),
    );
    const entered = await press(registrar, '/desk/experts', '/desk/experts', {
      name: '周工',
      organisation: '市特检院',
      skills: '锅炉、压力容器',
      unitId: bureau.id,
    });
    expect(entered).toContain('锅炉、压力容器');
    const planner = await atDesk(scene.office.planner);
    const at = `/desk/visits/${scene.task.inspectionIds[0]!}`;
    const drawn = await press(planner, at, `${at}/draw-expert`, { skill: '锅炉' });
    expect(drawn).toContain('专家抽取已公告');
    await sweepDraws();
    const page = await press(planner, at, `${at}/third-party`, {
      body: '鲁中检测有限公司',
      contract: '委托〔2026〕3号',
      scope: '锅炉检验',
    });
    for (const words of ['周工', '随机选取', `${scene.task.code}-E1`, '鲁中检测有限公司']) {
      expect(page, words).toContain(words);
    }
    const yangcheng = await aMatchedTask(sql, { profile: 'yangcheng' });
    const other = await atDesk(yangcheng.office.planner);
    const plain = await pageOf(other, `/desk/visits/${yangcheng.task.inspectionIds[0]!}`);
    expect(plain).not.toContain('/third-party"');
  });
});
