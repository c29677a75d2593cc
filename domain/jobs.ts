import { z } from 'zod';

/**
 * Every background job: its queue and what it carries, ids only. A queue may lose all of them at any
 * moment: each is found again by the sweep that made it, from the rows of Postgres.
 */
export const jobs = {
  'deliver-messages': {
    queue: 'chat',
    payload: z.object({ messageIds: z.array(z.uuid()).min(1) }),
  },
  'send-push': { queue: 'push', payload: z.object({ subscriptionId: z.uuid() }) },
  'remind-obligation': {
    queue: 'reminders',
    payload: z.object({ obligationId: z.uuid(), step: z.string().min(1) }),
  },
  'build-archive': { queue: 'archives', payload: z.object({ packageId: z.uuid() }) },
  'run-import': { queue: 'imports', payload: z.object({ jobId: z.uuid() }) },
} as const;
export type JobName = keyof typeof jobs;
export type Payload<N extends JobName> = z.infer<(typeof jobs)[N]['payload']>;
export type QueueName = (typeof jobs)[JobName]['queue'];

/**
 * Every look for work that is due: how often a timer does it, and which notifications of Postgres
 * bring it forward. Timers, not job schedulers: a flushed Redis would stop those without a word.
 */
export const sweeps = {
  'sweep-messages': { everyMs: 5_000, wokenBy: ['messages'] },
  'sweep-pushes': { everyMs: 5_000, wokenBy: ['pushes'] },
  'conclude-verdicts': { everyMs: 10_000, wokenBy: ['verdicts', 'clock'] },
  'sweep-draws': { everyMs: 10_000, wokenBy: ['draws'] },
  'sweep-beacons': { everyMs: 10_000, wokenBy: ['draws', 'clock'] },
  'expire-draws': { everyMs: 20_000, wokenBy: ['draws', 'clock'] },
  'sweep-obligations': { everyMs: 30_000, wokenBy: ['clock'] },
  'sweep-snoozes': { everyMs: 30_000, wokenBy: ['clock'] },
  'close-tasks': { everyMs: 60_000, wokenBy: ['clock'] },
  'sweep-frequency': { everyMs: 600_000, wokenBy: ['clock'] },
  'sweep-items': { everyMs: 60_000, wokenBy: ['clock'] },
  'sweep-plans': { everyMs: 600_000, wokenBy: ['clock'] },
  'sweep-registry': { everyMs: 600_000, wokenBy: ['clock'] },
  'sweep-drill': { everyMs: 600_000, wokenBy: ['clock'] },
  'sweep-digest': { everyMs: 600_000, wokenBy: ['clock'] },
  'sweep-ladder': { everyMs: 60_000, wokenBy: ['clock'] },
  'sweep-calendar': { everyMs: 600_000, wokenBy: [] },
  'dispatch-locked': { everyMs: 60_000, wokenBy: ['clock', 'draws'] },
  'dispatch-batches': { everyMs: 60_000, wokenBy: ['clock', 'draws'] },
  'sweep-imports': { everyMs: 15_000, wokenBy: ['imports'] },
  'sweep-archives': { everyMs: 15_000, wokenBy: ['archives'] },
  'seal-events': { everyMs: 2_000, wokenBy: ['clock'] },
  'open-cases': { everyMs: 3_600_000, wokenBy: [] },
  'take-intake': { everyMs: 15_000, wokenBy: ['clock'] },
  'check-chats': { everyMs: 30_000, wokenBy: ['checks'] },
  'sweep-statistics': { everyMs: 3_600_000, wokenBy: ['clock'] },
  heartbeat: { everyMs: 10_000, wokenBy: [] },
} as const satisfies Record<string, { everyMs: number; wokenBy: readonly Channel[] }>;
export type SweepName = keyof typeof sweeps;

/** What Postgres tells the worker on commit: messages or pushes owed, draws to run, the demo's clock moved, checks asked for. */
export const channels = [
  'messages',
  'draws',
  'clock',
  'imports',
  'verdicts',
  'checks',
  'archives',
  'pushes',
] as const;
export type Channel = (typeof channels)[number];

/**
 * The id of a job is the same whenever it is offered for the same work, so offering twice is
 * harmless. BullMQ takes no ':' in it and no number.
 */
export const jobId = {
  /** Named by its first message, and by the instant booked for that if there is one. */
  deliver: (messageId: string, attempt: number, slotAt?: number) =>
    `ntf_${messageId}_${attempt}${slotAt === undefined ? '' : `_${Math.round(slotAt)}`}`,
  push: (subscriptionId: string, attempt: number) => `psh_${subscriptionId}_${attempt}`,
  runImport: (importId: string, version: number) => `imp_${importId}_${version}`,
  buildArchive: (packageId: string, version: number) => `arc_${packageId}_${version}`,
  remind: (obligationId: string, step: string) => `rem_${obligationId}_${step}`,
};
