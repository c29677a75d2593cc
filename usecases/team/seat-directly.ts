import { randomUUID } from 'node:crypto';
import type { Proposal } from '../../db/entities/proposal.ts';
import { Seat } from '../../db/entities/seat.ts';
import { unitsOf } from '../../db/queries/inspectors.ts';
import { step } from '../../domain/machine.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { personId } from '../../domain/request.ts';
import { taskStates } from '../../domain/task.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { notify, refresh } from '../notify.ts';
import { publish } from '../publish.ts';
import { type Context, record } from '../usecase.ts';
import { type Evidence, weighAssignment } from './direct-pool.ts';

/**
 * Seats the team of an approved direct assignment, after everything was weighed again. It is told and
 * published as what it is, with its counts and without names; a draw it is not.
 */
export async function seatDirectly(
  context: Context,
  proposal: Proposal,
  locked: LockedInspection,
): Promise<void> {
  const { tx } = context;
  const evidence = await weighAssignment(context, locked, proposal.memberIds);
  const seats = await seatsOf(context, proposal, locked);
  await tx.insert(Seat, seats);
  await tx.query('update inspection set version = version + 1 where id = $1', [
    locked.inspection.id,
  ]);
  await record(context, 'team.assigned-directly', locked.about, {
    proposalId: proposal.id,
    ...evidence,
    seats: seats.map(({ number, inspectorId, lead }) => ({ number, inspectorId, lead })),
  });
  await announce(context, locked, seats.length, evidence);
  const about = { type: 'inspection', id: locked.inspection.id };
  await notify(context, { card: 'inspection', about }, proposal.memberIds);
  await matchWhenComplete(context, locked);
}

async function seatsOf(
  { tx, actor, now }: Context,
  { id, memberIds }: Proposal,
  { inspection }: LockedInspection,
) {
  const units = await unitsOf(tx, memberIds);
  return memberIds.map((inspectorId, at) => ({
    id: randomUUID(),
    inspectionId: inspection.id,
    number: at + 1,
    unitId: units.get(inspectorId)!,
    inspectorId,
    lead: at === 0,
    appointedBy: personId(actor),
    proposalId: id,
    assignedAt: now,
  }));
}

async function announce(
  context: Context,
  { task, unit, profile }: LockedInspection,
  members: number,
  { eligible, threshold }: Evidence,
): Promise<void> {
  const [{ count }] = await context.tx.query(
    `select count(distinct s.proposal_id)::int as count from seat s join inspection n on n.id = s.inspection_id
     where n.task_id = $1`,
    [task.id],
  );
  const code = `${task.code}-D${count}`;
  await publish(context, {
    kind: 'announcement',
    ref: code,
    title: `直接委派公告：${task.name}`,
    body: {
      version: 'yaohao/1',
      drawId: code,
      kind: 'direct-assignment',
      organisation: unit.bureauName,
      task: { name: task.name, code: task.code },
      teams: 1,
      seats: members,
      inspectors: eligible,
      threshold,
      rule: articleOf(profile, 'match.whenTooFew'),
      predecessor: null,
      entropy: [],
    },
  });
}

// The rest is matched by draw; when nothing is left, the task has its teams.
async function matchWhenComplete(context: Context, { task, unit }: LockedInspection) {
  const { tx } = context;
  const [{ open }] = await tx.query(
    `select count(*)::int as open from inspection n where n.task_id = $1
       and not exists (select from seat s where s.inspection_id = n.id)`,
    [task.id],
  );
  const state = open === 0 ? step(taskStates, task.state, 'match') : task.state;
  await tx.query('update task set state = $2, version = version + 1 where id = $1', [
    task.id,
    state,
  ]);
  if (open === 0) {
    const about = { type: 'task', id: task.id, taskId: task.id, unitPath: unit.path };
    await record(context, 'team.matched', about, { inspections: 0, direct: true });
  }
  await refresh(context, 'task', task.id);
}
