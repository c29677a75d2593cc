import { HeldVerdict } from '../../db/entities/held-verdict.ts';
import { Refusal } from '../../domain/refusal.ts';
import { lockRequest } from '../substitution/locked.ts';
import type { About, Context } from '../usecase.ts';

/** A verdict with what it is about, all locked: task, visit, seats, the request, then the verdict. */
export async function lockVerdict(
  context: Context,
  heldId: string,
): Promise<{ held: HeldVerdict; about: About }> {
  const { tx } = context;
  const found = await tx.findOneBy(HeldVerdict, { id: heldId });
  if (!found) throw new Refusal('not-found', { what: 'verdict' });
  const { locked } = await lockRequest(context, found.aboutType, found.aboutId);
  const held = await tx.findOneOrFail(HeldVerdict, {
    where: { id: heldId },
    lock: { mode: 'pessimistic_write' },
  });
  return { held, about: { ...locked.about, type: held.aboutType, id: held.aboutId } };
}

/** Ends a verdict: it was undone, carried out, or could not be. */
export async function endVerdict(
  { tx, now }: Context,
  heldId: string,
  state: 'undone' | 'concluded' | 'lapsed',
  refusal: object | null = null,
): Promise<void> {
  await tx.query('update held_verdict set state = $2, ended_at = $3, refusal = $4 where id = $1', [
    heldId,
    state,
    now,
    refusal && JSON.stringify(refusal),
  ]);
}
