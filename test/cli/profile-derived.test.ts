import { beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../cli/main.ts';
import { amendProfile } from '../../usecases/profile/amend.ts';
import { approveProfile } from '../../usecases/profile/approve.ts';
import { deriveProfile } from '../../usecases/profile/derive.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { useDatabase } from '../support/database.ts';
import { aPerson, aUnit } from '../support/factories.ts';

const { sql } = useDatabase();

async function run(...words: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(['profile', ...words], {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

beforeAll(async () => {
  const unit = await aUnit(sql);
  const admin = () => aPerson(sql, { unit, roles: [['administrator', unit]] });
  const [author, second] = [await admin(), await admin()];
  const monday = new Date('2026-09-07T09:00:00+08:00');
  await deriveProfile(
    commandOf(author, 'panel'),
    {
      slug: 'laiwu',
      name: '莱芜公安分局',
      document: '莱芜公安分局实施细则',
      parent: { slug: 'gaoqing', version: 1 },
      unitId: unit.id,
    },
    monday,
  );
  for (const days of [15, 10]) {
    const source = { file: '莱芜公安分局实施细则', article: '第十一条' };
    const changes = { 'disclosure.days': { value: days, source } };
    await amendProfile(commandOf(author, 'panel'), { slug: 'laiwu', changes }, monday);
    const verdict = { slug: 'laiwu', verdict: 'approve' as const };
    await approveProfile(commandOf(second, 'panel'), verdict, monday);
  }
});

describe('derived profiles on the command line', () => {
  it('are shown in the version that is asked for, in the form of the built-in ones', async () => {
    const days = async (name: string) =>
      JSON.parse((await run('show', name, '--json', '--database')).out).parameters[
        'disclosure.days'
      ];
    const source = { file: '莱芜公安分局实施细则', article: '第十一条' };
    expect(await days('laiwu@1')).toEqual({ value: 15, p: 'P-01', source });
    expect(await days('laiwu@2')).toEqual({ value: 10, p: 'P-01', source });
    expect((await days('gaoqing')).value).toBe(20);
  });

  it('are listed with the built-in ones, and not without the database', async () => {
    expect(JSON.parse((await run('list', '--json')).out)).toHaveLength(5);
    const listed = await run('list', '--database', '--json');
    expect(JSON.parse(listed.out).at(-1)).toMatchObject({ slug: 'laiwu', name: '莱芜公安分局' });
    const { code, err } = await run('show', 'laiwu');
    expect([code, err]).toEqual([2, expect.stringContaining('"laiwu"')]);
  });

  it('are compared with their parent', async () => {
    const { out } = await run('diff', 'gaoqing', 'laiwu@1', '--database');
    expect(out.split('\n').slice(0, 5)).toEqual([
      '- 高青县公安局 (gaoqing) · 第 1 版 version 1',
      '+ 莱芜公安分局 (laiwu) · 第 1 版 version 1',
      '1 项不同 parameters differ',
      '',
      'P-01 公示期限  term of disclosure  [disclosure.days]',
    ]);
    expect(out).toContain('+     15个工作日 · 15 working days');
  });
});

describe('profile diff', () => {
  it('names what two bureaus rule differently, with both articles', async () => {
    const { code, out } = await run('diff', 'gaoqing', 'xianyou', '--json');
    expect(code).toBe(0);
    const { from, to, parameters } = JSON.parse(out);
    expect([from, to]).toEqual([
      { slug: 'gaoqing', version: 1 },
      { slug: 'xianyou', version: 1 },
    ]);
    expect(parameters['cap.maxPerYear']).toMatchObject({
      from: { value: 2, source: { article: '第十六条' } },
      to: { value: null, source: { article: '二(二)1' } },
    });
    expect(parameters['profile.version']).toBeUndefined();
  });

  it.each([['gaoqing@2'], ['gaoqing@0'], ['gaoqing@1@1'], ['@']])('refuses %s', async (name) => {
    expect((await run('diff', 'gaoqing', name)).code).toBe(2);
  });
});
