import type { Draw } from '../../db/entities/draw.ts';
import { peopleBySerial } from '../../db/queries/inspectors.ts';
import { areIn, sourcesOf, valueOf } from '../../db/queries/sources.ts';
import { labelOf } from '../../domain/draw/label.ts';
import { entropyOf, seedOf } from '../../domain/draw/seed.ts';
import { step } from '../../domain/machine.ts';
import { matchCommitment } from '../../domain/match/commitment.ts';
import type { FrozenMatchInput } from '../../domain/match/input.ts';
import { type MatchedTeam, runMatch } from '../../domain/match/match.ts';
import { Refusal } from '../../domain/refusal.ts';
import { drawStates } from '../../domain/task.ts';
import type { Context } from '../usecase.ts';
import { publishMatch } from './publish-match.ts';

/** Computes an announced match from its entropy and keeps the result, once. */
export async function drawPeople(
  context: Context,
  draw: Draw,
): Promise<{ teams: MatchedTeam[]; people: Map<number, string> }> {
  const { tx, now } = context;
  const state = step(drawStates, draw.state, 'draw');
  const input = draw.input as FrozenMatchInput;
  if (matchCommitment(input) !== draw.inputHash) {
    throw new Refusal('pool-altered', { code: draw.code });
  }
  const sources = await sourcesOf(tx, draw.id);
  if (!areIn(sources)) throw new Error(`${draw.code} has no entropy yet`);
  const entropy = entropyOf(sources.map((s) => ({ kind: s.kind, hex: valueOf(s) ?? '' })));
  const seed = seedOf('yaohao/1/inspectors', draw.code, entropy);
  const result = runMatch({ seed, ...input });
  if (!result.feasible) throw new Error(`${draw.code} was feasible when it was announced`);
  await tx.query(
    `update draw set state = $2, seed = $3, result = $4, label = $5, drawn_at = $6, version = version + 1
     where id = $1`,
    [draw.id, state, seed, JSON.stringify(result.teams), labelOf(sources), now],
  );
  await publishMatch(context, draw, sources, seed);
  const serials = result.teams.flatMap(({ members }) => members);
  return { teams: result.teams, people: await peopleBySerial(tx, serials) };
}

/** Whether the entropy of an announced match is there; a round of drand may still lie ahead. */
export const hasEntropy = async ({ tx }: Pick<Context, 'tx'>, { id }: Pick<Draw, 'id'>) =>
  areIn(await sourcesOf(tx, id));
