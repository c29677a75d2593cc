import { randomUUID } from 'node:crypto';
import type { ExpertMode } from '../../domain/experts.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { refresh } from '../notify.ts';
import { type Context, record } from '../usecase.ts';

type Joining = { expertId: string; mode: ExpertMode; drawId?: string; proposalId?: string };

/** An expert joins a visit beside its team; how they were found stays with them. */
export async function joinVisit(
  context: Context,
  { inspection, about }: Pick<LockedInspection, 'inspection' | 'about'>,
  { expertId, mode, drawId, proposalId }: Joining,
): Promise<void> {
  const { tx, now } = context;
  await tx.query(
    `insert into expert_seat (id, inspection_id, expert_id, mode, draw_id, proposal_id, assigned_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [randomUUID(), inspection.id, expertId, mode, drawId ?? null, proposalId ?? null, now],
  );
  await record(context, 'expert.joined', about, { expertId, mode });
  await refresh(context, 'inspection', inspection.id);
}
