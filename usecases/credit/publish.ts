import { creditFacts } from '../../db/queries/credit-facts.ts';
import { dayOf } from '../../domain/day.ts';
import { classOf } from '../../domain/profile/parameters/classes.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { publish } from '../publish.ts';
import type { Context } from '../usecase.ts';

/**
 * R-186 向社会公众提供网吧及相关信用情况: the public's copy of a café's credit, made anew whenever a result on it or
 * its place on the blacklist changes (R-182, 动态维护). It holds what was made public before, and nothing more.
 */
export async function publishCredit(
  context: Context,
  subjectId: string,
  profile: Profile,
): Promise<void> {
  if (!parameter(profile, 'credit.export').includes('network-file')) return;
  const facts = await creditFacts(context.tx, subjectId, dayOf(context.now));
  if (classOf(facts.category) !== 'netcafe') return;
  const title = `信用情况：${facts.name}`;
  await publish(context, { kind: 'credit', ref: facts.uscc, title, body: facts });
}
