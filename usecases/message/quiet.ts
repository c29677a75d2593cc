import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { quietHoursOf } from '../../db/queries/quiet-hours.ts';
import { unitById } from '../../db/queries/units.ts';
import { authorize } from '../../domain/policy.ts';
import { type QuietHours, soundAt } from '../../domain/quiet.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId as idOf } from '../../domain/request.ts';
import { type Context, record, usecase } from '../usecase.ts';

const minute = z.number().int().min(0).max(1439);
const hours = z.object({ fromMinute: minute, toMinute: minute });
const input = z.object({
  /** Whose: a person's own, or everybody's of a unit. */
  for: z.union([z.object({ personId: z.uuid() }), z.object({ unitId: z.uuid() })]),
  hours: hours.nullable(),
});

/**
 * Sets the hours in which somebody, or everybody of a unit, wants no sound; null ends them. What a legal
 * limit is near to, and legal notices, come through all the same.
 */
export const setQuietHours = usecase('quiet.set', input, async (context, given) => {
  const { actor } = context;
  const whose = await placeOf(context, given.for);
  authorize(actor, 'quiet.set', whose);
  const { hours: wanted } = given;
  if (wanted && wanted.fromMinute === wanted.toMinute) {
    throw new Refusal('bad-input', { field: 'hours' });
  }
  await keep(context, whose, wanted);
  const isUnit = whose.unitId !== null;
  const about = isUnit
    ? { type: 'unit', id: whose.unitId }
    : { type: 'person', id: whose.personId };
  await record(
    context,
    'quiet.set',
    { ...about, unitPath: whose.unitPath },
    { ...wanted, ended: !wanted },
  );
});

async function keep({ tx, actor, now }: Context, whose: Whose, wanted: QuietHours | null) {
  const column = whose.unitId ? 'unit_id' : 'person_id';
  const id = whose.unitId ?? whose.personId;
  if (!wanted) {
    await tx.query(
      `update quiet_hours set active = false, set_by = $2, set_at = $3 where ${column} = $1`,
      [id, idOf(actor), now],
    );
    return;
  }
  await tx.query(
    `insert into quiet_hours (id, ${column}, from_minute, to_minute, set_by, set_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (${column}) do update set from_minute = $3, to_minute = $4, active = true, set_by = $5, set_at = $6`,
    [randomUUID(), id, wanted.fromMinute, wanted.toMinute, idOf(actor), now],
  );
}

type Whose = { unitPath: string } & (
  | { personId: string; unitId: null }
  | { personId: null; unitId: string }
);

async function placeOf(
  { tx }: Context,
  given: { personId: string } | { unitId: string },
): Promise<Whose> {
  if ('unitId' in given) {
    const unit = await unitById(tx, given.unitId);
    return { personId: null, unitId: given.unitId, unitPath: unit.path };
  }
  const [row] = await tx.query(
    'select u.path from person p join unit u on u.id = p.unit_id where p.id = $1',
    [given.personId],
  );
  if (!row) throw new Refusal('not-found', { what: 'person' });
  return { personId: given.personId, unitId: null, unitPath: row.path };
}

/**
 * How long a new message to somebody waits for the end of their quiet hours and those of their units,
 * in milliseconds; `limit` is the instant by which the law wants it known.
 */
export async function quietWaitMs(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  personId: string,
  limit?: Date | null,
): Promise<number> {
  const quiet = await quietHoursOf(tx, personId);
  return soundAt(quiet, now, limit).getTime() - now.getTime();
}
