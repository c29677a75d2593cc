import type { Context } from '../usecase.ts';

/**
 * Does something and takes all of it back: what would be refused later is refused now, and nothing is
 * left, neither a draw announced nor a message owed.
 */
export async function rehearse<R>(
  context: Context,
  act: (context: Context) => Promise<R>,
): Promise<R> {
  await context.tx.query('savepoint rehearsal');
  const result = await act(context);
  await context.tx.query('rollback to savepoint rehearsal');
  return result;
}
