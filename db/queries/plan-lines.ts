import type { EntityManager } from 'typeorm';
import type { ForecastLine } from '../../domain/plan-simulation.ts';
import type { PlanContent } from '../../domain/plan-rules.ts';

/** A line of a plan with its id. */
export type PlanLineContent = PlanContent & { id: string };

/** The lines of a plan as they were written, in the order of the year. */
export const linesOf = (tx: EntityManager, planId: string): Promise<PlanLineContent[]> =>
  tx.query(
    `select id, name, item_name as "itemName", scope, ratio_bp as "ratioBp", estimate,
       starts_on::text as "startsOn", ends_on::text as "endsOn", unit_name as "unitName",
       joint_units as "jointUnits", draws, frequency, mode, strata, uplift_reason as "upliftReason"
     from plan_line where plan_id = $1 order by starts_on nulls last, name`,
    [planId],
  );

/**
 * The lines of a plan with what the item list says of their items and which unit goes: the one that they
 * name, else the whole bureau (派出所). An item without a version in force concerns nobody.
 */
export const forecastLines = (tx: EntityManager, planId: string): Promise<ForecastLine[]> =>
  tx.query(
    `select l.id, l.name, l.item_name as "itemName", coalesce(i.subject_category, '') as category,
       l.unit_name as "unitName", coalesce(u.path, b.path) as "unitPath", coalesce(l.ratio_bp, 0) as "ratioBp",
       case when i.kind = 'general' then i.ratio_max_bp end as "ratioMaxBp", l.estimate, l.draws, l.mode, l.strata,
       cardinality(l.joint_units) > 0 as joint, coalesce(l.starts_on::text, p.year || '-01-01') as "startsOn"
     from plan_line l join plan p on p.id = l.plan_id join unit b on b.id = p.unit_id
       left join unit u on u.name = l.unit_name and starts_with(u.path, b.path)
       left join lateral (select * from item where unit_id = p.unit_id and name = l.item_name
         and state in ('published', 'draft') order by state desc, version desc limit 1) i on true
     where l.plan_id = $1 order by l.starts_on nulls last, l.name`,
    [planId],
  );
