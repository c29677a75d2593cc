import { askedUnder } from '../db/queries/asked-under.ts';
import type { Actor } from '../domain/actor.ts';
import { makeCard } from './cards.ts';
import type { Card } from './port.ts';
import { actionsOf } from './render-message.ts';

/**
 * What waits for this person's decision, as the cards that ask for it, what was asked first first. A
 * card that gives them no button is not for them: who may decide is said in one place.
 */
export async function decisionsWaiting(actor: Actor, limit = 50): Promise<Card[]> {
  if (actor.kind !== 'person') return [];
  const lent = (actor.standsFor ?? []).map(({ mandate }) => mandate);
  const paths = [...actor.mandates, ...lent]
    .filter(({ role }) => role === 'approver' || role === 'head')
    .map(({ path }) => path);
  if (paths.length === 0) return [];
  const cards: Card[] = [];
  for (const { card, type, id } of await askedUnder(paths)) {
    const made = await makeCard(card, { type, id, reader: actor, vars: {} });
    if (made && actionsOf(made).length > 0) cards.push(made);
    if (cards.length === limit) break;
  }
  return cards;
}
