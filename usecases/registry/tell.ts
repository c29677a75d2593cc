import type { Context } from '../usecase.ts';

/** Why a registry is changed, and from which day the new values hold; today when it is not said. */
export type Grounds = { reason: string; effectiveOn?: string | undefined };

/**
 * Tells the history of the registries why the rest of this transaction changes them; who and when it
 * knows from the use-case.
 */
export async function tellWhy({ tx }: Context, { reason, effectiveOn }: Grounds): Promise<void> {
  await tx.query(
    `select set_config('yaohao.reason', $1, true), set_config('yaohao.effective_on', $2, true)`,
    [reason, effectiveOn ?? ''],
  );
}
