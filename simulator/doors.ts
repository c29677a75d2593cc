import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A process of the product that the demo started. */
export type Door = { name: string; child: ChildProcess };

/** Where the doors are bundled, and where their logs go. */
type Places = { bundle: string; logs: string };

/** Starts a bundled door with this environment; what it says goes to `<logs>/<name>.log`. */
export function openDoor(name: string, env: Record<string, string>, places: Places): Door {
  const script = path.join(places.bundle, `${name}.mjs`);
  const child = spawn(process.execPath, ['--enable-source-maps', script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A terminal's Ctrl-C is for the demo alone, which ends its doors before their database.
    detached: true,
  });
  const log = createWriteStream(`${places.logs}/${name}.log`, { flags: 'a' });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  return { name, child };
}

/** Waits until the address answers; fails when the process ends first or a minute has passed. */
export async function answers({ name, child }: Door, url: string, logs: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (child.exitCode === null && Date.now() < deadline) {
    const response = await fetch(url, { redirect: 'manual' }).catch(() => undefined);
    if (response) return;
    await setTimeout(100);
  }
  throw new Error(`${name} 未能启动 / did not start, see ${logs}/${name}.log`);
}

/** Asks the processes to end and waits; one that does not within 10 s is ended. */
export async function closeDoors(doors: Door[]): Promise<void> {
  await Promise.all(
    doors.map(async ({ child }) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await Promise.race([ended, setTimeout(10_000, undefined, { ref: false })]);
      child.kill('SIGKILL');
    }),
  );
}
