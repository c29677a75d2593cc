import type { EntityManager } from 'typeorm';
import type { DrawnLine } from '../../domain/plan-rules.ts';

/**
 * The lines of a bureau's plan in force under whose name something was drawn this year, in whichever of
 * its versions. A frozen pool counts: its parameters are fixed already.
 */
export const drawnLines = (
  tx: EntityManager,
  { unitId, year }: { unitId: string; year: number },
): Promise<DrawnLine[]> =>
  tx.query(
    `select l.name, l.ratio_bp as "ratioBp", l.estimate, l.draws
     from plan_line l join plan p on p.id = l.plan_id
     where p.unit_id = $1 and p.year = $2 and p.state = 'published' and exists (
       select from plan_line o join plan y on y.id = o.plan_id and y.unit_id = p.unit_id and y.year = p.year
         join task t on t.plan_line_id = o.id and t.state not in ('configured', 'void')
       where o.name = l.name)
     order by l.name`,
    [unitId, year],
  );
