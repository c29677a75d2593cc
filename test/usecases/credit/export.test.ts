import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../support/database.ts';
import { fromVisits, type WayOut } from '../disclosure/ways-out.ts';

const { sql } = useDatabase();
let credit: WayOut;

beforeAll(async () => {
  for (const way of await fromVisits(sql)) {
    await way.prepare();
    if (way.name === 'credit file') {
      credit = way;
      return;
    }
    await way.act();
  }
});

const taken = async () => {
  const [row] = await sql(
    `select (select count(*)::int from credit_export) as files,
       (select count(*)::int from event where type = 'credit.exported') as events`,
  );
  return row as { files: number; events: number };
};

// Past every guard, as a number that slipped into a copy before the gate knew it.
const put = async (kind: string, path: string, value: string): Promise<string> => {
  const [old] = await sql('select body #>> $2::text[] as text from public_notice where kind = $1', [
    kind,
    path,
  ]);
  await sql('alter table public_notice disable trigger all');
  await sql(
    'update public_notice set body = jsonb_set(body, $2::text[], to_jsonb($3::text)) where kind = $1',
    [kind, path, value],
  );
  await sql('alter table public_notice enable trigger all');
  return old!['text'];
};

describe('R-182 R-159 the credit file', () => {
  it.each([
    ['the name of a subject', 'result', '{subject,name}', '清泉网吧11010519491231002X'],
    ['who is responsible', 'blacklist', '{responsible}', '林建国 138 0013 8000'],
    ['the reason of a place on the list', 'blacklist', '{reason}', '账户6222020000000000000'],
  ])('takes no number out that slipped into %s', async (_what, kind, path, planted) => {
    const before = await taken();
    const old = await put(kind, path, planted);
    expect(old).toMatch(/[\u4e00-\u9fff]/);
    const refused = await credit.act().catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'personal-data' });
    expect(JSON.stringify(refused)).not.toContain(planted.replace(/^[\u4e00-\u9fff ]+/, ''));
    expect(await taken()).toEqual(before);

    await put(kind, path, old);
    expect(await credit.act()).toMatchObject({
      lines: 2,
      text: expect.stringContaining(old),
    });
    expect(await taken()).toEqual({ files: before.files + 1, events: before.events + 1 });
  });
});
