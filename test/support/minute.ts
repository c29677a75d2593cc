import { concludeVerdicts } from '../../worker/conclude-verdicts.ts';
import type { Query } from './database.ts';

/** Lets the minute pass in which verdicts can be undone, and carries them out, as the worker does. */
export async function minutePasses(sql: Query): Promise<void> {
  await sql(`update demo_clock set at = at + interval '61 seconds'`);
  await concludeVerdicts();
}
