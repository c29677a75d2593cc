import { beforeAll, describe, expect, it } from 'vitest';
import type { Matter } from '../../domain/consent.ts';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { aConsentScene, type ConsentScene } from '../support/consents.ts';
import { useDatabase } from '../support/database.ts';
import type { Someone } from '../support/factories.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { minutePasses } from '../support/minute.ts';
import { aBureauThatPlans } from '../support/plan-steps.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
const desk = '/desk/requests';
let scene: ConsentScene;
let password: string;
beforeAll(async () => {
  password = await hashPassword('yaohao-demo');
  scene = await aConsentScene(sql);
});

const logins = new Map<string, string>();

/** Signs somebody in; their log-in is made the first time. */
async function atDesk({ id }: Someone): Promise<Client> {
  const known = logins.get(id);
  if (known) return panel.signIn(known);
  const login = `official-${logins.size + 1}`;
  logins.set(id, login);
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    id,
    login,
    password,
  ]);
  return panel.signIn(login);
}

const pageOf = async (client: Client) => (await client.get(desk)).text();
const actionOf = (matter: Matter, id: string) => `${desk}/consent/${matter}/${id}`;

async function decide(client: Client, action: string, fields: Record<string, string>) {
  const answer = await client.post(action, {
    ...hiddenOf(await pageOf(client), action),
    ...fields,
  });
  expect(answer.status).toBe(303);
  return pageOf(client);
}

/** Who decides, who does not, and what the card says. */
const cases: [Exclude<Matter, 'plan' | 'correction' | 'case'>, string[]][] = [
  ['exclusion', ['随机抽查以外的检查', '投诉', '闽公通〔2026〕18号']],
  ['campaign', ['专项检查', '巡查', '上级统一部署']],
  ['deployment', ['另行部署定向抽查', '全部 50%']],
  ['pool-agreement', ['联合建库', '人员不足']],
  ['flag', ['信用标记', '黑名单', '信用中国', '高市监罚〔2026〕31号']],
  ['profile', ['规则参数', '莱公办〔2026〕4号', '高青县公安局']],
];

describe('the page of what waits for approval', () => {
  it.each(cases)(
    'shows %s with its facts to whoever may decide, to nobody else, and takes the word',
    async (matter, facts) => {
      const { bureau, partner, registrar, asks } = scene;
      const id = await asks[matter]();
      const action = actionOf(matter, id);
      const decider = await atDesk(matter === 'pool-agreement' ? partner : bureau.head);
      for (const stranger of [bureau.planner, registrar]) {
        const page = await pageOf(await atDesk(stranger));
        expect(page).not.toContain(action);
        for (const fact of facts.slice(-1)) expect(page).not.toContain(fact);
      }
      const page = await pageOf(decider);
      for (const fact of facts) expect(page).toContain(fact);
      expect(await (await decider.get('/desk')).text(), 'on the start page').toContain(id);
      // Nothing is said by its code.
      expect(page).not.toMatch(/card\.field\.|panel\.waiting\.|exclusion-ground\./);
      expect(await decide(decider, action, { verdict: 'reject' })).toContain('请填写理由');
      const after = await decide(decider, action, { verdict: 'reject', reason: '不再需要' });
      expect(after).not.toContain(action);
      expect(after).toContain('在此之前可以撤销');
      await minutePasses(sql);
      const [decision] = await sql(
        `select verdict, reason, door, card_hash from decision where about_id = $1 and verdict = 'reject'`,
        [id],
      );
      expect(decision).toMatchObject({ verdict: 'reject', reason: '不再需要', door: 'panel' });
      expect(decision!['card_hash']).toMatch(/^[0-9a-f]{64}$/);
    },
  );

  it('R-050 shows a plan that was handed in to its approver, not to its author', async () => {
    const office = await aBureauThatPlans(sql);
    const { planId } = await office.draft();
    await office.submit(planId);
    const action = actionOf('plan', planId);
    expect(await pageOf(await atDesk(office.planner))).not.toContain(action);
    const chief = await atDesk(office.chief);
    const page = await pageOf(chief);
    expect(page).toContain('1 项，共抽取 1 次');
    expect(page).toContain(`href="/desk/plans/${planId}"`);
    await decide(chief, action, { verdict: 'approve' });
    await minutePasses(sql);
    expect((await office.planRow(planId))['state']).toBe('approved');
  });

  it('R-004 tells a registrar of drafts of the item list, and says when nothing waits', async () => {
    const { bureau, registrar } = scene;
    await sql(
      `insert into item (id, unit_id, code, name, subject_category, kind)
       values (gen_random_uuid(), $1, 'W-01', '烟花爆竹流向登记', '烟花爆竹', 'general')`,
      [bureau.unit.id],
    );
    const page = await pageOf(await atDesk(registrar));
    expect(page).toContain('抽查事项清单待公布');
    expect(page).toContain('烟花爆竹流向登记');
    const planner = await pageOf(await atDesk(bureau.planner));
    expect(planner).not.toContain('烟花爆竹流向登记');
    expect(planner).toContain('没有待您审批的计划');
  });
});
