import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '../../db/data-source.ts';
import { profileAt } from '../../db/queries/profile.ts';
import { parameters } from '../../domain/profile/parameters.ts';
import { entryOf, parameter, parameterKeys, profileOf } from '../../domain/profile/profile.ts';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { readValue } from '../../admin/desk/profile-value.ts';
import { valueField } from '../../admin/desk/profile-field.ts';
import { profileSlugs } from '../../domain/profile/profile.ts';
import { useDatabase } from '../support/database.ts';
import { aPerson, aUnit, type AUnit, type Someone } from '../support/factories.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { minutePasses } from '../support/minute.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
let unit: AUnit;
let author: Client;
let second: Client;

beforeAll(async () => {
  unit = await aUnit(sql);
  author = await atDesk('author', 'administrator');
  second = await atDesk('second', 'administrator');
});

async function atDesk(login: string, role: 'administrator' | 'planner' | 'inspector') {
  const person: Someone = await aPerson(sql, { unit, roles: [[role, unit]] });
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    person.id,
    login,
    await hashPassword('yaohao-demo'),
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

const derive = (slug: string) =>
  press(author, '/desk/profiles', '/desk/profiles', {
    parent: 'gaoqing@1',
    name: '莱芜公安分局',
    slug,
    document: '莱芜公安分局实施细则',
    unitId: unit.id,
  });
const change = (slug: string, key: string, fields: Record<string, string | string[]>) => {
  const path = `/desk/profiles/${slug}/change/${key}`;
  return press(author, path, path, { do: 'set', ...fields });
};
const cited = { source: 'document', file: '莱芜公安分局实施细则', article: '第十一条' };

describe('the pages of the rule profiles', () => {
  it('show every parameter of a bureau with its article, or as a default of the product', async () => {
    const page = await pageOf(author, '/desk/profiles/xianyou/1');
    for (const key of parameterKeys.filter((each) => each !== 'profile.version')) {
      expect(page, key).toContain(`id="${key}"`);
    }
    expect(page).toContain('二(二)1');
    expect(page).toContain('仙游县公安局2018年推行“双随机一公开”监管机制');
    expect(page).not.toContain('.txt');
    expect(page).toContain('系统默认，非本局文件规定');
  });

  it('R-198 R-200 name the document for what they do not cover, and from when they are in force', async () => {
    const row = (page: string, key: string) =>
      page.slice(page.indexOf(`id="${key}"`)).split('</tr>')[0];
    const gaoqing = await pageOf(author, '/desk/profiles/gaoqing/1');
    const rest = row(gaoqing, 'profile.fallbackRule');
    expect(rest).toContain('山东省人民政府关于在市场监管领域全面推行部门联合');
    expect(rest).toContain('第三十一条');
    const day = row(gaoqing, 'profile.effectiveFrom');
    expect(day).toContain('自发布之日起施行');
    expect(day).toContain('第三十二条');
    const xianyou = await pageOf(author, '/desk/profiles/xianyou/1');
    expect(row(xianyou, 'profile.fallbackRule')).toContain('系统默认，非本局文件规定');
  });

  it('R-198 link to the document for what they do not cover, once the bureau gives its address', async () => {
    await derive('boshan');
    const address = 'https://www.shandong.gov.cn/opinion?id=1&part=2';
    const value = `实施意见 ${address}，javascript:alert(1)`;
    await change('boshan', 'profile.fallbackRule', { value, ...cited });
    const page = await pageOf(author, '/desk/profiles/boshan/1');
    const row = page.slice(page.indexOf('id="profile.fallbackRule"')).split('</tr>')[0]!;
    const links = [...row.matchAll(/<a href="(http[^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual([address.replace('&', '&#38;')]);
    expect(row).toContain('javascript:alert(1)');
    expect(row).not.toContain('href="javascript');
  });

  it('R-019 derive, change, show the difference, approve by another, assign', async () => {
    expect(await derive('laiwu')).toContain('草案');
    const kept = await change('laiwu', 'disclosure.days', { value: '15', ...cited });
    expect(kept).toContain('与高青县公安局有 1 项不同');
    expect(kept).toContain('第十一条');
    const only = await pageOf(author, '/desk/profiles/laiwu/1?only=1');
    expect(only.match(/<tr id=/g)).toHaveLength(1);

    expect(await pageOf(author, '/desk/profiles/laiwu/1')).toContain('起草人以外');
    const action = '/desk/profiles/laiwu/verdict';
    const approved = await press(second, '/desk/profiles/laiwu/1', action, { verdict: 'approve' });
    expect(approved).toContain('一分钟内可以撤销');
    await minutePasses(sql);
    await press(author, '/desk/profiles', '/desk/profiles/assign', {
      unitId: unit.id,
      slug: 'laiwu',
    });
    expect(await pageOf(author, '/desk/profiles')).toMatch(/莱芜公安分局 · 第 1 版/);
    const days = parameter(await profileAt(database().manager, 'laiwu', 1), 'disclosure.days');
    expect(days).toBe(15);
  });

  it('refuse what is no value of the parameter, and keep nothing of it', async () => {
    await derive('laiwu-2');
    const refused = await change('laiwu-2', 'team.min', { value: '1', ...cited });
    expect(refused).toContain('每个对象的检查人员下限');
    expect(refused).toContain('不符合该参数允许的类型或范围');
    const unsourced = await change('laiwu-2', 'team.min', { value: '3', source: 'document' });
    expect(unsourced).toContain('填写有误');
    const [row] = await sql(`select changes from profile_version where slug = 'laiwu-2'`);
    expect(row).toEqual({ changes: {} });
  });

  it('take the parent’s value again', async () => {
    await derive('laiwu-3');
    await change('laiwu-3', 'team.min', { value: '4', source: 'product' });
    const back = await change('laiwu-3', 'team.min', { do: 'reset' });
    expect(back).toContain('与高青县公安局有 0 项不同');
  });

  it('are read by planners, who change nothing, and by no inspector', async () => {
    const planner = await atDesk('planner', 'planner');
    const page = await pageOf(planner, '/desk/profiles/gaoqing/1');
    expect(page).not.toContain('/change/');
    expect((await planner.get('/desk/profiles/gaoqing/change/team.min')).status).toBe(403);
    const inspector = await atDesk('inspector', 'inspector');
    expect((await inspector.get('/desk/profiles')).status).toBe(403);
  });

  it('are not found for what does not exist', async () => {
    for (const path of ['gaoqing/9', 'nowhere/1', 'gaoqing/x', 'gaoqing/change/no.such']) {
      expect((await author.get(`/desk/profiles/${path}`)).status, path).toBe(404);
    }
  });
});

describe('the form of a parameter', () => {
  it.each(parameterKeys)('gives back what it shows: %s', (key) => {
    const { field } = parameters[key].kind;
    for (const slug of profileSlugs) {
      const before = entryOf(profileOf(slug), key).value;
      const markup = valueField(field, {
        name: 'value',
        label: key,
        value: before,
        lang: 'zh',
      }).text;
      const fields = typedInto(markup);
      expect(readValue(field, { name: 'value', fields, before }), slug).toEqual(before);
    }
  });
});

// What a browser would send of a form that nobody has touched.
function typedInto(markup: string): Record<string, string | string[]> {
  const found: Record<string, string[]> = {};
  const add = (name: string, value: string) => (found[name] ??= []).push(unescaped(value));
  for (const [, attributes = ''] of markup.matchAll(/<input([^>]*)>/g)) {
    const sent = sentBy(attributes);
    if (sent) add(...sent);
  }
  for (const [, name, text] of markup.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)</g)) {
    add(name!, text!);
  }
  for (const [, name, options] of markup.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    const all = [...options!.matchAll(/value="([^"]*)"([^>]*)>/g)];
    const chosen = all.find(([, , more]) => more!.includes('selected')) ?? all[0];
    add(name!, chosen![1]!);
  }
  return Object.fromEntries(
    Object.entries(found).map(([name, values]) => [name, values.length > 1 ? values : values[0]!]),
  );
}

// Name and value of an input; nothing of a box that is not ticked.
function sentBy(attributes: string): [name: string, value: string] | undefined {
  const name = /name="([^"]*)"/.exec(attributes)![1]!;
  const value = /value="([^"]*)"/.exec(attributes)?.[1];
  if (!attributes.includes('type="checkbox"')) return [name, value ?? ''];
  return /\schecked/.test(attributes) ? [name, value ?? 'on'] : undefined;
}

const unescaped = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
