import { presentTime } from './clock.ts';
import type { Site } from './site.ts';

/** The portal's state for monitoring: its database answers, the last publication, the last heartbeats. */
export async function health({ database, demo }: Site) {
  const { rows: latest } = await database.query(
    'select max(published_at) as at from public_notice',
  );
  const { rows: beats } = await database.query('select name, at from heartbeat order by name');
  return {
    status: 'ok',
    database: 'up',
    time: await presentTime(database, demo),
    lastPublished: latest[0]?.at ?? null,
    heartbeats: Object.fromEntries(beats.map(({ name, at }) => [name, at])),
  };
}
