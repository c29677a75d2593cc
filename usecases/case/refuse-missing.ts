import { caseKindOf } from '../../domain/case.ts';
import type { Finding } from '../../domain/inspection.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';

/**
 * R-175 不得检查、监管脱节: a result that leaves something to be done is neither disclosed nor withheld while it
 * has no case (`case-missing`). The last signature opens one; results that are older than cases have none.
 */
export async function refuseWithoutCase(
  { tx }: Context,
  { inspection, profile }: LockedInspection,
): Promise<void> {
  const [row]: { finding: Finding; kinds: string[] }[] = await tx.query(
    `select r.finding, array(select f.kind from case_file f where f.inspection_id = r.inspection_id) as kinds
     from result r where r.inspection_id = $1 order by r.number desc limit 1`,
    [inspection.id],
  );
  const kind = row && caseKindOf(row.finding);
  if (kind && !row.kinds.includes(kind)) {
    throw new Refusal('case-missing', { rule: cite(profile, 'followup.ownerRule') });
  }
}
