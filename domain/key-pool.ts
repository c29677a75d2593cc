import { cite } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/**
 * R-039, 仙游 二(一)2: refuses what speaks of the key registry (重点抽查名录库) where the bureau's rules do
 * not have one: a subject that is put in it, a stratum that is made of it.
 */
export function refuseKeyPool(asked: boolean, profile: Profile): void {
  if (!asked || parameter(profile, 'subject.keyPool')) return;
  throw new Refusal('key-pool-not-ruled', { rule: cite(profile, 'subject.keyPool') });
}
