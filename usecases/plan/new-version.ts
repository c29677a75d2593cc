import { randomUUID } from 'node:crypto';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

/** A new draft of a bureau's plan for a year: numbered on, with what it adjusts and why. */
export async function insertDraft(
  { tx }: Context,
  draft: { unitId: string; year: number; parentId?: string | null; reason?: string },
): Promise<string> {
  const [open] = await tx.query(
    `select number from plan where unit_id = $1 and year = $2 and state in ('draft', 'submitted', 'approved')`,
    [draft.unitId, draft.year],
  );
  if (open) throw new Refusal('draft-open', { item: String(draft.year) });
  const id = randomUUID();
  await tx.query(
    `insert into plan (id, unit_id, year, number, parent_id, reason)
     select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5 from plan where unit_id = $2 and year = $3`,
    [id, draft.unitId, draft.year, draft.parentId ?? null, draft.reason ?? ''],
  );
  return id;
}

/** The lines of one plan as those of another, moved by whole years; `without` leaves one out. */
export async function copyLines(
  { tx }: Context,
  { from, to, years = 0, without }: { from: string; to: string; years?: number; without?: string },
): Promise<void> {
  await tx.query(
    `insert into plan_line (id, plan_id, name, item_name, scope, ratio_bp, estimate, starts_on, ends_on, unit_name,
       joint_units, draws, frequency, mode, strata, uplift_reason)
     select gen_random_uuid(), $2, replace(name, (p.year)::text, (p.year + $3)::text), item_name, scope, ratio_bp,
       estimate, (starts_on + make_interval(years => $3))::date, (ends_on + make_interval(years => $3))::date,
       unit_name, joint_units, draws, frequency, mode, strata, uplift_reason
     from plan_line l join plan p on p.id = l.plan_id where l.plan_id = $1 and l.id is distinct from $4`,
    [from, to, years, without ?? null],
  );
}
