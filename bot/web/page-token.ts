import { inspectionCard } from '../../chat/cards/inspection.ts';
import { keepShown, shownOf } from '../../chat/shown.ts';
import type { Card } from '../../chat/port.ts';
import { issueToken } from '../../chat/tokens.ts';
import type { InspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import type { Visitor } from './visitor.ts';

/**
 * A token for a button on the page of a visit: bound like one on a card, to this person and what the page
 * shows, which is the visit's card in their language with what the same facts say.
 */
export async function pageToken(
  facts: InspectionFacts,
  { actor, locale }: Visitor,
  action: string,
  card: Card = inspectionCard(facts, actor.id),
): Promise<string> {
  const shown = shownOf(card, locale, false);
  await keepShown(shown, card, locale);
  return issueToken({
    messageId: null,
    action,
    about: { type: 'inspection', id: facts.id },
    seen: facts.version,
    cardHash: shown.hash,
    personId: actor.id,
  });
}
