import type { Context } from '../usecase.ts';

/**
 * Does something and takes all of it back: what would be refused later is refused now, and nothing is
 * left, neither a draw announced nor a message owed.
 */
export async function rehearse(
  context: Context,
  act: (context: Context) => Promise<unknown>,
): Promise<void> {
  await context.tx.query('savepoint rehearsal');
  await act(context);
  await context.tx.query('rollback to savepoint rehearsal');
}
