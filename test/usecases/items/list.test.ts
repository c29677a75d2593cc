import { beforeAll, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { amendItem } from '../../../usecases/items/amend.ts';
import { draftItem } from '../../../usecases/items/draft.ts';
import { dropItem } from '../../../usecases/items/drop.ts';
import { publishItems } from '../../../usecases/items/publish.ts';
import { retireItem } from '../../../usecases/items/retire.ts';
import { aPlanningBureau, itemText, type Planning } from '../../support/bureau.ts';
import { useDatabase } from '../../support/database.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

let bureaus: Record<'gaoqing' | 'gaoxin' | 'xianyou', Planning>;
beforeAll(async () => {
  bureaus = {
    gaoqing: await aPlanningBureau(sql),
    gaoxin: await aPlanningBureau(sql, 'gaoxin'),
    xianyou: await aPlanningBureau(sql, 'xianyou'),
  };
});

let codes = 0;
const draft = (planning: Planning, content: object = {}, more: object = {}) => {
  codes += 1;
  const given = { unitId: planning.bureau.id, code: `I-${codes}`, ...more };
  return draftItem(
    by(planning.registrar),
    { ...given, content: { ...itemText, ...content } },
    monday,
  );
};
const publish = (planning: Planning) =>
  publishItems(by(planning.registrar), { unitId: planning.bureau.id }, monday);
const stateOf = async (id: string) => (await sql('select * from item where id = $1', [id]))[0]!;
const notice = async ({ bureau }: Planning) =>
  (
    await sql(
      `select body from public_notice where kind = 'items' and body ->> 'organisation' = $1
       order by number desc limit 1`,
      [bureau.name],
    )
  )[0]!['body'];

describe('the item list', () => {
  it('R-026 refuses to put an item in force that lacks what the bureau asks, by parameter and article', async () => {
    const { itemId } = await draft(bureaus.xianyou, { standard: '' });
    await expect(publish(bureaus.xianyou)).rejects.toMatchObject({
      code: 'item-incomplete',
      details: {
        field: 'standard',
        rule: expect.stringMatching(/仙游县公安局 二\(一\)1.*item\.requiredFields/),
      },
    });
    expect((await stateOf(itemId))['state']).toBe('draft');
    await amendItem(by(bureaus.xianyou.registrar), { itemId, content: { standard: '有' } }, monday);
    expect(await publish(bureaus.xianyou)).toEqual({ published: 1, scheduled: 0 });
  });

  it('R-026 asks no bureau for a field that only another one wants', async () => {
    const { itemId } = await draft(bureaus.gaoqing, { standard: '', level: '', frequency: '' });
    await publish(bureaus.gaoqing);
    expect((await stateOf(itemId))['state']).toBe('published');
  });

  it('R-004 refuses an item without a basis in law', async () => {
    const { itemId } = await draft(bureaus.gaoqing, { basis: '' });
    await expect(publish(bureaus.gaoqing)).rejects.toMatchObject({
      code: 'item-incomplete',
      details: { field: 'basis', rule: expect.stringContaining('item.basisRequired') },
    });
    await dropItem(by(bureaus.gaoqing.registrar), { itemId }, monday);
  });

  it('R-029 refuses a general item of 高青 without a limit of its ratio, and lets a key item have none', async () => {
    const general = await draft(bureaus.gaoqing, { ratioMaxBp: null });
    await expect(publish(bureaus.gaoqing)).rejects.toMatchObject({
      code: 'item-incomplete',
      details: {
        field: 'ratioMax',
        rule: expect.stringMatching(/第九条.*item\.ratioMaxRequiredFor/),
      },
    });
    const content = { kind: 'key' as const };
    await amendItem(by(bureaus.gaoqing.registrar), { itemId: general.itemId, content }, monday);
    expect(await publish(bureaus.gaoqing)).toEqual({ published: 1, scheduled: 0 });
  });

  it('R-030 高新区 has general items only: a key item cannot even be saved', async () => {
    await expect(draft(bureaus.gaoxin, { kind: 'key' })).rejects.toMatchObject({
      code: 'item-kind-not-allowed',
      details: { rule: expect.stringMatching(/第九条.*item\.classes/) },
    });
    const { itemId } = await draft(bureaus.gaoxin);
    const toKey = amendItem(
      by(bureaus.gaoxin.registrar),
      { itemId, content: { kind: 'key' } },
      monday,
    );
    await expect(toKey).rejects.toMatchObject({ code: 'item-kind-not-allowed' });
    expect((await stateOf(itemId))['kind']).toBe('general');
  });

  it('R-030 a key item that came with a file is not put in force either', async () => {
    const { bureau, registrar } = bureaus.gaoxin;
    await sql(
      `insert into item (id, unit_id, code, name, subject_category, kind, method, unit_name, level, basis, content)
       values (gen_random_uuid(), $1, 'KEY', '重点', '旅馆业', 'key', '现场', '队', '县级', '法', '内容')`,
      [bureau.id],
    );
    await expect(publish(bureaus.gaoxin)).rejects.toMatchObject({ code: 'item-kind-not-allowed' });
    const [key] = await sql(`select id from item where code = 'KEY'`);
    await dropItem(by(registrar), { itemId: key!['id'] }, monday);
    await publish(bureaus.gaoxin);
  });

  it('R-027 a version in force is not edited; its next one says why and since when, and replaces it', async () => {
    const { registrar } = bureaus.gaoqing;
    const { itemId } = await draft(bureaus.gaoqing, {}, { code: 'NEXT' });
    await publish(bureaus.gaoqing);
    const content = { content: '实名登记、视频监控' };
    await expect(amendItem(by(registrar), { itemId, content }, monday)).rejects.toMatchObject({
      code: 'illegal-step',
    });
    await expect(draft(bureaus.gaoqing, content, { code: 'NEXT' })).rejects.toMatchObject({
      code: 'reason-required',
    });
    const why = { code: 'NEXT', reason: '办法修订', effectiveOn: '2026-09-14' };
    const next = await draft(bureaus.gaoqing, content, why);
    await publish(bureaus.gaoqing);
    expect(await stateOf(itemId)).toMatchObject({ state: 'retired', content: '实名登记' });
    expect(await stateOf(next.itemId)).toMatchObject({ state: 'published', version: 2 });
    expect((await notice(bureaus.gaoqing)).items).toContainEqual(
      expect.objectContaining({
        code: 'NEXT',
        version: 2,
        reason: '办法修订',
        effectiveOn: '2026-09-14',
      }),
    );
  });

  it('R-027 a version whose day lies ahead waits, and the one before stays in force', async () => {
    const first = await draft(bureaus.gaoqing, {}, { code: 'LATER' });
    await publish(bureaus.gaoqing);
    const why = { code: 'LATER', reason: '明年施行', effectiveOn: '2027-01-01' };
    const next = await draft(bureaus.gaoqing, {}, why);
    expect(await publish(bureaus.gaoqing)).toEqual({ published: 0, scheduled: 1 });
    await expect(publish(bureaus.gaoqing)).rejects.toMatchObject({ code: 'not-found' });
    expect((await stateOf(first.itemId))['state']).toBe('published');
    expect((await stateOf(next.itemId))['state']).toBe('draft');
    const newYear = new Date('2027-01-01T09:00:00+08:00');
    const given = { unitId: bureaus.gaoqing.bureau.id };
    await publishItems(by(bureaus.gaoqing.registrar), given, newYear);
    expect((await stateOf(next.itemId))['state']).toBe('published');
  });

  it('R-025 an item is retired with a reason and never deleted; the public reads why', async () => {
    const { registrar } = bureaus.gaoqing;
    const { itemId } = await draft(bureaus.gaoqing, {}, { code: 'GONE' });
    await publish(bureaus.gaoqing);
    await expect(dropItem(by(registrar), { itemId }, monday)).rejects.toMatchObject({
      code: 'illegal-step',
    });
    await expect(retireItem(by(registrar), { itemId, reason: '' }, monday)).rejects.toMatchObject({
      code: 'reason-required',
    });
    await retireItem(by(registrar), { itemId, reason: '依据废止' }, monday);
    expect(await stateOf(itemId)).toMatchObject({ state: 'retired', retire_reason: '依据废止' });
    const body = await notice(bureaus.gaoqing);
    expect(body.items.map(({ code }: { code: string }) => code)).not.toContain('GONE');
    expect(body.retired).toContainEqual(
      expect.objectContaining({ code: 'GONE', reason: '依据废止' }),
    );
    await expect(pool().query('delete from item')).rejects.toMatchObject({ code: '42501' });
    await expect(sql(`update item set content = '' where id = $1`, [itemId])).rejects.toMatchObject(
      { code: 'YH001' },
    );
  });

  it('R-025 only the keeper of the list changes it, and every step is on the trail', async () => {
    const { planner, registrar, bureau } = bureaus.gaoqing;
    const given = { unitId: bureau.id, code: 'X', content: itemText };
    await expect(draftItem(by(planner), given, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { itemId } = await draftItem(by(registrar), given, monday);
    await dropItem(by(registrar), { itemId }, monday);
    const events = await sql('select type from event where about_id = $1 order by id', [itemId]);
    expect(events.map(({ type }) => type)).toEqual(['items.drafted', 'items.dropped']);
    expect((await stateOf(itemId))['state']).toBe('dropped');
  });
});
