import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Substitution } from '../../db/entities/substitution.ts';
import { step } from '../../domain/machine.ts';
import { inspectionStates } from '../../domain/inspection.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireText } from '../../domain/request.ts';
import { substitutionReasons } from '../../domain/substitution.ts';
import { lockInspection, ownSeat } from '../inspection/locked.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { askDeciders, decidersOf, refuseArrived, refuseSecondRequest } from './ask.ts';

const input = z.object({
  inspectionId: z.uuid(),
  reason: z.enum(substitutionReasons),
  note: z.string().max(1000).optional(),
});

/** 申请更换, 高青细则 第二十条: in principle nobody is replaced, and only for one of these reasons. */
export const requestSubstitution = usecase(
  'substitution.request',
  input,
  async (context, given) => {
    const { tx, actor, now } = context;
    const locked = await lockInspection(context, given.inspectionId);
    const { inspection, seats, profile, about } = locked;
    const seat = ownSeat(actor, seats);
    authorize(actor, 'substitution.request', seat);
    step(inspectionStates, inspection.state, 'replace');
    await refuseArrived(context, inspection, seat, 'none');
    await refuseSecondRequest(context, seat);
    asSeen(context, inspection.version);
    const { reason } = given;
    if (!parameter(profile, 'subst.reasons').includes(reason)) {
      const by = cite(profile, 'subst.reasons');
      throw new Refusal('bad-input', { field: 'reason', by });
    }

    const deciders = await decidersOf(context, locked, seat);
    const substitutionId = randomUUID();
    await tx.insert(Substitution, {
      id: substitutionId,
      inspectionId: inspection.id,
      seatId: seat.id,
      replacedId: seat.inspectorId,
      requesterId: seat.inspectorId,
      reason,
      note: requireText(given.note, reason === 'other', cite(profile, 'subst.reasons')),
      method: parameter(profile, 'subst.method'),
      decider: deciders.decider,
      requestedAt: now,
    });
    await record(
      context,
      'substitution.requested',
      { ...about, type: 'substitution', id: substitutionId },
      { inspectionId: inspection.id, seat: seat.number, reason },
    );
    const request = { type: 'substitution', id: substitutionId } as const;
    await askDeciders(context, inspection.id, request, deciders);
    return { substitutionId };
  },
);
