import { beforeAll, describe, expect, test } from 'vitest';
import { ownDefault } from '../../domain/profile/cite.ts';
import { zh } from '../../locales/zh.ts';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { useDatabase } from '../support/database.ts';
import { everyDesk } from '../support/every-desk.ts';
import { aPerson } from '../support/factories.ts';
import { idsTwice, wordsOf } from '../support/markup.ts';
import { type Client, usePanel } from '../support/panel.ts';
import { walkDesk } from '../support/walk-desk.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
const pages: { at: string; words: string; twice: string[] }[] = [];
const roles = ['registrar', 'planner', 'approver', 'head', 'auditor', 'administrator'] as const;

beforeAll(async () => {
  const password = await hashPassword('yaohao-demo');
  for (const [at, unit] of (await everyDesk(sql)).entries()) {
    const reader = await aPerson(sql, { unit, roles: roles.map((role) => [role, unit]) });
    await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
      reader.id,
      `english-${at}`,
      password,
    ]);
    const client = await panel.signIn(`english-${at}`);
    await readInEnglish(client);
    await walkDesk(client, ['/desk'], 1, (at, page) => {
      // Besides what people wrote, the values of lists and fields are words of the page, too.
      const main = page.slice(page.indexOf('<main'));
      pages.push({ at, words: wordsOf(main), twice: idsTwice(page) });
    });
  }
}, 480_000);

// A session that could not be saved says so, and whoever reads presses again.
async function readInEnglish(client: Client): Promise<void> {
  const tries: number[] = [];
  while (tries.length < 3) {
    tries.push((await client.post('/language', { locale: 'en', back: '/desk' })).status);
    if ((await (await client.get('/desk')).text()).includes('<html lang="en"')) return;
  }
  throw new Error(`the panel stays in Chinese: ${String(tries)}`);
}

// What the Chinese texts themselves say, without what is put into them.
const said = [
  ...new Set(
    Object.values(zh).flatMap((text) => {
      const filled = (text as (words: object) => string)(new Proxy({}, { get: () => '\0' }));
      return filled.match(/[\u4e00-\u9fff]{4,}/g) ?? [];
    }),
  ),
];

// Words of names that people gave, and of the forms and documents that rules name.
const data = ['专项整治', '联合建库', '双随机一公开', '随机抽查', '检查记录', '检查记录表'];

describe('the pages of the panel for English readers', () => {
  test('are there', () => {
    expect(pages.length).toBeGreaterThan(60);
    expect(said.length).toBeGreaterThan(1000);
    for (const { at, words } of pages) expect(words, at).toMatch(/[a-z]{3}/);
  });

  test('give no two things the same id', () => {
    expect(
      pages.filter(({ twice }) => twice.length > 0).map(({ at, twice }) => [at, twice]),
    ).toEqual([]);
  });

  test('say nothing in Chinese but what people and rules wrote', () => {
    const found = pages.flatMap(({ at, words }) =>
      [ownDefault, ...said]
        .filter((one) => words.includes(one) && !data.includes(one))
        .map((one) => `${at}: ${one}`),
    );
    expect(found).toEqual([]);
  });

  test('put no English into Chinese brackets', () => {
    const found = pages.flatMap(({ at, words }) =>
      (words.match(/（[^（）\u4e00-\u9fff]*[a-z][^（）\u4e00-\u9fff]*）/g) ?? []).map(
        (one) => `${at}: ${one}`,
      ),
    );
    expect(found).toEqual([]);
  });
});
