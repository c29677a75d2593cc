import type { CaseKind } from '../../domain/case.ts';
import { refresh } from '../notify.ts';
import { settleObligation } from '../obligation/settle.ts';
import { type Context, record } from '../usecase.ts';

/**
 * The cases of a visit that its newest result does not ask for, and about which nothing has been done yet, end
 * with it; one that has a measure, a referral or a suspected crime on file goes on.
 */
export async function endOvertaken(
  context: Context,
  inspectionId: string,
  kept: CaseKind | undefined,
): Promise<void> {
  const { tx, now } = context;
  const [ended]: [{ id: string; code: string; unitPath: string }[]] = await tx.query(
    `update case_file c set state = 'closed', outcome = 'result-changed', closed_at = $3, version = c.version + 1
     from unit u
     where u.id = c.unit_id and c.inspection_id = $1 and c.kind is distinct from $2 and c.state = 'open'
       and not c.criminal and not exists (select from case_measure m where m.case_id = c.id)
       and not exists (select from referral r where r.case_id = c.id)
     returning c.id, c.code, u.path as "unitPath"`,
    [inspectionId, kept ?? null, now],
  );
  for (const { id, code, unitPath } of ended) {
    const data = { code, outcome: 'result-changed' };
    await record(context, 'case.closed', { type: 'case', id, unitPath }, data);
    await settleObligation(context, { kind: 'case', aboutId: id });
    await refresh(context, 'case', id);
  }
}
