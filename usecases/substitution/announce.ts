import { z } from 'zod';
import { hasAnnouncedRedraw } from '../../db/queries/redraws.ts';
import { authorize } from '../../domain/policy.ts';
import { usecase } from '../usecase.ts';
import { announceRedraw } from './carry-out.ts';
import { lockRequest } from './locked.ts';

/**
 * Announces the draw of an approved substitution that had to wait for another one of its task, or
 * whose first draw was void. Answers null while it is not its turn.
 */
export const announceSubstitution = usecase(
  'substitution.announce',
  z.object({ substitutionId: z.uuid() }),
  async (context, { substitutionId }): Promise<{ drawId: string | null }> => {
    const { tx, actor } = context;
    authorize(actor, 'substitution.announce', {});
    const { request, locked } = await lockRequest(context, 'substitution', substitutionId);
    const isWaiting = request.state === 'approved' && request.method === 'draw';
    if (!isWaiting || (await hasAnnouncedRedraw(tx, locked.task.id))) return { drawId: null };
    const seat = locked.seats.find(({ id }) => id === request.seatId)!;
    const { id, recusalId, method, decidedBy } = request;
    const substitution = { id, recusalId, method, decidedBy: decidedBy! };
    return { drawId: await announceRedraw(context, { locked, seat, substitution }) };
  },
);
