import type { Query } from './database.ts';
import {
  type AnInspector,
  anInspector,
  anOffice,
  aSubject,
  type ASubject,
  aTask,
  type ATask,
  many,
  type Office,
} from './factories.ts';

/** A task that waits for its match, with the people of its unit. */
export type Waiting = {
  office: Office;
  task: ATask;
  subjects: ASubject[];
  inspectors: AnInspector[];
  inspectionId: string;
};

/** A task of 高新区 or another bureau that is dispatched and not matched. */
export async function aWaitingTask(
  sql: Query,
  traits: { profile?: string; inspectors?: number; subjects?: number } = {},
): Promise<Waiting> {
  const office = await anOffice(sql, traits.profile ?? 'gaoxin');
  const { unit } = office;
  const inspectors = await many(traits.inspectors ?? 3, () => anInspector(sql, { unit }));
  const subjects = await many(traits.subjects ?? 1, () => aSubject(sql, { unit }));
  const task = await aTask(sql, office, { subjects });
  return { office, task, subjects, inspectors, inspectionId: task.inspectionIds[0]! };
}

/** The state of a row, by its table and id. */
export const stateIn = async (sql: Query, table: string, id: string): Promise<string> =>
  (await sql(`select state from ${table} where id = $1`, [id]))[0]!['state'];
