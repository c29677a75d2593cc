import { beforeEach, describe, expect, it } from 'vitest';
import { amendProfile } from '../../../usecases/profile/amend.ts';
import { approveProfile } from '../../../usecases/profile/approve.ts';
import { deriveProfile } from '../../../usecases/profile/derive.ts';
import { draftItem } from '../../../usecases/items/draft.ts';
import { publishItems } from '../../../usecases/items/publish.ts';
import { retireItem } from '../../../usecases/items/retire.ts';
import { aPlanningBureau, itemText, type Planning } from '../../support/bureau.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson } from '../../support/factories.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
let planning: Planning;
beforeEach(async () => {
  planning = await aPlanningBureau(sql);
});

const draft = async (code: string, more: object = {}, content: object = {}) => {
  const given = { unitId: planning.bureau.id, code, content: { ...itemText, ...content } };
  return (await draftItem(by(planning.registrar), { ...given, ...more }, monday)).itemId;
};
const publish = (reason?: string, now = monday) =>
  publishItems(
    by(planning.registrar),
    { unitId: planning.bureau.id, ...(reason && { reason }) },
    now,
  );
const newest = async () =>
  (
    await sql(
      `select body from public_notice where kind = 'items' and body ->> 'organisation' = $1
       order by number desc limit 1`,
      [planning.bureau.name],
    )
  )[0]!['body'];
const rowOf = async (id: string) => (await sql('select * from item where id = $1', [id]))[0]!;

/** The next version of an item as a file brings it: nobody has said why. */
async function byFile(code: string, content: string) {
  const [row] = await sql(
    `insert into item (id, unit_id, code, version, name, subject_category, kind, method, unit_name, level, basis,
       content, standard, ratio_bp, ratio_max_bp, frequency)
     select gen_random_uuid(), unit_id, code, version + 1, name, subject_category, kind, method, unit_name, level,
       basis, $3, standard, ratio_bp, ratio_max_bp, frequency
     from item where unit_id = $1 and code = $2 and state = 'published' returning id`,
    [planning.bureau.id, code, content],
  );
  return row!['id'] as string;
}

describe('R-027 及时公布调整情况 (高青 第八条: item.publishAdjustments)', () => {
  it('a version without a reason does not come into force; one reason serves a whole file', async () => {
    await draft('A');
    await publish();
    const next = await byFile('A', '实名登记、访客登记');
    await expect(publish()).rejects.toMatchObject({
      code: 'item-adjustment-unexplained',
      details: { rule: expect.stringMatching(/高青县公安局 第八条 · item\.publishAdjustments/) },
    });
    expect((await rowOf(next))['state']).toBe('draft');
    await publish('省厅清单更新');
    expect(await newest()).toMatchObject({
      items: [{ code: 'A', version: 2, reason: '省厅清单更新', effectiveOn: '2026-09-14' }],
    });
  });

  it('none is in force before its publication: neither by its day, nor by a row that is written', async () => {
    await draft('A', { effectiveOn: '2026-09-01' });
    // The first list adjusts nothing.
    await publish();
    const early = await draft('B', { effectiveOn: '2026-09-13' });
    await expect(publish()).rejects.toMatchObject({
      code: 'item-adjustment-backdated',
      details: { on: '2026-09-13', rule: expect.stringContaining('第八条') },
    });
    expect((await rowOf(early))['state']).toBe('draft');
    const next = await byFile('A', '另一内容');
    const [inForce] = await sql(`select id from item where unit_id = $1 and state = 'published'`, [
      planning.bureau.id,
    ]);
    await sql(`update item set state = 'retired' where id = $1`, [inForce!['id']]);
    await expect(
      sql(`update item set state = 'published', published_at = now() where id = $1`, [next]),
    ).rejects.toMatchObject({ code: 'YH001' });
  });

  it('one that was released in time and put in force late is in force since its publication', async () => {
    await draft('A');
    await publish();
    const next = await draft('A', { reason: '修订', effectiveOn: '2026-09-20' }, { content: '新' });
    expect(await publish()).toEqual({ published: 0, scheduled: 1 });
    await draft('B');
    await publish('', new Date('2026-09-22T09:00:00+08:00'));
    expect(await rowOf(next)).toMatchObject({ state: 'published', effective_on: '2026-09-22' });
  });
});

describe('R-027 where the rules do not have adjustments published', () => {
  it('the list is published all the same, without reason and difference, and nothing of it is asked', async () => {
    const { bureau } = planning;
    const roles = [['administrator', bureau] as ['administrator', Planning['bureau']]];
    const [author, second] = [
      await aPerson(sql, { unit: bureau, roles }),
      await aPerson(sql, { unit: bureau, roles }),
    ];
    const changes = { 'item.publishAdjustments': { value: false, source: null } } as const;
    const parent = { slug: 'gaoqing', version: 1 };
    const derived = {
      slug: 'silent',
      name: '某局',
      parent,
      document: '某局规则',
      unitId: bureau.id,
    };
    await deriveProfile(by(author), derived, monday);
    await amendProfile(by(author), { slug: 'silent', changes, unitId: bureau.id }, monday);
    await approveProfile(by(second), { slug: 'silent', verdict: 'approve' }, monday);
    await sql(`update unit set profile_slug = 'silent' where id = $1`, [bureau.id]);
    await draft('A');
    const gone = await draft('B');
    await publish();
    await byFile('A', '实名登记、访客登记');
    await draft('C', { effectiveOn: '2026-09-01' });
    expect(await publish()).toEqual({ published: 2, scheduled: 0 });
    await retireItem(by(planning.registrar), { itemId: gone, reason: '废止' }, monday);
    const body = await newest();
    expect(body).toMatchObject({ adjustments: 'unpublished' });
    expect(body.retired).toBeUndefined();
    expect(body.items.map(({ code, version }: Record<string, unknown>) => [code, version])).toEqual(
      [
        ['A', 2],
        ['C', 1],
      ],
    );
    expect(JSON.stringify(body)).not.toMatch(/reason|effectiveOn/);
  });
});
