import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { useDatabase } from '../support/database.ts';
import { anItem, anOffice, aPerson, aUnit, type Someone } from '../support/factories.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { aKeeper } from '../support/proof.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);

let keeper: Client;
let planner: Client;
let codes: string[];
beforeAll(async () => {
  const office = await anOffice(sql, 'gaoxin');
  const items = [await anItem(sql), await anItem(sql, { category: '典当业' })];
  const rows = await sql('select code from item where id = any($1) order by code', [items]);
  codes = rows.map(({ code }) => code as string);
  const password = await hashPassword('yaohao-demo');
  const signIn = async (person: Someone, login: string) => {
    await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
      person.id,
      login,
      password,
    ]);
    return panel.signIn(login);
  };
  keeper = await signIn(await aKeeper(sql, items[0]!), 'keeper');
  const { unit } = office;
  planner = await signIn(await aPerson(sql, { unit, roles: [['planner', unit]] }), 'reader');
});

const read = async (client: Client, at: string) => (await client.get(at)).text();
async function send(
  client: Client,
  at: string,
  action: string,
  fields: Record<string, string> = {},
) {
  const hidden = hiddenOf(await read(client, at), action);
  const answer = await client.post(action, { ...hidden, ...fields });
  expect(answer.status).toBe(303);
  const to = answer.headers.get('location')!;
  return { to, page: await read(client, to) };
}

describe('R-140 the editor of checklist forms', () => {
  it('writes a form point by point, keeps what was typed when it is refused, and publishes it', async () => {
    const list = await read(keeper, '/desk/forms');
    expect(list).toContain('2 个事项没有表单');
    expect(list).toContain('<h2>没有表单的事项</h2>');
    const [first, second] = codes as [string, string];
    const fields = { code: 'ZA-1', name: '治安检查表', 'item-0': first, 'text-0': '许可证' };
    const made = await send(keeper, '/desk/forms/new', '/desk/forms', {
      ...fields,
      'standard-0': '在有效期内',
      'item-1': first,
      'text-1': '住宿登记',
      'order-0': '2',
      'order-1': '1',
      linesItem: second,
      lines: '当物登记｜逐件\n\n当票',
    });
    expect(made.page).toContain('草稿已保存');
    const [form] = await sql(`select id, points from checklist_form where code = 'ZA-1'`);
    expect(form!['points']).toEqual([
      { item: first, text: '住宿登记', standard: '' },
      { item: first, text: '许可证', standard: '在有效期内' },
      { item: second, text: '当物登记', standard: '逐件' },
      { item: second, text: '当票', standard: '' },
    ]);
    const at = `/desk/forms/${form!['id']}`;
    expect(made.to).toBe(at);
    const long = await send(keeper, at, at, { code: 'ZA-1', name: '', 'text-0': '没有名称的表' });
    expect(long.page).toContain('没有名称的表');
    const published = await send(keeper, at, `${at}/publish`);
    expect(published.page).toContain('表单已发布');
    expect(published.page).not.toContain(`action="${at}"`);
    expect(await read(keeper, '/desk/forms')).toContain('生效的事项都有表单');
  });

  it('writes the next version with its reason, keeps the one before, and retires it', async () => {
    const fields = { code: 'XF-1', name: '消防检查表', 'item-0': codes[0]!, 'text-0': '灭火器' };
    const { to } = await send(keeper, '/desk/forms/new', '/desk/forms', fields);
    await send(keeper, to, `${to}/publish`);
    const unexplained = await send(keeper, to, '/desk/forms', fields);
    expect(unexplained.page).toContain('请填写理由');
    const next = await send(keeper, to, '/desk/forms', { ...fields, reason: '新标准' });
    await send(keeper, next.to, `${next.to}/publish`);
    expect(await read(keeper, to)).toContain('已停用');
    const retired = await send(keeper, next.to, `${next.to}/retire`, { reason: '并入治安表' });
    expect(retired.page).toContain('并入治安表');
    expect(await read(keeper, '/desk/forms?all=1')).toContain('XF-1');
  });

  it('belongs to the bureau whose page it was written on, also where somebody keeps those of several', async () => {
    const over = await aUnit(sql);
    const bureaus = [await aUnit(sql, { parent: over }), await aUnit(sql, { parent: over })];
    const both = await aPerson(sql, { unit: over, roles: [['registrar', over]] });
    for (const [at, { id }] of bureaus.entries())
      await sql('update unit set profile_slug = $2, code = $3 where id = $1', [
        id,
        'gaoxin',
        `SB${'AB'[at]}`,
      ]);
    await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
      both.id,
      'several',
      await hashPassword('yaohao-demo'),
    ]);
    const client = await panel.signIn('several');
    const list = await read(client, '/desk/forms');
    for (const { id, name } of bureaus) {
      expect(list).toMatch(new RegExp(`href="/desk/forms/new\\?unit=${id}"[^<]*· ${name}`, 's'));
      expect(list).toContain(`<h2>没有表单的事项 · ${name}</h2>`);
    }
    for (const [at, { id }] of bureaus.entries()) {
      const fields = { code: `SB-${at}`, name: '检查表' };
      const refused = await send(client, `/desk/forms/new?unit=${id}`, '/desk/forms', {
        ...fields,
        name: '',
      });
      // What was refused is shown again for the same bureau.
      expect(refused.page).toContain(`name="unitId" value="${id}"`);
      const { to } = await send(client, `/desk/forms/new?unit=${id}`, '/desk/forms', fields);
      const [row] = await sql('select unit_id from checklist_form where code = $1', [fields.code]);
      expect(row).toEqual({ unit_id: id });
      expect(to).toMatch(/^\/desk\/forms\/[0-9a-f-]{36}$/);
    }
    expect((await keeper.get(`/desk/forms/new?unit=${bureaus[0]!.id}`)).status).toBe(403);
  });

  it('is read by whoever plans, and changed by nobody but its keeper', async () => {
    const fields = { code: 'DW-1', name: '典当检查表', 'item-0': codes[1]!, 'text-0': '当票' };
    const { to } = await send(keeper, '/desk/forms/new', '/desk/forms', fields);
    const page = await read(planner, to);
    expect(page).toContain('典当检查表');
    expect(page).not.toContain('放弃草稿');
    expect((await planner.get('/desk/forms/new')).status).toBe(403);
    const commandId = crypto.randomUUID();
    await planner.post(`${to}/publish`, { commandId });
    const [row] = await sql(`select state from checklist_form where code = 'DW-1'`);
    expect(row).toEqual({ state: 'draft' });
    const [refused] = await sql(`select data from event where command_id = $1`, [commandId]);
    expect(refused!['data']).toMatchObject({ action: 'form.publish', code: 'forbidden' });
  });
});
