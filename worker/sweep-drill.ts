import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { dayOf } from '../domain/day.ts';
import { isDrillTime } from '../domain/drill.ts';
import { holdDrill } from '../usecases/account/hold-drill.ts';
import { currentCalendar } from '../usecases/calendar/current.ts';
import { each } from './each.ts';

/** Holds the drill of the month in every bureau where anybody has a chat account, once. */
export async function sweepDrill(): Promise<void> {
  const now = await currentTime();
  if (!isDrillTime(now, await currentCalendar(database().manager))) return;
  const bureaus: { id: string; path: string }[] = await database().query(
    `select b.id, b.path from unit b where b.profile_slug is not null
       and not exists (select from drill d where d.unit_id = b.id and d.month = $1 and d.held_by is null)
       and exists (select from chat_identity i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
         where i.revoked_at is null and p.active and starts_with(u.path, b.path))
     order by b.path`,
    [dayOf(now).slice(0, 7)],
  );
  await each(
    bureaus.map(({ id, path }) => ({
      action: 'drill.hold',
      about: { type: 'unit', id, unitPath: path },
      run: (command) => holdDrill(command, { unitId: id }),
    })),
  );
}
