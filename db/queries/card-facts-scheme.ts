import { database } from '../data-source.ts';
import { type Scheme, schemesOf, schemeTask, type SchemeTask } from './schemes.ts';

/** A task's newest scheme of inspection, as whoever confirms it reads it. */
export type SchemeFacts = { task: SchemeTask; scheme: Scheme };

/** What the card of a scheme shows, or nothing where the task has none. */
export async function schemeFacts(taskId: string): Promise<SchemeFacts | undefined> {
  const tx = database().manager;
  const task = await schemeTask(tx, taskId);
  const [scheme] = await schemesOf(tx, taskId);
  return task && scheme && { task, scheme };
}
