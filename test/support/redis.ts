import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { freePort } from '../../simulator/embedded-postgres.ts';

/** A Redis of the test's own, with the settings that a real site has. */
export type TestRedis = {
  url: string;
  /** Another value for a setting, as an administrator would set it by hand. */
  set: (setting: string, value: string) => Promise<void>;
  flush: () => Promise<void>;
  /** Killed without warning; `revive` starts it again on the same port and files. */
  crash: () => Promise<void>;
  revive: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts redis-server on a free port, with an append-only file and `noeviction`. */
export async function startRedis(): Promise<TestRedis> {
  const directory = await mkdtemp(path.join(tmpdir(), 'yaohao-redis-'));
  const port = await freePort();
  let server = await launch(port, directory);
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url);
  client.on('error', () => {});
  return {
    url,
    set: async (setting, value) => void (await client.config('SET', setting, value)),
    flush: async () => void (await client.flushall()),
    crash: () => kill(server),
    revive: async () => void (server = await launch(port, directory)),
    stop: async () => {
      client.disconnect();
      await kill(server);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function launch(port: number, directory: string): Promise<ChildProcess> {
  const settings = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction', '--save', ''];
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory].concat(settings),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await ready(server.stdout);
  server.stdout.resume();
  return server;
}

async function kill(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGKILL');
  await exited;
}

async function ready(output: NodeJS.ReadableStream): Promise<void> {
  const seen: string[] = [];
  for await (const line of createInterface(output)) {
    seen.push(line);
    if (line.includes('Ready to accept connections')) return;
  }
  throw new Error(`redis-server did not start:\n${seen.join('\n')}`);
}
