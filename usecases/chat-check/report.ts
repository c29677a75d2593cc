import { z } from 'zod';
import { authorize } from '../../domain/policy.ts';
import { record, usecase } from '../usecase.ts';

const line = z.object({
  step: z.string(),
  state: z.enum(['ok', 'failed', 'skipped']),
  ms: z.number().optional(),
  detail: z.string().max(500).optional(),
  advice: z.string().optional(),
});
const input = z.object({
  personId: z.uuid(),
  unitPath: z.string(),
  /** The event that asked. */
  askedBy: z.string(),
  reports: z.array(
    z.object({ provider: z.enum(['telegram', 'slack', 'web']), lines: z.array(line) }),
  ),
});

/** What a check of the chats found, for whoever asked for it. */
export const reportCheck = usecase('check.report', input, async (context, found) => {
  authorize(context.actor, 'check.report', {});
  const { personId: id, unitPath, askedBy, reports } = found;
  const failures = reports.flatMap(({ lines }) => lines).filter(({ state }) => state === 'failed');
  const data = { askedBy, reports, failures: failures.length };
  await record(context, 'check.reported', { type: 'person', id, unitPath }, data);
});
