import { expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { inspectorsAt } from '../../../db/queries/registry-at.ts';
import { recordLeave, withdrawLeave } from '../../../usecases/registry/leave.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector, anOffice, aPerson } from '../../support/factories.ts';
import { by } from '../../support/visit.ts';

const { sql } = useDatabase();
const at = (day: string) => new Date(`${day}T12:00:00+08:00`);

it('R-042 R-043 a leave that ended early was a leave until it ended, as it is known now; one taken back before it began never was', async () => {
  const { unit } = await anOffice(sql);
  const registrar = await aPerson(sql, { unit, roles: [['registrar', unit]] });
  const [early, never] = [await anInspector(sql, { unit }), await anInspector(sql, { unit })];
  await sql('alter table inspector_version disable trigger all');
  await sql(`update inspector_version set recorded_at = '2026-01-01', effective_on = '2026-01-01'`);
  await sql('alter table inspector_version enable trigger all');
  const leave = { fromOn: '2026-09-01', toOn: '2026-09-10', kind: 'annual' } as const;
  const ids = [];
  for (const { id } of [early, never]) {
    const given = { ...leave, inspectorId: id };
    ids.push((await recordLeave(by(registrar), given, at('2026-08-20'))).leaveId);
  }
  await withdrawLeave(by(registrar), { leaveId: ids[0]! }, at('2026-09-05'));
  await withdrawLeave(by(registrar), { leaveId: ids[1]! }, at('2026-08-25'));
  const away = async (day: string, known?: Date) => {
    const rows = await inspectorsAt(database().manager, unit.path, {
      day,
      ...(known && { known }),
    });
    expect(rows).toHaveLength(2);
    return [early, never].map(({ id }) => rows.find(({ personId }) => personId === id)!.away);
  };
  const now = at('2026-10-01');
  expect(await away('2026-09-03', now)).toEqual([true, false]);
  expect(await away('2026-09-04', now)).toEqual([true, false]);
  // From the day on which it was taken back they were there.
  expect(await away('2026-09-05', now)).toEqual([false, false]);
  expect(await away('2026-09-07', now)).toEqual([false, false]);
  // As that day itself knew it.
  expect(await away('2026-09-03')).toEqual([true, false]);
  expect(await away('2026-09-07', at('2026-09-02'))).toEqual([true, false]);
});
