import { lastTouched } from '../../db/queries/registry-watch.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { oweObligation } from '../obligation/owe.ts';
import { settleObligation } from '../obligation/settle.ts';
import type { Context } from '../usecase.ts';

const dayMs = 86_400_000;
// How long before the last day the alarm is set: a registry that is kept never sees it.
const noticeDays = 7;

/**
 * R-042 动态管理: a registry has to be looked through so many days after its last change. The alarm is met by
 * the next import or change.
 */
export async function watchStaleness(
  context: Context,
  { id, name, path }: UnitRow,
  profile: Profile,
): Promise<void> {
  const { tx, now } = context;
  const touched = await lastTouched(tx, path);
  if (!touched) return;
  const period = dayOf(touched);
  const limit = parameter(profile, 'registry.maxStaleDays') * dayMs;
  const [open] = await tx.query(
    `select 1 from obligation where kind = 'staleness' and about_id = $1 and state = 'open' and period < $2`,
    [id, period],
  );
  if (open) await settleObligation(context, { kind: 'staleness', aboutId: id });
  if (now.getTime() < touched.getTime() + limit - noticeDays * dayMs) return;
  await oweObligation(context, {
    kind: 'staleness',
    about: { type: 'unit', id },
    period,
    unitId: id,
    label: name,
    dueOn: dayOf(new Date(touched.getTime() + limit)),
    rule: cite(profile, 'registry.maxStaleDays'),
    before: [5, 0],
    roles: ['registrar'],
  });
}
