import { Refusal } from '../../domain/refusal.ts';
import { type LockedInspection, memberIds } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';

/**
 * Nobody of the team speaks for the subject or sees for it that something was refused or left:
 * refuses (`of-the-team`) a name that is a member's own. A namesake is named with where they belong.
 */
export async function refuseOwnPeople(
  { tx }: Pick<Context, 'tx'>,
  { seats }: Pick<LockedInspection, 'seats'>,
  { named, rule }: { named: string[]; rule?: string },
): Promise<void> {
  const people: { name: string }[] = await tx.query('select name from person where id = any($1)', [
    memberIds(seats),
  ]);
  const own = people.find(({ name }) => named.includes(name));
  if (own) throw new Refusal('of-the-team', { name: own.name, ...(rule && { rule }) });
}
