import { randomUUID } from 'node:crypto';
import { HeldVerdict } from '../../db/entities/held-verdict.ts';
import { authorize } from '../../domain/policy.ts';
import { personId } from '../../domain/request.ts';
import { effectiveAt } from '../../domain/verdict.ts';
import { refreshOwn, wake } from '../notify.ts';
import { lockRequest } from '../substitution/locked.ts';
import { requireStepUp } from '../step-up/require.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { recusalRisk } from '../../db/queries/recusal-risk.ts';
import { risksOf } from '../../domain/risk.ts';
import { holding } from './input.ts';
import { lockAbout } from './locked.ts';
import { rehearse } from './rehearse.ts';
import { settlements } from './settlements.ts';

/**
 * 撤销期: somebody decides about what another asked for, and for a minute may undo it. Whatever would refuse the decision refuses
 * it now; what follows from it, the draw's entropy and every message to others wait until then.
 */
export const holdVerdict = usecase('verdict.hold', holding, async (context, { type, ...given }) => {
  const { tx, command, actor, now } = context;
  authorize(actor, 'verdict.hold', {});
  const about = { ...(await lockAbout(context, type, given.id)), type, id: given.id };
  if (type === 'recusal') await proveRisky(context, given.id);
  const forId = await rehearse(context, async (rehearsal) => {
    await settlements[type](rehearsal, given);
    const [decision] = await tx.query(
      `select for_id as "forId" from decision where about_type = $1 and about_id = $2 order by number desc limit 1`,
      [type, given.id],
    );
    return decision.forId as string | null;
  });
  if (type === 'correction' && given.verdict === 'approve') {
    await requireStepUp(context, { type, id: given.id });
  }
  const heldId = randomUUID();
  const dueAt = effectiveAt(now);
  await tx.insert(HeldVerdict, {
    id: heldId,
    aboutType: type,
    aboutId: given.id,
    personId: personId(actor),
    forId,
    verdict: given.verdict === 'approve' ? 'approve' : 'reject',
    given: given as never,
    door: command.door,
    seenVersion: command.seen ?? null,
    cardHash: command.cardHash ?? null,
    heldAt: now,
    dueAt,
  });
  await record(context, 'verdict.held', about, {
    verdict: given.verdict,
    dueAt,
    ...(forId && { for: forId }),
  });
  await refreshOwn(context, type, given.id, personId(actor));
  await wake(tx, 'verdicts');
  return { heldId };
});

// 风险分级: what weighs more than usual is decided with a second factor.
async function proveRisky(context: Context, id: string): Promise<void> {
  const { profile } = (await lockRequest(context, 'recusal', id)).locked;
  const risks = risksOf(await recusalRisk(context.tx, id), profile);
  if (risks.length > 0) await requireStepUp(context, { type: 'recusal', id });
}
