import { config } from '../config.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { type Ladder, soonestHours } from '../domain/ladder.ts';
import { climb, isAwaited } from '../usecases/message/climb.ts';
import { type Due, each } from './each.ts';

// No way is due sooner than the first; older than a week, obligations and their reminders have it.
const sql = `
select m.id, u.path as "unitPath" from message m join person p on p.id = m.person_id join unit u on u.id = p.unit_id
where ${isAwaited} and p.active and m.sent_at between $1::timestamptz - interval '7 days' and $1::timestamptz - $2 * interval '1 hour'
  and not exists (select 1 from message_step s where s.message_id = m.id and s.rung = 'lead')
order by m.number limit 500`;

/** The hours of the ladder as the office has set them. */
export function ladderInForce(): Ladder {
  const { LADDER_HOURS: reached, LADDER_UNREACHED_HOURS: unreached } = config();
  return { reached, unreached };
}

/** Takes the next way to everybody who has not answered a card in time. */
export async function sweepLadder(): Promise<void> {
  const ladder = ladderInForce();
  const found: { id: string; unitPath: string }[] = await database().query(sql, [
    await currentTime(),
    soonestHours(ladder),
  ]);
  await each(
    found.map(({ id, unitPath }): Due => ({
      action: 'message.climb',
      about: { type: 'message', id, unitPath },
      run: (command) => climb(command, { messageId: id, ladder }),
    })),
  );
}
