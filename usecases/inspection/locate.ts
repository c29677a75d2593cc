import { z } from 'zod';
import { placeAt } from '../../domain/place.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { refresh } from '../notify.ts';
import { record, usecase } from '../usecase.ts';
import { lockInspection, memberIds } from './locked.ts';

/** How long after a check-in its place can be told, in minutes. */
const minutes = 30;

// oxlint-disable-next-line no-control-regex
const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();

/**
 * Adds where somebody is to the check-in that they made last, at most half an hour ago; once. Chats that
 * send a place as a message of its own cannot bring it with the press; where a chat knows none, it can be said
 * in words.
 */
export const locateCheckIn = usecase(
  'inspection.locate',
  z.union([
    z.object({ place: z.string().max(100) }),
    z.object({ said: z.string().trim().min(1).max(200) }),
  ]),
  async (context, told) => {
    const { tx, actor, command, now } = context;
    const [place, said] = 'place' in told ? [told.place, null] : [null, onOneLine(told.said)];
    if (place !== null && !placeAt(place)) throw new Refusal('place-unreadable');
    if (said === '') throw new Refusal('place-unreadable');
    const [arrival] = await tx.query(
      `select c.inspection_id as id, c.place, coalesce(p.place, p.said) as later from check_in c
         left join check_in_place p on p.inspection_id = c.inspection_id and p.inspector_id = c.inspector_id
       where c.inspector_id = $1 and c.at > $2::timestamptz - $3 * interval '1 minute'
       order by c.at desc limit 1`,
      [personId(actor), now, minutes],
    );
    if (!arrival || arrival.place || arrival.later) throw new Refusal('place-late');
    const { inspection, seats, about } = await lockInspection(context, arrival.id);
    authorize(actor, 'inspection.locate', { memberIds: memberIds(seats) });
    const kept: unknown[] = await tx.query(
      `insert into check_in_place (inspection_id, inspector_id, place, door, at, said) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing returning at`,
      [inspection.id, personId(actor), place, command.door, now, said],
    );
    if (kept.length === 0) throw new Refusal('place-late');
    // The trail names no place: it is read where the check-in is.
    await record(context, 'inspection.located', about, {});
    await refresh(context, 'inspection', inspection.id);
    return { code: inspection.code };
  },
);
