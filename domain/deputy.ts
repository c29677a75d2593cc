import type { Actor, Stand } from './actor.ts';

/** What a deputy may do in the place of another; everything else stays with the person. */
const delegable: ReadonlySet<string> = new Set([
  'recusal.decide',
  'substitution.decide',
  'disclosure.approve',
  'task.read',
]);

/**
 * The stand by which somebody may do something that they may not do of their own right. R-128: only what
 * the principal could do themselves, and what the deputy could do had they the mandate: never an own
 * matter of either.
 */
export function standFor(
  actor: Actor,
  action: string,
  may: (actor: Actor) => boolean,
): Stand | undefined {
  if (actor.kind !== 'person' || !delegable.has(action)) return undefined;
  return actor.standsFor?.find(
    (stand) => may(asPrincipal(stand)) && may(withMandate(actor, stand)),
  );
}

const asPrincipal = ({ principalId, principal, unitPath, mandate, own }: Stand): Actor => ({
  kind: 'person',
  id: principalId,
  name: principal,
  unitPath,
  mandates: own ?? [mandate],
});

const withMandate = (actor: Actor & { kind: 'person' }, { mandate }: Stand): Actor => ({
  ...actor,
  mandates: [...actor.mandates, mandate],
});
