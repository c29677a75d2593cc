import { type Machine, step } from '../../domain/machine.ts';
import { personId, requireText } from '../../domain/request.ts';
import { fileDecision, refuseDecided } from '../decision.ts';
import { asSeen, type Context, decidedAt } from '../usecase.ts';
import { tellAnswer } from './answer.ts';

/** A request that one word settles, with its row as it is locked; its table is named like its matter. */
type Request = {
  matter: 'exclusion' | 'campaign' | 'deployment';
  id: string;
  row: { state: string; version: number };
  requesterId: string;
};

/** What somebody who may has said to it. */
export type Verdict = { verdict: 'approve' | 'reject'; reason?: string | undefined };

const keys = { exclusion: 'id', campaign: 'id', deployment: 'task_id' } as const;

/**
 * Settles a request with the word of somebody who may: names whoever came first (`already-decided`),
 * refuses a stale card and a rejection without a reason, and lets whoever asked know. Answers the state.
 */
export async function settleRequest<M extends Machine>(
  context: Context,
  machine: M,
  { matter, id, row, requesterId }: Request,
  { verdict, reason }: Verdict,
): Promise<keyof M & string> {
  const about = { type: matter, id } as const;
  await refuseDecided(context, about);
  asSeen(context, row.version);
  const next = step(machine, row.state, verdict);
  const why = requireText(reason, verdict === 'reject');
  await fileDecision(context, about, verdict, why);
  await context.tx.query(
    `update ${matter} set state = $2, decided_by = $3, decided_at = $4, decision_reason = $5,
       version = version + 1 where ${keys[matter]} = $1`,
    [id, next, personId(context.actor), decidedAt(context), why],
  );
  await tellAnswer(context, { matter, id }, requesterId);
  return next;
}
