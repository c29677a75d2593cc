import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Crowd, Served } from './readers.ts';

const here = import.meta.dirname;
const start = (file: string, args: string[], env?: Record<string, string>): ChildProcess =>
  fork(path.join(here, file), args, {
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env },
  });

/** Readers in a process of their own; `niced` gives way to everybody else. */
export async function startReaders(how: 'niced' | 'usual') {
  const child = start('readers-process.ts', [how]);
  await once(child, 'message');
  return {
    read: async (crowd: Crowd): Promise<Served> => {
      child.send(crowd);
      const [served] = (await once(child, 'message')) as [Served];
      return served;
    },
    /** Reads until it is ended. */
    flood: (crowd: Crowd) => {
      child.send(crowd);
      return {
        end: async (): Promise<Served> => {
          child.send('stop');
          const [served] = (await once(child, 'message')) as [Served];
          return served;
        },
      };
    },
    stop: () => end(child),
  };
}

/** A server in a process of its own that tells its port. */
export async function startServer(file: string, args: string[]) {
  const child = start(file, args);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { port, stop: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
