import { createHash } from 'node:crypto';
import { z } from 'zod';
import { membersUnder, visitsUnder } from '../../db/queries/frequency-facts.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { countOutcomes, proofOf } from '../../domain/frequency/proof.ts';
import { outcomesOf, promisesBetween } from '../../domain/frequency/promises.ts';
import { frequencyRules } from '../../domain/frequency/rules.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({ unitId: z.uuid(), from: z.iso.date(), to: z.iso.date() });

/**
 * lists every visit that was promised in the periods that began between two days with what became
 * of it, so that nobody can have been skipped unseen. The digest goes on the trail; whoever lists anew
 * from the registry's history and the visits comes to the same.
 */
export const proveFrequency = usecase('frequency.prove', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { from, to } = given;
  if (to < from) throw new Refusal('window-reversed');
  const unit = await unitById(tx, given.unitId);
  authorize(actor, 'frequency.prove', { unitPath: unit.path });
  const today = dayOf(now);
  const rules = frequencyRules(await currentProfile(tx, unit.profileSlug, today));
  const categories = rules.flatMap(({ mode, category }) => (mode === 'rotation' ? category! : []));
  const members = await membersUnder(tx, unit.path, categories);
  const visits = await visitsUnder(tx, unit.path, from);
  const promises = promisesBetween(members, rules, { from, to });
  const outcomes = outcomesOf(promises, { members, visits, today });
  const list = proofOf(outcomes);
  const sha256 = createHash('sha256').update(list).digest('hex');
  const counts = countOutcomes(outcomes);
  const about = { type: 'unit', id: unit.id, unitPath: unit.path };
  await record(context, 'frequency.proved', about, { from, to, sha256, ...counts });
  return { list, sha256, counts };
});
