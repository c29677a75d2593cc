import type { UnitRow } from '../../db/queries/units.ts';
import { publish } from '../publish.ts';
import type { Context } from '../usecase.ts';

/** Makes the public's copy of a bureau's list as it is in force now, with why and since when. */
export async function publishList(context: Context, unit: UnitRow): Promise<void> {
  const items = await context.tx.query(
    `select code, version, name, subject_category as category, kind, method, unit_name as unit, level, basis,
       content, standard, ratio_bp as "ratioBp", ratio_max_bp as "ratioMaxBp", frequency, disclosure,
       change_reason as reason, effective_on::text as "effectiveOn"
     from item where unit_id = $1 and state = 'published' order by code`,
    [unit.bureauId],
  );
  const retired = await context.tx.query(
    `select distinct on (code) code, name, retire_reason as reason from item gone
     where unit_id = $1 and retired_at is not null
       and not exists (select 1 from item where unit_id = $1 and code = gone.code and state = 'published')
     order by code, version desc`,
    [unit.bureauId],
  );
  await publish(context, {
    kind: 'items',
    ref: unit.bureauCode,
    title: `${unit.bureauName}随机抽查事项清单`,
    body: { organisation: unit.bureauName, items, ...(retired.length > 0 && { retired }) },
  });
}
