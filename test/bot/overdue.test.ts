import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson, type AUnit, type Someone } from '../support/factories.ts';
import { aMatchedTask, monday, type Scene, signed, teamOf } from '../support/visit.ts';
import { aVisitor } from '../support/visitor.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

// The Monday after; the Sunday before it is worked for the National Day.
const today = new Date('2026-09-21T09:00:00+08:00');

let scene: Scene;
let elsewhere: Scene;
let names: { visit: string; disclosure: string };
let inspectors: Someone[];

const nameOf = async (inspectionId: string) =>
  (
    await sql(
      'select s.name from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [inspectionId],
    )
  )[0]!['name'] as string;

/** A duty of a unit that stands open since its last day. */
const aDuty = (unit: AUnit, label: string, dueOn: string) =>
  sql(
    `insert into obligation (id, kind, about_type, about_id, due_on, provisional, calendar_version, rule, steps,
       created_at, period, unit_id, label, clock_from, overdue_every)
     values (gen_random_uuid(), 'frequency', 'unit', $1, $3, false, '2026', '二(二)1', '[]', '2026-07-01',
       $2, $1, $2, '2026-07-01', 20)`,
    [unit.id, label, dueOn],
  );

beforeAll(async () => {
  scene = await aMatchedTask(sql, { subjects: 2, endsOn: '2026-09-16' });
  elsewhere = await aMatchedTask(sql, { endsOn: '2026-09-15' });
  const [late, done] = scene.task.inspectionIds as [string, string];
  // What people wrote is never read as markup.
  await sql(
    `update subject set name = '<b>夜</b>宾馆' where id = (select subject_id from inspection where id = $1)`,
    [late],
  );
  names = { visit: await nameOf(late), disclosure: await nameOf(done) };
  inspectors = await teamOf(sql, scene, late);
  await signed(sql, scene, done, monday);
  await sql(`update disclosure set due_on = '2026-09-18' where inspection_id = $1`, [done]);
  await aDuty(scene.office.unit, '歌厅一季度', '2026-09-11');
  await aDuty(scene.office.unit, '歌厅二季度', '2026-09-21');
  await aDuty(scene.office.sibling, '隔壁的歌厅', '2026-09-17');
  await sql('update demo_clock set at = $1, set_at = clock_timestamp()', [today]);
});

const pageOf = ({ id }: Someone) => aVisitor(world.origin).open(`/as/${id}/overdue`);
const rowsOf = async (person: Someone) => (await pageOf(person)).parts(/已超期/);

describe('the overdue list', () => {
  it.each(['approver', 'head'] as const)(
    'names to the %s what is late in their unit, by how many working days, the longest first',
    async (role) => {
      const rows = (await rowsOf(scene.office[role])).filter(({ html }) => html.startsWith('<li'));
      const { name: unit } = scene.office.unit;
      expect(rows).toHaveLength(3);
      // From Friday the 11th: the week, Sunday the 20th and today.
      expect(rows[0]!.text).toMatch(/^歌厅一季度 抽查频次提醒 ⚠ 已超期 7 个工作日/);
      expect(rows[1]!.text).toContain(`${names.visit} 检查 ⚠ 已超期 4 个工作日`);
      expect(rows[2]!.text).toContain(`${names.disclosure} 公示 ⚠ 已超期 2 个工作日`);
      for (const row of rows) expect(row.text).toContain(unit);
      expect(rows[1]!.html).not.toContain('<b>');
      const { text } = await pageOf(scene.office[role]);
      for (const other of ['隔壁的歌厅', '歌厅二季度', elsewhere.office.unit.name])
        expect(text).not.toContain(other);
    },
  );

  it('shows a leader of the bureau what is late in every unit below, and no other bureau’s', async () => {
    const { bureau } = scene.office;
    const chief = await aPerson(sql, { unit: bureau, roles: [['head', bureau]] });
    const { text } = await pageOf(chief);
    expect(text).toContain('逾期清单 4');
    for (const own of ['歌厅一季度', names.visit, names.disclosure, '隔壁的歌厅'])
      expect(text).toContain(own);
    expect(text).not.toContain(elsewhere.office.unit.name);
    const other = await pageOf(elsewhere.office.head);
    expect(other.text).toContain('逾期清单 1');
    expect(other.text).toContain('已超期 5 个工作日');
    expect(other.text).not.toContain(scene.office.unit.name);
  });

  it('is empty for whoever leads nothing, an inspector of the late visit too', async () => {
    const { office } = scene;
    const plain = await aPerson(sql, { unit: office.unit });
    for (const person of [...inspectors, office.planner, plain]) {
      const { text } = await pageOf(person);
      expect(text).toContain('没有逾期的检查、公示和事项');
      expect(text).not.toMatch(/已超期|歌厅/);
    }
  });

  it('is not there for a stranger, and forgets a leader whose role has ended', async () => {
    const stranger = await aVisitor(world.origin).look('/overdue');
    expect(stranger.url).toContain('/sign-in');
    expect(stranger.text).not.toContain('歌厅');
    const made = '00000000-0000-4000-8000-00000000abcd';
    expect((await aVisitor(world.origin).look(`/as/${made}/overdue`)).status).toBe(404);
    const { sibling } = scene.office;
    const former = await aPerson(sql, { unit: sibling, roles: [['head', sibling]] });
    expect(await rowsOf(former)).not.toEqual([]);
    await sql(`update role_assignment set valid_to = '2026-09-20' where person_id = $1`, [
      former.id,
    ]);
    expect(await rowsOf(former)).toEqual([]);
  });

  it('is reached from the inbox of a leader, with its count, and of nobody else', async () => {
    const inboxOf = ({ id }: Someone) => aVisitor(world.origin).open(`/as/${id}/inbox`);
    const page = await (await inboxOf(scene.office.head)).follow('逾期清单（3）');
    expect(page.text).toContain('歌厅一季度');
    expect((await inboxOf(inspectors[0]!)).text).not.toContain('逾期清单');
    expect((await inboxOf(scene.office.planner)).text).not.toContain('逾期清单');
  });
});
