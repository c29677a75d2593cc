import { z } from 'zod';
import { lockDeputy } from '../../db/queries/deputies.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { refresh } from '../notify.ts';
import { record, usecase } from '../usecase.ts';
import { tellBoth } from './tell.ts';

/** Ends a deputy's time before its last day; a verdict that waits its minute lapses with it. */
export const endDeputy = usecase(
  'deputy.end',
  z.object({ id: z.uuid() }),
  async (context, { id }) => {
    const { tx, actor, now } = context;
    const found = await lockDeputy(tx, id);
    if (!found) throw new Refusal('not-found', { what: 'deputy' });
    authorize(actor, 'deputy.end', found);
    if (found.endedAt) throw new Refusal('illegal-step', { state: 'ended' });
    await tx.query('update deputy set ended_by = $2, ended_at = $3 where id = $1', [
      id,
      personId(actor),
      now,
    ]);
    await refresh(context, 'deputy', id);
    await tellBoth(context, found, 'over');
    const about = { type: 'person', id: found.deputyId, unitPath: found.unitPath };
    await record(context, 'deputy.ended', about, { deputyId: found.deputyId, role: found.role });
    return { id };
  },
);
