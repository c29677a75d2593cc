import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { refusePersonalData } from '../../../domain/personal-data.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { settleDisclosure } from '../../../usecases/disclosure/approve.ts';
import { useDatabase } from '../../support/database.ts';
import { aMatchedTask, by, monday, signed } from '../../support/visit.ts';

const { sql } = useDatabase();

const numbers = {
  identity: '11010519491231002X',
  mobile: '13800138000',
  'bank card': '6222020000000000000',
};

class TakenBack extends Error {}

/** Plants a mobile number in one column of every row, whatever guards it; false where it takes no free text. */
async function plant(table: string, column: string): Promise<boolean> {
  await sql(`alter table ${table} disable trigger user`);
  try {
    await sql(
      `update ${table} set ${column} = ${column} || ' ${numbers.mobile}' where ${column} is not null`,
    );
    return true;
  } catch (error) {
    // A code, a state, a reference: the database takes no free text there.
    if (['23514', '23503', '42501', '428C9'].includes((error as { code: string }).code))
      return false;
    throw error;
  }
}

const takeBack = (table: string, column: string) =>
  sql(
    `update ${table} set ${column} = left(${column}, ${-(numbers.mobile.length + 1)}) where ${column} is not null`,
  );

describe('the last gate before the public', () => {
  it('R-159 R-045 lets a number out of no text column of the database', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    await signed(sql, scene, inspectionId, monday, { note: '门头灯箱已修复' });
    const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
    const command = by(scene.office.approver);
    const publishOnce = async (): Promise<string> => {
      let out = '';
      await database()
        .transaction(async (tx) => {
          const context = { tx, command, actor: command.actor, now: monday };
          await settleDisclosure(context, { disclosureId: row!['id'], verdict: 'approve' });
          const [sum] = await tx.query(
            `select string_agg(ref || title || body::text, '') as out from public_notice where kind = 'result'`,
          );
          out = sum.out;
          throw new TakenBack();
        })
        .catch((error: unknown) => {
          if (!(error instanceof TakenBack)) throw error;
        });
      return out;
    };
    expect(await publishOnce()).toContain('门头灯箱已修复');

    const columns = await sql(
      `select c.table_name as "table", c.column_name as "column" from information_schema.columns c
         join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'text'
         and c.table_name not in ('migrations', 'event', 'public_notice', 'command_log')
       order by 1, 2`,
    );
    const refused: string[] = [];
    let planted = 0;
    for (const { table, column } of columns as { table: string; column: string }[]) {
      const [some] = await sql(
        `select exists (select from ${table} where ${column} is not null) as found`,
      );
      if (!some!['found'] || !(await plant(table, column))) continue;
      planted += 1;
      try {
        expect(await publishOnce(), `${table}.${column}`).not.toContain(numbers.mobile);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.code === 'personal-data') refused.push(`${table}.${column}`);
      } finally {
        await takeBack(table, column);
      }
    }
    expect(planted).toBeGreaterThan(40);
    expect(refused).toEqual(
      expect.arrayContaining([
        'item.name',
        'result.note',
        'subject.address',
        'subject.name',
        'task.name',
        'unit.name',
      ]),
    );
    expect(await publishOnce()).toContain('门头灯箱已修复');
  }, 240_000);

  it('R-159 has one way to the public: nothing else writes copies', async () => {
    const folders = ['usecases', 'worker', 'admin', 'bot', 'chat', 'cli', 'portal', 'domain'];
    const writers: string[] = [];
    for (const folder of folders) {
      for (const file of await readdir(folder, { recursive: true })) {
        if (!file.endsWith('.ts')) continue;
        const text = await readFile(path.join(folder, file), 'utf8');
        if (/insert into public_notice\b|insert\(PublicNotice/.test(text))
          writers.push(`${folder}/${file}`);
      }
    }
    expect(writers).toEqual(['usecases/publish.ts']);
  });

  it.each(Object.entries(numbers))(
    'R-159 refuses %s in every value, name of a field, list, title and file name, and never repeats it',
    (_kind, number) => {
      const body = {
        title: '抽查结果',
        subject: { name: '某旅馆', note: '正常' },
        items: ['一', '二'],
        files: [{ name: 'IMG_0001.jpg' }],
        counts: { 中心路: 3 },
      };
      expect(() => refusePersonalData(body)).not.toThrow();
      for (const text of [number, `电话：${number}。`, `IMG_${number}.jpg`]) {
        for (const bad of [
          { ...body, title: text },
          { ...body, subject: { ...body.subject, note: text } },
          { ...body, items: ['一', text] },
          { ...body, files: [{ name: text }] },
          { ...body, counts: { [text]: 3 } },
          { ...body, deep: [[{ a: [text] }]] },
        ]) {
          const act = () => refusePersonalData(bad);
          expect(act, JSON.stringify(bad)).toThrow(
            expect.objectContaining({ code: 'personal-data' }),
          );
          try {
            act();
          } catch (error) {
            expect(JSON.stringify((error as Refusal).details)).not.toContain(number);
          }
        }
      }
    },
  );
});
