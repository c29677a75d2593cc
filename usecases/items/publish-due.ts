import { z } from 'zod';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { usecase } from '../usecase.ts';
import { type Due, putInForce } from './put-in-force.ts';

/**
 * puts those drafts of a bureau in force that its registrar released for a day that has come, and
 * publishes the list. Asked again it finds none and does nothing.
 */
export const publishDueItems = usecase(
  'items.publish-due',
  z.object({ bureauId: z.uuid() }),
  async (context, { bureauId }) => {
    const { tx, actor, now } = context;
    authorize(actor, 'items.publish-due', {});
    const unit = await unitById(tx, bureauId);
    const profile = await currentProfile(tx, unit.profileSlug, dayOf(now));
    const due: Due[] = await tx.query(
      `select id, code from item where unit_id = $1 and state = 'draft' and scheduled_at is not null
         and effective_on <= $2 order by code for update`,
      [unit.bureauId, dayOf(now)],
    );
    if (due.length > 0) await putInForce(context, { unit, profile }, due);
    return { published: due.length };
  },
);
