import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { runDemo } from './run-demo.ts';
import { type DemoArguments, DemoUsage, readArguments } from './arguments.ts';
import { portsFrom, takenOf } from './ports.ts';

const started = Date.now();
let stopping = false;
let running: (() => Promise<void>) | undefined;

/** Somebody wants the demo to stop before it stands. */
class Interrupted extends Error {}

const say = (line: string) => void process.stdout.write(`${line}\n`);
const stamp = (line: string) => {
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(5);
  say(`[${seconds}s] ${line}`);
};
const step = (line: string) => {
  if (stopping) throw new Interrupted();
  stamp(line);
};

async function main(words: string[]): Promise<void> {
  const { fresh, port, data, rules }: DemoArguments = readArguments(words);
  const folder = path.resolve(data);
  const ports = portsFrom(port);
  const taken = await takenOf(ports);
  if (taken.length > 0) {
    throw new DemoUsage(
      `端口已被占用 / ports in use: ${taken.join(', ')}\n换一个 / choose another: npm run demo -- --port ${port + 100}`,
    );
  }
  if (fresh) {
    step('清空演示数据 / starting over');
    await rm(folder, { recursive: true, force: true });
  }
  await mkdir(folder, { recursive: true });
  running = await runDemo({ folder, ports, rules, step, say });
  if (stopping) await end();
}

function listen(): void {
  const stop = () => {
    if (stopping) return;
    stopping = true;
    stamp('正在停止 / stopping');
    void end();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The Postgres package listens too and would end this process before the doors are closed.
    process.removeAllListeners(signal);
    process.on(signal, stop);
  }
  // Whoever started this process is gone, so nobody is left to tell it of signals.
  process.on('disconnect', stop);
}

// What is still starting is stopped by whoever starts it, at its next step.
async function end(): Promise<void> {
  try {
    if (!running) return;
    await running();
    process.exit(0);
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  if (error instanceof Interrupted) process.exit(0);
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(error instanceof DemoUsage ? 2 : 1);
}

listen();
await main(process.argv.slice(2)).catch(fail);
