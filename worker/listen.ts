import pg from 'pg';
import { config } from '../config.ts';
import { type Channel, channels } from '../domain/jobs.ts';
import { log } from '../log.ts';

const retryMs = 1000;

/** An open ear; `stop` closes it. */
export type Listener = { stop: () => Promise<void> };

/**
 * Listens to Postgres on a connection of its own and hears what commits owe. A lost connection is
 * made again; whatever was said meanwhile counts as heard on every channel.
 */
export async function listen(hear: (channel: Channel) => void): Promise<Listener> {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const reconnect = () => {
    if (!stopped) timer = setTimeout(() => void open().catch(lost), retryMs);
  };
  const lost = (error: unknown) => {
    log.warn({ err: error }, 'not listening');
    reconnect();
  };
  const open = async () => {
    const fresh = new pg.Client({ connectionString: config().DATABASE_URL, keepAlive: true });
    fresh.on('error', () => {});
    await fresh.connect();
    fresh.on('notification', ({ channel }) => hear(channel as Channel));
    client = fresh;
    for (const channel of channels) await fresh.query(`listen ${channel}`);
    fresh.once('end', reconnect);
    channels.forEach(hear);
  };

  await open();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
