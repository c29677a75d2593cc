import { moveClock } from '../../../simulator/demo-clock.ts';
import { eventually } from '../../support/story.ts';
import type { Tale } from './tale.ts';

/** Nine in the morning of that day; answers when the worker has looked at what is due by then. */
export async function moveTo({ stage }: Tale, day: string): Promise<void> {
  const [{ at: before } = { at: null }] = await stage.sql('select clock_timestamp() as at');
  await moveClock(new Date(`${day}T09:00:00+08:00`));
  await eventually(
    async () => {
      const beats = await stage.sql(
        `select 1 from heartbeat where name in ('sweep-obligations', 'close-tasks') and at > $1`,
        [before],
      );
      return beats.length === 2;
    },
    { otherwise: 'the worker did not look' },
  );
}

/** Lets the minute pass in which a verdict can be undone. */
export async function letMinutePass({ stage }: Tale): Promise<void> {
  const [{ later } = { later: null }] = await stage.sql(
    `select at + (now() - set_at) + interval '61 seconds' as later from demo_clock`,
  );
  await moveClock(later);
}
