import { expect, it } from 'vitest';
import { createSignal } from '../../simulator/fake-signal.ts';
import { database as pool } from '../../db/data-source.ts';
import { channels } from '../../domain/jobs.ts';
import { wake } from '../../usecases/notify.ts';
import { listen } from '../../worker/listen.ts';
import { useDatabase } from '../support/database.ts';

const { sql, name } = useDatabase();

/** An ear whose hearing can be waited for. */
async function anEar() {
  const heard: string[] = [];
  const signal = createSignal();
  const ear = await listen((channel) => {
    heard.push(channel);
    signal.changed();
  });
  const until = (count: number) =>
    signal.until(() => (heard.length >= count ? heard : undefined), {
      timeoutMs: 20_000,
      otherwise: () => `heard only ${heard.join(', ')}`,
    });
  return { ...ear, until };
}

it('the worker hears what a transaction owes when it commits, and nothing when it does not', async () => {
  const ear = await anEar();
  expect(await ear.until(channels.length)).toEqual(channels);
  const undone = pool().transaction(async (tx) => {
    await wake(tx, 'draws');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await pool().transaction((tx) => wake(tx, 'messages'));
  expect(await ear.until(channels.length + 1)).toEqual([...channels, 'messages']);
  await ear.stop();
});

it('a lost connection is made again, and everything counts as heard', async () => {
  const ear = await anEar();
  await ear.until(channels.length);
  await sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and query like 'listen %'`,
    [name],
  );
  expect((await ear.until(2 * channels.length)).slice(channels.length)).toEqual(channels);
  await sql(`select pg_notify('messages', '')`);
  expect((await ear.until(2 * channels.length + 1)).at(-1)).toBe('messages');
  await ear.stop();
});
