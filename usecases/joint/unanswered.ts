import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

/** nothing is frozen while a department has not answered; names those that have not. */
export async function refuseUnanswered({ tx }: Context, taskId: string): Promise<void> {
  const rows: { name: string }[] = await tx.query(
    `select u.name from task_participant p join unit u on u.id = p.unit_id
     where p.task_id = $1 and p.state = 'asked' order by p.department`,
    [taskId],
  );
  if (rows.length === 0) return;
  throw new Refusal('participants-unanswered', { names: rows.map(({ name }) => name).join('、') });
}
