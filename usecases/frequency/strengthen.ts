import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({
  unitId: z.uuid(),
  kind: z.enum(['holiday', 'key-period', 'key-area']),
  name: z.string().trim().min(1).max(100),
  categories: z.array(z.string().trim().min(1)).min(1),
  area: z.string().trim().max(100).default(''),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  document: z.string().trim().min(1).max(200),
});

/**
 * R-080, 仙游方案 二(二)1、6: 重大节假日、重点时期、重点区域应当加强抽查. In the window one more draw of each
 * category is owed, which the scheduler proposes. Refuses where the bureau's rules do not say so.
 */
export const strengthenDraws = usecase('frequency.strengthen', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { unitId, kind, name, categories, area, startsOn, endsOn, document } = given;
  const unit = await unitById(tx, unitId);
  authorize(actor, 'frequency.strengthen', { unitPath: unit.path });
  const profile = await currentProfile(tx, unit.profileSlug, dayOf(now));
  if (!(parameter(profile, 'freq.boostWindows') as readonly string[]).includes(kind)) {
    throw new Refusal('boost-not-ruled', { rule: cite(profile, 'freq.boostWindows') });
  }
  if (endsOn < startsOn) throw new Refusal('window-reversed');
  if (kind === 'key-area' && area === '') throw new Refusal('bad-input', { field: 'area' });
  const id = randomUUID();
  await tx.query(
    `insert into boost_window (id, unit_id, kind, name, categories, area, starts_on, ends_on, document, entered_by,
       entered_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      unitId,
      kind,
      name,
      categories,
      area || null,
      startsOn,
      endsOn,
      document,
      personId(actor),
      now,
    ],
  );
  const about = { type: 'unit', id: unit.id, unitPath: unit.path };
  await record(context, 'frequency.strengthened', about, {
    boost: kind,
    name,
    startsOn,
    endsOn,
    document,
  });
  return { boostId: id };
});
