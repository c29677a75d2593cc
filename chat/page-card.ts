import { keepShown, shownOf } from './shown.ts';
import type { BoundCard, Card, Locale } from './port.ts';
import { actionsOf, panelLink } from './render-message.ts';
import { issueToken } from './tokens.ts';

/**
 * A card on a page that no message brought: made from the present facts, kept as it is shown, its
 * buttons bound to this person and to what it shows.
 */
export async function pageCard(card: Card, personId: string, locale: Locale): Promise<BoundCard> {
  const shown = shownOf(card, locale, false);
  await keepShown(shown, card, locale);
  const bound: BoundCard = { ...card, messageId: '', number: '', tokens: {}, links: {} };
  for (const action of actionsOf(card)) {
    const grant = grantOf(card, action, personId, shown.hash);
    if (action.panel) bound.links[action.id] = panelLink(action);
    else if (action.path) bound.links[action.id] = action.path;
    else bound.tokens[action.id] = await issueToken({ ...grant, action: action.id });
  }
  return bound;
}

const grantOf = (
  card: Card,
  action: ReturnType<typeof actionsOf>[number],
  personId: string,
  cardHash: string,
) => ({
  messageId: null,
  about: action.about ?? card.about,
  seen: action.seen ?? card.about.version,
  cardHash,
  personId,
});
