import { z } from 'zod';
import { minuteOf } from '../../domain/day.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { type ProposalKind, proposalStates, sideOf } from '../../domain/proposal.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireText } from '../../domain/request.ts';
import { fileDecision, refuseHeld } from '../decision.ts';
import { seatExpert } from '../expert/seat-appointed.ts';
import { notify, refresh } from '../notify.ts';
import { seatDirectly } from '../team/seat-directly.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { fileConsent } from './consent.ts';
import { type LockedProposal, lockProposal } from './locked.ts';

const input = z.object({
  id: z.uuid(),
  verdict: z.enum(['approve', 'reject']),
  reason: z.string().max(1000).optional(),
});

/** Decided at once; the doors hold the verdict for a minute first (`holdVerdict`). */
export const decideProposal = usecase('proposal.decide', input, settleProposal);

/**
 * A side consents to a proposal or turns it down with a reason: the head to a direct assignment, both
 * heads to a joined pool, the approver to an expert. What is approved happens in the same transaction.
 * Answers the state of the proposal.
 */
export async function settleProposal(context: Context, given: z.output<typeof input>) {
  const { tx, actor, now } = context;
  const locked = await lockProposal(context, given.id);
  const { proposal, on, about } = locked;
  await refuseHeld(context, { type: 'proposal', id: proposal.id });
  await refuseSpoken(context, locked);
  authorize(actor, 'proposal.decide', on);
  asSeen(context, proposal.version);
  const side = sideOf(actor, on)!;
  const reason = requireText(given.reason, given.verdict === 'reject');
  await fileConsent(context, proposal.id, { side, verdict: given.verdict, reason });
  const decided = { type: 'proposal', id: proposal.id, part: side } as const;
  await fileDecision(context, decided, given.verdict, reason);
  const state = stateAfter(locked, given.verdict);
  await tx.query(
    `update proposal set state = $2, decided_at = $3, version = version + 1 where id = $1`,
    [proposal.id, state, state === 'requested' ? null : now],
  );
  await record(context, 'proposal.decided', about, {
    kind: proposal.kind,
    verdict: given.verdict,
    side,
  });
  if (state === 'approved') await effects[proposal.kind](context, locked);
  await tell(context, locked);
  return state;
}

// Somebody else may have been quicker: they are named, whoever may decide now.
async function refuseSpoken({ tx, actor }: Context, { proposal, on }: LockedProposal) {
  if (proposal.state === 'requested' && sideOf(actor, on) !== undefined) return;
  const free = { ...on, spoken: [] };
  if (sideOf(actor, free) === undefined) return;
  const [last] = await tx.query(
    `select p.name, c.decided_at as at from consent c join person p on p.id = c.person_id
     where c.proposal_id = $1 order by c.decided_at desc limit 1`,
    [proposal.id],
  );
  if (last) throw new Refusal('already-decided', { by: last.name, at: minuteOf(last.at) });
}

// A joined pool waits for the other side.
function stateAfter({ proposal, on }: LockedProposal, verdict: 'approve' | 'reject'): string {
  const isLast = on.neighbourPath === null || on.spoken.length === 1;
  if (verdict === 'approve' && !isLast) return proposal.state;
  return step(proposalStates, proposal.state, verdict);
}

const effects: Record<ProposalKind, (context: Context, locked: LockedProposal) => Promise<void>> = {
  'direct-assignment': (context, { proposal, visit }) => seatDirectly(context, proposal, visit!),
  'neighbour-pool': async (context, { proposal: { taskId } }) => {
    await context.tx.query('update task set version = version + 1 where id = $1', [taskId]);
    await refresh(context, 'task', taskId);
  },
  expert: (context, { proposal, visit }) => seatExpert(context, proposal, visit!),
};

async function tell(context: Context, { proposal: { id, requestedBy } }: LockedProposal) {
  await refresh(context, 'proposal', id);
  const about = { type: 'proposal', id };
  const dedupeKey = `proposal:${id}:decided`;
  await notify(context, { card: 'proposal', about, class: 'notice', dedupeKey }, [requestedBy]);
}
