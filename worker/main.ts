import { log } from '../log.ts';
import { problemOf } from './problem.ts';
import { startWorker } from './start.ts';

const patienceMs = 25_000;

try {
  const worker = await startWorker();
  log.info({ healthPort: worker.healthPort }, 'worker is at work');
  // A terminal and a supervisor may both ask.
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    log.info('worker is stopping');
    // What does not end in time is taken up by another worker when its lease runs out.
    setTimeout(() => process.exit(1), patienceMs).unref();
    await worker.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
} catch (error) {
  process.stderr.write(`${problemOf(error)}\n`);
  // Whatever was opened before the fault must not keep the process from ending.
  process.exit(1);
}
