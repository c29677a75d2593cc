import type { Job, Worker } from 'bullmq';
import { adapters } from '../chat/adapters.ts';
import { type Config, config } from '../config.ts';
import { connect, disconnect } from '../db/data-source.ts';
import { type JobName, jobs, type Payload, sweeps, type SweepName } from '../domain/jobs.ts';
import { Refusal } from '../domain/refusal.ts';
import { log } from '../log.ts';
import { alone, beat, closeLocks } from './alone.ts';
import { buildOne, sweepArchives } from './build-archive.ts';
import { checkAskedChats } from './check-chats.ts';
import { concludeVerdicts } from './conclude-verdicts.ts';
import { closeTasks } from './close-tasks.ts';
import { deliverMessages } from './deliver-messages.ts';
import type { Ports } from './destination.ts';
import { dispatchBatches } from './dispatch-batches.ts';
import { dispatchLocked } from './dispatch-locked.ts';
import { healthOf } from './health.ts';
import { serveHealth } from './health-server.ts';
import { type Hands, handsFor } from './hands.ts';
import { listen } from './listen.ts';
import { openQueues, queueNames, type Queues } from './queue.ts';
import { sendOnePush } from './send-push.ts';
import { runOne, sweepImports } from './run-imports.ts';
import { sealTrail } from './seal-events.ts';
import { sweepBeacons } from './sweep-beacons.ts';
import { sweepCalendar } from './sweep-calendar.ts';
import { sweepDigest } from './sweep-digest.ts';
import { expireDraws, remindLate, sweepDraws } from './sweep-draws.ts';
import { sweepDrill } from './sweep-drill.ts';
import { sweepFrequency } from './sweep-frequency.ts';
import { sweepLadder } from './sweep-ladder.ts';
import { sweepItems } from './sweep-items.ts';
import { sweepMessages } from './sweep-messages.ts';
import { sweepPushes } from './sweep-pushes.ts';
import { sweepPlans } from './sweep-plans.ts';
import { sweepRegistry } from './sweep-registry.ts';
import { openOverlookedCases } from './open-overlooked.ts';
import { takeIntakes } from './take-intake.ts';
import { sweepStatistics } from './publish-statistics.ts';
import { sweepSnoozes } from './sweep-snoozes.ts';
import { remindOne, sweepObligations } from './sweep-obligations.ts';
import { type Look, tick, type Ticker } from './ticker.ts';

/** A worker at work. */
export type RunningWorker = { healthPort: number; stop: () => Promise<void> };

/** One line per job; forgetting one is a compile error. */
const run: {
  [N in JobName]: (payload: Payload<N>, ports: Ports, settled: () => void) => Promise<void>;
} = {
  'deliver-messages': deliverMessages,
  'send-push': sendOnePush,
  'remind-obligation': remindOne,
  'run-import': runOne,
  'build-archive': buildOne,
};

/** One line per sweep. */
const look = (queues: Queues, hands: Hands): Record<SweepName, Look> => ({
  'sweep-messages': () => sweepMessages(queues.offer, hands),
  'sweep-pushes': () => sweepPushes(queues.offer),
  'conclude-verdicts': concludeVerdicts,
  'sweep-draws': sweepDraws,
  'sweep-beacons': () => sweepBeacons(),
  'expire-draws': async () => {
    await expireDraws();
    await remindLate();
  },
  'sweep-obligations': () => sweepObligations(queues.offer),
  'sweep-snoozes': sweepSnoozes,
  'close-tasks': closeTasks,
  'sweep-frequency': sweepFrequency,
  'sweep-drill': sweepDrill,
  'sweep-ladder': sweepLadder,
  'sweep-calendar': sweepCalendar,
  'sweep-digest': sweepDigest,
  'sweep-items': sweepItems,
  'sweep-plans': sweepPlans,
  'sweep-registry': sweepRegistry,
  'dispatch-locked': dispatchLocked,
  'dispatch-batches': dispatchBatches,
  'sweep-imports': () => sweepImports(queues.offer),
  'seal-events': sealTrail,
  'sweep-archives': () => sweepArchives(queues.offer),
  'open-cases': openOverlookedCases,
  'take-intake': takeIntakes,
  'check-chats': () => checkAskedChats(),
  'sweep-statistics': sweepStatistics,
  heartbeat: async () => {},
});

/** Starts queues, sweeps, the ear on Postgres and the health page; `stop` lets running work end. */
export async function startWorker(settings: Config = config()): Promise<RunningWorker> {
  await connect();
  const queues = await openQueues(settings);
  const health = await serveHealth(settings.HEALTH_PORT, () => healthOf(queues));
  const nudge = () => tickers['sweep-messages'].nudge(nudgeMs);
  const hands = handsFor((id) => deliverMessages({ messageIds: [id] }, adapters(), nudge));
  const tickers = startSweeps(queues, hands);
  const workers = startJobs(queues, nudge);
  const ear = await listen((channel) => {
    for (const name of sweepNames) {
      if ((sweeps[name].wokenBy as readonly string[]).includes(channel)) tickers[name].wake();
    }
  });
  return {
    healthPort: health.port,
    stop: async () => {
      await ear.stop();
      await Promise.all(Object.values(tickers).map((ticker) => ticker.stop()));
      await Promise.all([...workers.map((worker) => worker.close()), hands.idle()]);
      await closeLocks();
      await queues.close();
      await health.stop();
      await disconnect();
    },
  };
}

const busyMs = 250;
// Whoever was written to is free again; many are, one after the other.
const nudgeMs = 150;
const sweepNames = Object.keys(sweeps) as SweepName[];

function startSweeps(queues: Queues, hands: Hands): Record<SweepName, Ticker> {
  const looks = look(queues, hands);
  const start = (name: SweepName) => {
    const once = async () => {
      const next = await looks[name]();
      await beat(name);
      return next;
    };
    return tick(name, sweeps[name].everyMs, async () => {
      const next = await alone(name, once);
      // What woke this one may have come too late for the worker that is at it.
      return next === 'busy' ? new Date(Date.now() + busyMs) : next;
    });
  };
  return Object.fromEntries(sweepNames.map((name) => [name, start(name)])) as never;
}

function startJobs(queues: Queues, wake: () => void): Worker[] {
  const ports = adapters();
  return queueNames.map((name) => {
    // A reader is free again: the next message to them may go.
    const worker = queues.work(name, (job) => perform(job, ports, wake));
    worker.on('failed', (job, error) => log.error({ err: error, job: job?.id }, 'job failed'));
    return worker;
  });
}

type Run = (payload: unknown, ports: Ports, settled: () => void) => Promise<void>;

async function perform(job: Job, ports: Ports, settled: () => void): Promise<void> {
  const name = job.name as JobName;
  const payload = jobs[name].payload.parse(job.data);
  try {
    await (run[name] as Run)(payload, ports, settled);
  } catch (error) {
    // Somebody was quicker, or the rules have it otherwise by now: nothing to repeat.
    if (!(error instanceof Refusal)) throw error;
    log.info({ job: job.id, code: error.code }, 'refused');
  }
}
