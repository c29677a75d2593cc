import { describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { overdueRegister } from '../../../db/queries/overdue-register.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { closeTask } from '../../../usecases/task/close.ts';
import { useDatabase } from '../../support/database.ts';
import { aMatchedTask, by, bySystem, signed, start } from '../../support/visit.ts';

const { sql } = useDatabase();
const day = (text: string) => new Date(`${text}T09:00:00+08:00`);

const disclosureOf = async (inspectionId: string) =>
  (
    await sql(
      'select id, clock_from::text as "from", due_on::text as due from disclosure where inspection_id = $1',
      [inspectionId],
    )
  )[0] as { id: string; from: string | null; due: string | null };

describe('a disclosure in time', () => {
  // Signed on 28 September, before the National Day: 20 days of the calendar end on 18 October, 20
  // working days on 30 October.
  it.each([
    ['2026-10-18', false],
    ['2026-10-19', false],
    ['2026-10-30', false],
    ['2026-10-31', true],
  ])('R-155 is so by working days, never by days of the calendar: on %s', async (on, isLate) => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    await signed(sql, scene, inspectionId, day('2026-09-28'));
    const { id, due } = await disclosureOf(inspectionId);
    expect(due).toBe('2026-10-30');
    const { approver, unit } = scene.office;
    await approveDisclosure(by(approver), { disclosureId: id, verdict: 'approve' }, day(on));
    // Nor does anybody move its last day afterwards.
    await expect(
      sql(`update disclosure set due_on = '2026-12-31' where id = $1`, [id]),
    ).rejects.toMatchObject({ code: 'YH001' });
    const late = await overdueRegister(database().manager, [unit.path]);
    expect(late.map(({ dueOn }) => dueOn)).toEqual(isLate ? ['2026-10-30'] : []);
  });

  it.each(['gaoqing', 'gaoxin', 'xuchang', 'yangcheng', 'xianyou'])(
    'R-155 no visit of %s is without the event that starts its clock once its task is over',
    async (profile) => {
      const scene = await aMatchedTask(sql, { profile, subjects: 3, endsOn: '2026-09-30' });
      const [done, begun, untouched] = scene.task.inspectionIds as [string, string, string];
      await signed(sql, scene, done, day('2026-09-28'));
      await start(sql, scene, begun, day('2026-09-28'));
      await closeTask(bySystem(), { taskId: scene.task.id }, day('2026-10-01'));
      for (const inspectionId of [done, begun, untouched]) {
        const { id, from, due } = await disclosureOf(inspectionId);
        expect([from, due]).not.toContain(null);
        const trail = await sql(
          `select data from event where type = 'disclosure.clock-started' and about_id = $1`,
          [id],
        );
        expect(trail).toMatchObject([{ data: { from, dueOn: due } }]);
        const owed = await sql(
          `select due_on::text as due from obligation where about_id = $1 and kind = 'disclosure'`,
          [id],
        );
        expect(owed).toEqual([{ due }]);
      }
    },
  );
});
