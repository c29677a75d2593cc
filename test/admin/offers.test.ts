import { beforeAll, describe, expect, it } from 'vitest';
import { withholdingGrounds } from '../../domain/disclosure.ts';
import { parameter, profileOf } from '../../domain/profile/profile.ts';
import { type County, plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, usePanel } from '../support/panel.ts';

const database = useDatabase();
const panel = usePanel(database.sql);
let county: County;
let planner: Client;
const read = async (path: string): Promise<string> => (await planner.get(path)).text();

beforeAll(async () => {
  county = await plant(database);
  planner = await panel.signIn('planner');
});

describe('a form offers what the rules hear', () => {
  it('R-018 entrusts nobody where the bureau’s rules know no delegation, and says so', async () => {
    const page = await read('/desk/delegations');
    expect(page).toContain('本局规则不设委托');
    expect(page).not.toContain('name="toUnitId"');
    expect(page).toContain('返回抽查任务');
  });

  it('R-018 entrusts only those below, where they know one', async () => {
    const bureau = county.units['GQGA']!;
    await database.sql(`update unit set profile_slug = 'gaoxin' where id = $1`, [bureau]);
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
});
