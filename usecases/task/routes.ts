import type { EntityManager } from 'typeorm';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import type { Day } from '../../domain/calendar.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Route, refuseRepeated } from '../../domain/routes.ts';
import { refuseUndelegated } from '../delegation/refuse-undelegated.ts';
import type { Context } from '../usecase.ts';
import type { SetUpInput } from './set-up-input.ts';

type Asked = { initiator: UnitRow; unit: UnitRow; today: Day };

/**
 * 各对应的任务执行单位 (R-089, 高青细则 第十八条): the routes that the setter names. Refuses a jurisdiction that is
 * named twice, an executing unit of another bureau than the task's, and one without the delegation that
 * it needs.
 */
export async function checkRoutes(
  tx: EntityManager,
  given: SetUpInput,
  { initiator, unit, today }: Asked,
): Promise<Route[]> {
  const routes: Route[] = [];
  for (const route of given.routes) {
    const executing = await unitById(tx, route.unitId);
    if (executing.bureauId !== unit.bureauId) {
      throw new Refusal('route-outside-bureau', { unit: executing.name, bureau: unit.bureauName });
    }
    await refuseUndelegated(tx, { ...given, initiator, unit: executing, today });
    const where =
      'area' in route ? { area: route.area } : { under: (await unitById(tx, route.underId)).path };
    routes.push({ unitId: route.unitId, ...where });
  }
  refuseRepeated(routes);
  return routes;
}

/** The routes of a task that was set up. */
export async function routesOf(tx: EntityManager, taskId: string): Promise<Route[]> {
  const rows: { unitId: string; area: string | null; under: string }[] = await tx.query(
    `select r.unit_id as "unitId", r.area, u.path as under
     from task_unit r left join unit u on u.id = r.under_id where r.task_id = $1 order by r.number`,
    [taskId],
  );
  return rows.map(({ unitId, area, under }) =>
    area === null ? { unitId, under } : { unitId, area },
  );
}

/** Keeps the routes in their order; the freeze fixes them. */
export async function insertRoutes(
  { tx }: Context,
  taskId: string,
  routes: SetUpInput['routes'],
): Promise<void> {
  await tx.query(
    `insert into task_unit (task_id, number, unit_id, area, under_id)
     select $1, r.at, (r.row ->> 'unitId')::uuid, r.row ->> 'area', (r.row ->> 'underId')::uuid
     from jsonb_array_elements($2::jsonb) with ordinality as r(row, at)`,
    [taskId, JSON.stringify(routes)],
  );
}
