import { z } from 'zod';
import { unitById } from '../../db/queries/units.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { refreshOwn } from '../notify.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({ drillId: z.uuid() });

/** Somebody answers the drill that they were called to. A second answer changes nothing. */
export const answerDrill = usecase('drill.answer', input, async (context, { drillId }) => {
  const { tx, actor, command, now } = context;
  const [call] = await tx.query(
    `select c.person_id as "calledId", c.answered_at as "answeredAt", d.unit_id as "unitId"
     from drill_call c join drill d on d.id = c.drill_id
     where c.drill_id = $1 and c.person_id = $2 for update of c`,
    [drillId, personId(actor)],
  );
  if (!call) throw new Refusal('not-found', { what: 'drill' });
  authorize(actor, 'drill.answer', call);
  if (call.answeredAt) return;
  await tx.query(
    'update drill_call set answered_at = $3, door = $4 where drill_id = $1 and person_id = $2',
    [drillId, actor.id, now, command.door],
  );
  const unit = await unitById(tx, call.unitId);
  const about = { type: 'drill', id: drillId, unitPath: unit.path };
  await record(context, 'drill.answered', about, { through: command.door });
  // Nobody else's card shows this answer.
  await refreshOwn(context, 'drill', drillId, personId(actor));
});
