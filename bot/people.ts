import { accountAsActor, personAsActor } from '../db/queries/actor.ts';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Locale } from '../locales/translate.ts';
import { markBlocked, markReachable, noteAnswer } from '../usecases/account/reach.ts';
import type { From } from './inbound.ts';

/** Somebody known, as they act through a chat. */
export type Known = { actor: Actor & { kind: 'person' }; locale: Locale };

/** The person behind an account. Refuses `unknown-person` for an account that is linked to nobody. */
export async function knownPerson(from: From): Promise<Known> {
  const { provider, account, user } = from;
  const { actor, locale } = await (provider === 'web'
    ? personAsActor(user)
    : accountAsActor(provider, account, user));
  if (!actor) throw new Refusal('unknown-person');
  return { actor, locale: locale === 'en' ? 'en' : 'zh-CN' };
}

/** Keeps whether the bot may write to an account, and in which chat. */
export async function setReachable(from: From, reachable: boolean): Promise<void> {
  const { provider, account, user: userId } = from;
  if (provider === 'web') return;
  const whose = { provider, account, userId };
  await (reachable ? markReachable(whose, privateChat(from)) : markBlocked(whose));
}

/** Somebody known did something in a chat: they answer, and their account lets us through. */
export async function heardFrom(from: From, { actor }: Known): Promise<void> {
  // Slack tells nobody when an account is opened again: that it does something is the sign.
  const isOpen = from.provider === 'slack' || privateChat(from);
  await Promise.all([noteAnswer(actor.id, from.provider), isOpen && setReachable(from, true)]);
}

/**
 * The chat, when it is the private one with this very account: a command of Slack may be given in any
 * channel, and cards about subjects never go there.
 */
export function privateChat({ provider, user, chat }: From): string | null {
  if (provider === 'slack') return chat.startsWith('D') ? chat : null;
  return chat === user ? chat : null;
}
