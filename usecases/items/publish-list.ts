import { publishesAdjustments } from '../../domain/item-adjustment.ts';
import { publish } from '../publish.ts';
import type { Context } from '../usecase.ts';
import type { Keeper } from './locked.ts';

type Row = { code: string };

/**
 * Makes the public's copy of a bureau's list as it is in force now, with why and since when where the
 * bureau publishes its adjustments; elsewhere the copy says that it does not tell them.
 */
export async function publishList(context: Context, { unit, profile }: Keeper): Promise<void> {
  const tells = publishesAdjustments(profile);
  const items: (Row & { reason?: string; effectiveOn?: string })[] = await context.tx.query(
    `select code, version, name, subject_category as category, kind, method, unit_name as unit, level, basis,
       content, standard, ratio_bp as "ratioBp", ratio_max_bp as "ratioMaxBp", frequency, disclosure,
       change_reason as reason, effective_on::text as "effectiveOn"
     from item where unit_id = $1 and state = 'published' order by code`,
    [unit.bureauId],
  );
  const retired: (Row & { reason?: string })[] = await context.tx.query(
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
    body: {
      organisation: unit.bureauName,
      items: tells ? items : items.map(withoutGrounds),
      ...(tells ? retired.length > 0 && { retired } : { adjustments: 'unpublished' }),
    },
  });
}

const withoutGrounds = ({ reason: _, effectiveOn: __, ...row }: Row & Record<string, unknown>) =>
  row;
