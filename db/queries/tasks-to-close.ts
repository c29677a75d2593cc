import { database } from '../data-source.ts';

/** Tasks whose window was over before this day and that are not closed. */
export async function tasksToClose(today: string): Promise<string[]> {
  const rows: { id: string }[] = await database().query(
    `select id from task where state in ('dispatched', 'matched') and ends_on < $1 order by ends_on, id`,
    [today],
  );
  return rows.map(({ id }) => id);
}
