import { refresh } from '../notify.ts';
import type { Context } from '../usecase.ts';

/** Something of the case is new: its version goes on and its cards follow. */
export async function touchCase(context: Context, caseId: string): Promise<void> {
  await context.tx.query('update case_file set version = version + 1 where id = $1', [caseId]);
  await refresh(context, 'case', caseId);
}
