import type { Seat } from '../../db/entities/seat.ts';
import { hasAnnouncedRedraw, waitingSeats } from '../../db/queries/redraws.ts';
import { cite } from '../../domain/profile/cite.ts';
import { entryOf, type Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { fitFor } from '../../domain/substitutes.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { wake } from '../notify.ts';
import { announceMatch } from '../team/announce.ts';
import type { Context } from '../usecase.ts';
import { candidatesFor } from './candidates.ts';
import { swapSeat } from './swap-seat.ts';
import { refuseInvalidTeam } from './team-after.ts';

/** An approved substitution and the seat that somebody leaves. */
export type Approved = {
  locked: LockedInspection;
  seat: Seat;
  substitution: { id: string; recusalId: string | null; method: string; decidedBy: string };
};

/**
 * What follows an approval. 高青细则 第二十条: the substitute is drawn, from an input that is frozen
 * after the approval, and one after the other within a task: two inputs frozen at once could give one
 * person both seats, or more seats than the cap allows. 高新区指引 第二十二条: the approver appoints somebody
 * qualified. Nothing is approved that leaves no valid team. Answers the state of the substitution.
 */
export async function carryOut(
  context: Context,
  approved: Approved,
  substituteId: string | undefined,
): Promise<'approved' | 'done'> {
  const { locked, seat, substitution } = approved;
  refuseWrongMethod(locked.profile, substitution.method, substituteId);
  await refuseInvalidTeam(context, locked, seat);
  if (substituteId === undefined) {
    await announceOrWait(context, approved);
    return 'approved';
  }
  await appoint(context, approved, substituteId);
  return 'done';
}

// Which of the two it is was settled with the request, by the rules of its task.
function refuseWrongMethod(profile: Profile, method: string, substituteId?: string): void {
  if (method === 'appointment' && substituteId === undefined) {
    throw new Refusal('bad-input', { field: 'substituteId' });
  }
  if (method === 'draw' && substituteId !== undefined) {
    const parameter = entryOf(profile, 'subst.method').p ?? 'subst.method';
    throw new Refusal('no-designation', { parameter, rule: cite(profile, 'subst.method') });
  }
}

// Whoever waits has to be replaceable as well: else the approval is refused here, not later.
async function announceOrWait(context: Context, approved: Approved): Promise<void> {
  const { tx } = context;
  const { locked, seat, substitution } = approved;
  if (!(await hasAnnouncedRedraw(tx, locked.task.id))) {
    await announceRedraw(context, approved);
    return;
  }
  const others = await waitingSeats(tx, locked.inspection.id, substitution.id);
  await candidatesFor(context, locked, {
    seat,
    approverId: substitution.decidedBy,
    size: 1 + others,
  });
}

/** Announces the draw of a substitute; the worker draws it with entropy that does not exist yet. */
export async function announceRedraw(context: Context, approved: Approved): Promise<string> {
  const { tx } = context;
  const { locked, seat, substitution } = approved;
  const { task, inspection, unit } = locked;
  const { input, cap } = await candidatesFor(context, locked, {
    seat,
    approverId: substitution.decidedBy,
  });
  const [{ count }] = await tx.query(
    `select count(*)::int as count from draw where task_id = $1 and kind = 'substitution'`,
    [task.id],
  );
  const [last] = await tx.query(
    'select code from draw where substitution_id = $1 order by announced_at desc, code desc limit 1',
    [substitution.id],
  );
  const drawId = await announceMatch(context, {
    kind: 'substitution',
    code: `${task.code}-S${count + 1}`,
    task,
    unit,
    input,
    cap,
    predecessor: last?.code ?? null,
    inspectionId: inspection.id,
    substitutionId: substitution.id,
  });
  await wake(tx, 'draws');
  return drawId;
}

async function appoint(context: Context, approved: Approved, substituteId: string): Promise<void> {
  const { locked, seat, substitution } = approved;
  const appointedBy = personId(context.actor);
  if (substituteId === appointedBy) throw new Refusal('forbidden');
  const candidates = await candidatesFor(context, locked, { seat, approverId: appointedBy });
  if (!fitFor(candidates).some((inspector) => inspector.personId === substituteId)) {
    throw new Refusal('substitute-unfit', { rule: cite(locked.profile, 'subst.method') });
  }
  await swapSeat(context, { locked, seat, substitution, substituteId, by: { appointedBy } });
}
