import { beforeEach, expect, it } from 'vitest';
import { amendItem } from '../../usecases/items/amend.ts';
import { draftItem } from '../../usecases/items/draft.ts';
import { publishItems } from '../../usecases/items/publish.ts';
import { sweepItems } from '../../worker/sweep-items.ts';
import { aPlanningBureau, itemText, type Planning } from '../support/bureau.ts';
import { useDatabase } from '../support/database.ts';
import { by, monday } from '../support/visit.ts';
import { useDemoClock } from './demo-clock.ts';

const clock = useDemoClock();
const { sql } = useDatabase();

let planning: Planning;
beforeEach(async () => {
  planning = await aPlanningBureau(sql);
});

const draft = async (content: object, more: object) => {
  const given = { unitId: planning.bureau.id, code: 'A', ...more };
  const all = { ...itemText, ...content };
  const { itemId } = await draftItem(by(planning.registrar), { ...given, content: all }, monday);
  return itemId;
};
const publish = () => publishItems(by(planning.registrar), { unitId: planning.bureau.id }, monday);
const sweepAt = async (instant: string) => {
  await clock.at(sql, instant);
  await sweepItems();
};
const stateOf = async (id: string) =>
  (await sql('select state from item where id = $1', [id]))[0]!['state'];
const published = () =>
  sql(
    `select e.actor_id, e.door, e.data -> 'codes' as codes from event e
     where e.type = 'items.published' and e.door = 'system' and e.unit_path = $1`,
    [planning.bureau.path],
  );

/** An item in force and its next version, released for 1 October. */
async function aReleasedVersion() {
  const first = await draft({}, {});
  await publish();
  const why = { reason: '办法修订', effectiveOn: '2026-10-01' };
  const next = await draft({ content: '实名登记、视频监控' }, why);
  expect(await publish()).toEqual({ published: 0, scheduled: 1 });
  return { first, next };
}

it('R-027 a version released for a day is put in force on that day by the worker, once', async () => {
  const { first, next } = await aReleasedVersion();
  await sweepAt('2026-09-30T23:59:00+08:00');
  expect([await stateOf(first), await stateOf(next)]).toEqual(['published', 'draft']);
  // 16:00 in Greenwich is the first minute of the day in Shanghai.
  await sweepAt('2026-09-30T16:00:00Z');
  expect([await stateOf(first), await stateOf(next)]).toEqual(['retired', 'published']);
  const notices = () =>
    sql(
      `select body from public_notice where kind = 'items' and body ->> 'organisation' = $1 order by number`,
      [planning.bureau.name],
    );
  const public_ = await notices();
  expect(public_.at(-1)!['body'].items).toMatchObject([
    { code: 'A', version: 2, reason: '办法修订', effectiveOn: '2026-10-01' },
  ]);
  expect(await published()).toEqual([{ actor_id: null, door: 'system', codes: ['A'] }]);
  await Promise.all([sweepItems(), sweepItems()]);
  expect(await notices()).toHaveLength(public_.length);
  expect(await published()).toHaveLength(1);
});

it('R-027 one that nobody released, or that was changed since, waits for its registrar', async () => {
  const { first, next } = await aReleasedVersion();
  const content = { content: '另有补充' };
  await amendItem(by(planning.registrar), { itemId: next, content }, monday);
  const loose = await draft({}, { code: 'B', effectiveOn: '2026-10-01' });
  await sweepAt('2026-10-02T09:00:00+08:00');
  expect([await stateOf(first), await stateOf(next), await stateOf(loose)]).toEqual([
    'published',
    'draft',
    'draft',
  ]);
  // Released again, both come into force with the next look.
  await publish();
  await sweepItems();
  expect([await stateOf(next), await stateOf(loose)]).toEqual(['published', 'published']);
});
