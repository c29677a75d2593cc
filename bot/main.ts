import { log } from '../log.ts';
import { problemOf } from './problem.ts';
import { startBot } from './start.ts';

const patienceMs = 25_000;

try {
  const bot = await startBot();
  log.info({ port: bot.port }, 'chats are open');
  // A terminal and a supervisor may both ask.
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    log.info('chats are closing');
    setTimeout(() => process.exit(1), patienceMs).unref();
    await bot.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
} catch (error) {
  process.stderr.write(`${problemOf(error)}\n`);
  // Whatever was opened before the fault must not keep the process from ending.
  process.exit(1);
}
