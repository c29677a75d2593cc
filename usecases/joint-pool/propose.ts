import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { PoolAgreement } from '../../db/entities/pool-agreement.ts';
import { peopleWith } from '../../db/queries/people.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { holds } from '../../domain/actor.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { askConsent } from '../consent/ask.ts';
import { fileDecision } from '../decision.ts';
import { type Context, record, usecase } from '../usecase.ts';

const input = z.object({
  unitId: z.uuid(),
  partnerId: z.uuid(),
  reason: z.string().trim().min(1).max(500),
});

/**
 * R-047 仙游方案 二(一)2 与其他警种联合建库: a branch with few inspectors asks another one to keep one registry with
 * it. Both heads consent; a head who asks has consented for the own side.
 */
export const proposeJointPool = usecase('joint-pool.propose', input, async (context, given) => {
  const { tx, actor, now } = context;
  const unit = await unitById(tx, given.unitId);
  const partner = await unitById(tx, given.partnerId);
  authorize(actor, 'joint-pool.propose', { unitPath: unit.path });
  await refuseUnruled(context, unit);
  refuseRelated(unit, partner);
  const [standing] = await tx.query(
    `select 1 from pool_agreement where state in ('requested', 'in-force')
       and least(unit_id, partner_id) = least($1::uuid, $2) and greatest(unit_id, partner_id) = greatest($1::uuid, $2)`,
    [unit.id, partner.id],
  );
  if (standing) throw new Refusal('joint-pool-standing');
  const isHead = holds(actor, 'head', unit.path) && !holds(actor, 'head', partner.path);
  const agreementId = randomUUID();
  await tx.insert(PoolAgreement, {
    ...given,
    id: agreementId,
    requestedBy: personId(actor),
    requestedAt: now,
    ownBy: isHead ? personId(actor) : null,
    ownAt: isHead ? now : null,
  });
  const about = { type: 'pool-agreement', id: agreementId, unitPath: unit.path };
  await record(context, 'joint-pool.proposed', about, {
    unit: unit.name,
    partner: partner.name,
    reason: given.reason,
  });
  if (isHead) {
    const part = { type: 'pool-agreement', id: agreementId, part: 'own' } as const;
    await fileDecision(context, part, 'approve', given.reason);
  }
  const sides = isHead ? { partner } : { own: unit, partner };
  await askSides(context, agreementId, `${unit.name}、${partner.name} 联合建库`, sides);
  return { agreementId };
});

// Each side that has not spoken is asked for itself, and reminded for itself.
async function askSides(
  context: Context,
  id: string,
  label: string,
  sides: Partial<Record<'own' | 'partner', UnitRow>>,
): Promise<void> {
  const { tx, actor, now } = context;
  for (const [part, { id: unitId, path }] of Object.entries(sides)) {
    const heads = await peopleWith(tx, 'head', path, dayOf(now));
    const deciders = heads.filter((head) => part === 'own' || head !== actor.id);
    const asking = { matter: 'pool-agreement', id, part, unitId, label } as const;
    await askConsent(context, asking, { deciders, roles: ['head'] });
  }
}

async function refuseUnruled({ tx, now }: Context, unit: UnitRow): Promise<void> {
  const profile = await currentProfile(tx, unit.profileSlug, dayOf(now));
  if (parameter(profile, 'inspector.jointPool')) return;
  throw new Refusal('joint-pool-not-ruled', { rule: cite(profile, 'inspector.jointPool') });
}

function refuseRelated(unit: UnitRow, partner: UnitRow): void {
  const related = unit.path.startsWith(partner.path) || partner.path.startsWith(unit.path);
  if (related || unit.bureauId !== partner.bureauId) {
    throw new Refusal('joint-pool-related', { first: unit.name, second: partner.name });
  }
}
