import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { notify } from '../notify.ts';
import { type Context, record, usecase } from '../usecase.ts';

const input = z.object({ unitId: z.uuid() });

/**
 * A card to everybody of a unit who has a chat account, to be answered by one press: who would not hear
 * of a task is known before there is one. The system holds one a month, administrators when they like.
 */
export const holdDrill = usecase('drill.hold', input, async (context, { unitId }) => {
  const { tx, actor, now } = context;
  const unit = await unitById(tx, unitId);
  authorize(actor, 'drill.hold', { unitPath: unit.path });
  const month = dayOf(now).slice(0, 7);
  const [drill]: { id: string }[] = await tx.query(
    `insert into drill (id, unit_id, month, held_by, held_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning id`,
    [randomUUID(), unitId, month, actor.id, now],
  );
  if (!drill) return { called: 0 };
  const called = await call(context, drill.id, unit.path);
  const card = {
    card: 'drill',
    about: { type: 'drill', id: drill.id },
    class: 'reminder',
  } as const;
  await notify(context, { ...card, dedupeKey: `drill:${drill.id}` }, called);
  const about = { type: 'drill', id: drill.id, unitPath: unit.path };
  await record(context, 'drill.held', about, { month, called: called.length });
  return { called: called.length };
});

// Also those who are thought to be unreachable: that they are is what a drill is to show, or to refute.
async function call({ tx }: Context, drillId: string, path: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `insert into drill_call (drill_id, person_id)
     select $1, p.id from person p join unit u on u.id = p.unit_id
     where p.active and starts_with(u.path, $2) and exists (select from chat_identity i
       where i.person_id = p.id and i.revoked_at is null)
     order by p.id returning person_id as id`,
    [drillId, path],
  );
  return rows.map(({ id }) => id);
}
