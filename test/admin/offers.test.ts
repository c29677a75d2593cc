import { beforeAll, describe, expect, it } from 'vitest';
import { withholdingGrounds } from '../../domain/disclosure.ts';
import { parameter, profileOf } from '../../domain/profile/profile.ts';
import { type County, furnish, plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, usePanel } from '../support/panel.ts';

const database = useDatabase();
const panel = usePanel(database.sql);
let county: County;
let planner: Client;
const underRulesOf = (slug: string) =>
  database.sql('update unit set profile_slug = $1 where id = $2', [slug, county.units['GQGA']]);
const read = async (path: string): Promise<string> => (await planner.get(path)).text();

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, database.sql);
  planner = await panel.signIn('planner');
});

describe('a form offers what the rules hear', () => {
  it('R-018 entrusts nobody where the bureau’s rules know no delegation, and says so', async () => {
    await underRulesOf('gaoqing');
    const page = await read('/desk/delegations');
    expect(page).toContain('本局规则不设委托');
    expect(page).not.toContain('name="toUnitId"');
    expect(page).toContain('返回抽查任务');
  });

  it('R-018 entrusts only those below, where they know one', async () => {
    await underRulesOf('gaoxin');
    const bureau = county.units['GQGA']!;
    const page = await read('/desk/delegations');
    const choices = (name: string) => page.split(`name="${name}"`)[1]!.split('</select>')[0]!;
    expect(choices('fromUnitId').match(/<option/g)).toHaveLength(1);
    expect(choices('fromUnitId')).toContain(bureau);
    expect(choices('toUnitId')).not.toContain(bureau);
    expect(choices('toUnitId')).toContain(county.units['ZA']!);
  });

  it('R-161 withholds results of the classes shown in full on a law alone', () => {
    const xianyou = profileOf('xianyou');
    const offered = (category: string) => withholdingGrounds(category, xianyou).grounds;
    expect(offered('旅馆业')).toEqual(['law']);
    const others = parameter(xianyou, 'disclosure.exceptionGrounds');
    expect(offered('爆破作业单位')).toEqual(others);
    expect(others.length).toBeGreaterThan(1);
  });

  it('links to an inspector only for those who may read one', async () => {
    const approver = await panel.signIn('approver');
    const found = '/desk/registry?q=' + encodeURIComponent('鲁C0');
    const page = await (await approver.get(found)).text();
    expect(page).toContain('鲁C0');
    expect(page).not.toContain('/desk/registry/inspectors/');
    expect(await read(found)).toContain('/desk/registry/inspectors/');
  });

  it('leads to no page that shuts the reader out', async () => {
    for (const login of ['planner', 'approver', 'admin']) {
      const client = await panel.signIn(login);
      const start = await (await client.get('/desk')).text();
      const ways = new Set([...start.matchAll(/href="(\/desk[^"#]*)"/g)].map(([, href]) => href!));
      expect(ways.size).toBeGreaterThan(5);
      for (const way of ways) expect((await client.get(way)).status, `${login} ${way}`).toBe(200);
    }
  });
});
