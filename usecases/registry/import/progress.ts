import { database } from '../../../db/data-source.ts';

/** How far a step is; `rows` where it counts rows. */
export type Done = { done: number; total: number; rows?: number };

const everyMs = 500;

/**
 * Writes down how far a step of an import is, beside its transaction, so that its page moves; now and
 * then only, and never in the way of the work itself.
 */
export function progressOf(jobId: string, step: 'receive' | 'read' | 'compare' | 'land') {
  let last = 0;
  let writing: Promise<unknown> = Promise.resolve();
  let latest: Done = { done: 0, total: 0 };
  const write = () => {
    last = Date.now();
    const { done, total, rows = 0 } = latest;
    writing = writing
      .then(() => database().query(upsert, [jobId, step, done, total, rows]))
      // What people see may be late; the import goes on.
      .catch(() => undefined);
  };
  return {
    tell(now: Done) {
      latest = now;
      if (Date.now() - last >= everyMs) write();
    },
    async end() {
      write();
      await writing;
    },
  };
}

const upsert = `
  insert into import_progress (job_id, step, done, total, rows, at) values ($1, $2, $3, $4, $5, clock_timestamp())
  on conflict (job_id) do update set step = excluded.step, done = excluded.done, total = excluded.total,
    rows = excluded.rows, at = excluded.at`;
