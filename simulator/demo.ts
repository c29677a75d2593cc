import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { runDemo } from './run-demo.ts';
import { type DemoArguments, DemoUsage, readArguments } from './arguments.ts';
import { portsFrom, takenOf } from './ports.ts';

const folder = path.resolve('.yaohao');
const started = Date.now();

const say = (line: string) => void process.stdout.write(`${line}\n`);
const step = (line: string) => {
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(5);
  say(`[${seconds}s] ${line}`);
};

async function main(words: string[]): Promise<void> {
  const { fresh, port }: DemoArguments = readArguments(words);
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
  const stop = await runDemo({ folder, ports, step, say });
  onSignals(stop);
}

// A terminal's Ctrl-C reaches every process of the group; this one waits for the others and goes last.
function onSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    step('正在停止 / stopping');
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The Postgres package listens too and would end this process before the doors are closed.
    process.removeAllListeners(signal);
    process.on(signal, end);
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(error instanceof DemoUsage ? 2 : 1);
}
