import { Proposal } from '../../db/entities/proposal.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { type ProposalFor, type Side } from '../../domain/proposal.ts';
import { Refusal } from '../../domain/refusal.ts';
import { lockTask } from '../draw/locked.ts';
import { type LockedInspection, lockInspection } from '../inspection/locked.ts';
import type { About, Context } from '../usecase.ts';

/** A proposal with what it is about, locked: task, visit, seats, then the proposal. */
export type LockedProposal = {
  proposal: Proposal;
  /** The executing unit: that of the visit, where it is about one. */
  unit: UnitRow;
  visit: LockedInspection | null;
  on: ProposalFor;
  about: About;
};

/** Locks a proposal; refuses `not-found`. */
export async function lockProposal(context: Context, id: string): Promise<LockedProposal> {
  const { tx } = context;
  const found = await tx.findOneBy(Proposal, { id });
  if (!found) throw new Refusal('not-found', { what: 'proposal' });
  const visit = found.inspectionId ? await lockInspection(context, found.inspectionId) : null;
  const task = visit?.task ?? (await lockTask(context, found.taskId));
  const proposal = await tx.findOneOrFail(Proposal, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  const unit = visit?.unit ?? (await unitById(tx, task.unitId));
  const about = { type: 'proposal', id, taskId: task.id, unitPath: unit.path };
  return { proposal, unit, visit, about, on: await rightsOn(context, proposal, unit, visit) };
}

async function rightsOn(
  { tx }: Context,
  proposal: Proposal,
  unit: UnitRow,
  visit: LockedInspection | null,
): Promise<ProposalFor> {
  const { id, kind, neighbourId, requestedBy, memberIds } = proposal;
  const neighbour = neighbourId === null ? null : await unitById(tx, neighbourId);
  const spoken: { side: Side }[] = await tx.query(
    'select side from consent where proposal_id = $1',
    [id],
  );
  return {
    kind,
    unitPath: unit.path,
    neighbourPath: neighbour?.path ?? null,
    requesterId: requestedBy,
    memberIds,
    interestedIds: visit ? await interestedIn(tx, visit.inspection.subjectId) : [],
    spoken: spoken.map(({ side }) => side),
  };
}
