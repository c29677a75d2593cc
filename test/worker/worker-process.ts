import { spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A worker as a process of its own, as a real site runs it. */
export type WorkerProcess = {
  /** The address of its health page. */
  health: string;
  signal: (signal: NodeJS.Signals) => void;
  /** How it ended, and what it said on stderr. */
  ended: Promise<Ended>;
};

export type Ended = { code: number | null; signal: string | null; stderr: string };

/** Starts a worker and waits until it is at work. */
export async function startWorkerProcess(env: Record<string, string>): Promise<WorkerProcess> {
  const { child, ended } = launch(env);
  for await (const line of createInterface(child.stdout)) {
    const entry = line.startsWith('{') ? JSON.parse(line) : {};
    if (entry.msg !== 'worker is at work') continue;
    child.stdout.resume();
    const health = `http://127.0.0.1:${entry.healthPort}`;
    return { health, ended, signal: (signal) => void child.kill(signal) };
  }
  throw new Error(`the worker did not start:\n${(await ended).stderr}`);
}

/** Starts a worker that is not expected to come to work, and tells how it ended. */
export const failedStart = (env: Record<string, string>): Promise<Ended> =>
  launch(env, { timeout: 90_000, killSignal: 'SIGKILL' }).ended;

function launch(env: Record<string, string>, limits: SpawnOptions = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'worker/main.ts'], {
    env: { PATH: process.env['PATH'], HEALTH_PORT: '0', ...env, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limits.timeout,
    killSignal: limits.killSignal,
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)));
  const ended = once(child, 'close').then(([code, signal]) => ({
    code,
    signal,
    stderr: said.join(''),
  }));
  return { child, ended };
}
