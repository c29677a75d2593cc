import { describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { refusePersonalData } from '../../../domain/personal-data.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { settleDisclosure } from '../../../usecases/disclosure/approve.ts';
import { useDatabase } from '../../support/database.ts';
import { aPlanter, placedAs, textPlaces } from '../../support/planting.ts';
import { personalNumbers } from '../../support/spellings.ts';
import { aMatchedTask, by, monday, signed } from '../../support/visit.ts';

const { sql } = useDatabase();

const kinds = Object.entries(personalNumbers).map(([kind, { number }]) => [kind, number] as const);

class TakenBack extends Error {}

describe('the last gate before the public', () => {
  it('R-159 R-045 lets a number out of no column that the rules read', async () => {
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

    const columns = placedAs(await textPlaces(sql), 'decides');
    const planter = await aPlanter(sql);
    const planted = new Set<string>();
    for (const place of columns) {
      const name = `${place.table}.${place.column}`;
      for (const [kind, number] of kinds) {
        if (!(await planter.plant(place, number))) continue;
        planted.add(name);
        try {
          expect(await publishOnce(), `${name} ${kind}`).not.toContain(number);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        } finally {
          await planter.takeOut(place, number);
        }
      }
    }
    expect(planted.size).toBeGreaterThan(5);
    expect(await publishOnce()).toContain('门头灯箱已修复');
  });

  it.each(kinds)(
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
