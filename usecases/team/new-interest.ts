import type { EntityManager } from 'typeorm';
import type { Draw } from '../../db/entities/draw.ts';
import { interestedSerials } from '../../db/queries/new-interests.ts';
import type { FrozenMatchInput } from '../../domain/match/input.ts';
import type { Context } from '../usecase.ts';

/**
 * Whether somebody who could still be drawn has had an interest on file since the input was frozen. Then
 * the announced draw of people must not run: it is void, and another one is announced. Once its entropy
 * can be known, nothing that comes on file voids it any more: whoever knows the result would choose by
 * it. Such an interest is for recusal, like one that comes after the seating.
 */
export async function hasNewInterest(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  draw: Draw,
): Promise<boolean> {
  const interested = await interestedSerials(tx, draw, await knownSince(tx, draw.id, now));
  if (interested.length === 0) return false;
  const { teams } = draw.input as FrozenMatchInput;
  return teams.some(({ subject, eligible, recused }) =>
    interested.some(
      (one) =>
        one.subject === subject && eligible.includes(one.serial) && !recused.includes(one.serial),
    ),
  );
}

/** From when on the entropy of a draw of people can be known; null while nobody can know it yet. */
async function knownSince(tx: EntityManager, drawId: string, now: Date): Promise<Date | null> {
  const [row] = await tx.query(
    `select min(coalesce(round_at, opened_at)) as at from entropy_source
     where draw_id = $1 and coalesce(round_at, opened_at) <= $2`,
    [drawId, now],
  );
  return row.at;
}
