import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Decision } from '../../db/entities/decision.ts';
import { HeldVerdict } from '../../db/entities/held-verdict.ts';
import { authorize } from '../../domain/policy.ts';
import { personId } from '../../domain/request.ts';
import { effectiveAt } from '../../domain/verdict.ts';
import { refreshOwn, wake } from '../notify.ts';
import { lockRequest } from '../substitution/locked.ts';
import { requireStepUp } from '../step-up/require.ts';
import { type Context, record, usecase } from '../usecase.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { recusalRisk } from '../../db/queries/recusal-risk.ts';
import { risksOf } from '../../domain/risk.ts';
import { settling } from './input.ts';
import { rehearse } from './rehearse.ts';
import { settlements } from './settlements.ts';

const input = settling.extend({ type: z.enum(['recusal', 'substitution']) });

/**
 * 撤销期: the approver decides, and for a minute may undo it. Whatever would refuse the decision refuses
 * it now; what follows from it, the draw's entropy and every message to others wait until then.
 */
export const holdVerdict = usecase('verdict.hold', input, async (context, { type, ...given }) => {
  const { tx, command, actor, now } = context;
  authorize(actor, 'verdict.hold', {});
  const { locked } = await lockRequest(context, type, given.id);
  if (type === 'recusal') await proveRisky(context, given.id, locked);
  const forId = await rehearse(context, async (rehearsal) => {
    await settlements[type](rehearsal, given);
    const decision = await tx.findOneByOrFail(Decision, { aboutType: type, aboutId: given.id });
    return decision.forId;
  });
  const heldId = randomUUID();
  const dueAt = effectiveAt(now);
  await tx.insert(HeldVerdict, {
    id: heldId,
    aboutType: type,
    aboutId: given.id,
    personId: personId(actor),
    forId,
    verdict: given.verdict,
    given: given as never,
    door: command.door,
    seenVersion: command.seen ?? null,
    cardHash: command.cardHash ?? null,
    heldAt: now,
    dueAt,
  });
  const about = { ...locked.about, type, id: given.id };
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
async function proveRisky(
  context: Context,
  id: string,
  { profile }: LockedInspection,
): Promise<void> {
  const risks = risksOf(await recusalRisk(context.tx, id), profile);
  if (risks.length > 0) await requireStepUp(context, { type: 'recusal', id });
}
