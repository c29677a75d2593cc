import type { EntityManager } from 'typeorm';
import { currentProfile } from '../../db/queries/profile.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import type { Actor } from '../../domain/actor.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize, can } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { ownerOf } from '../../domain/registry/ownership.ts';
import type { Context } from '../usecase.ts';
import { unitsNamed } from './units-by-name.ts';

/** What only whoever keeps the registry of the owning unit may do with a subject. */
type OwnersAction =
  | 'registry.register'
  | 'registry.amend'
  | 'registry.retire'
  | 'registry.import'
  | 'import.receive'
  | 'flag.add'
  | 'flag.end';

/**
 * R-035 谁主管谁监管、谁管辖谁维护: lets the owner of a subject alone do this. Whoever keeps the registry of another
 * unit of the bureau is refused by parameter and article, anybody else as a stranger.
 */
export async function authorizeOwner(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  action: OwnersAction,
  unit: UnitRow,
): Promise<void> {
  const on = { unitPath: unit.path };
  if (!can(actor, action, on) && keepsIn(actor, unit.bureauPath)) await refuseNonOwner(tx, unit);
  authorize(actor, action, on);
}

const keepsIn = (actor: Actor, bureauPath: string): boolean =>
  actor.kind === 'person' &&
  actor.mandates.some(({ role, path }) => role === 'registrar' && path.startsWith(bureauPath));

/**
 * the unit that a subject belongs to by what its 管辖机关 says, where it was given for `unit` and the
 * bureau's rules let jurisdiction decide.
 */
export async function ownerNamed(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  unit: UnitRow,
  jurisdiction: string,
): Promise<UnitRow> {
  const profile = await currentProfile(tx, unit.profileSlug, dayOf(now));
  const id = (await unitsNamed(tx, unit))(jurisdiction);
  const named = id === undefined ? undefined : await unitById(tx, id);
  if (named?.bureauId !== unit.bureauId) return unit;
  const isWithin = unit.id === unit.bureauId;
  const claim = { enteredFor: unit.id, named: named.id, isWithin };
  return ownerOf(parameter(profile, 'registry.ownership'), claim) === unit.id ? unit : named;
}

/** The 管辖机关 of a subject that `unit` takes over, where what it says would make it another unit's again. */
export async function jurisdictionIn(
  context: Pick<Context, 'tx' | 'now'>,
  unit: UnitRow,
  jurisdiction: string,
): Promise<{ jurisdiction?: string }> {
  if (unit.id === unit.bureauId) return {};
  const owner = await ownerNamed(context, unit, jurisdiction);
  return owner.id === unit.id ? {} : { jurisdiction: unit.name };
}

/** Refuses somebody who is not of the unit that owns the subject, naming it and the rule. */
export async function refuseNonOwner(
  tx: EntityManager,
  { name, profileSlug }: Pick<UnitRow, 'name' | 'profileSlug'>,
): Promise<never> {
  const profile = await currentProfile(tx, profileSlug);
  throw new Refusal('not-owner', { owner: name, rule: cite(profile, 'registry.ownership') });
}
