import { issueToken } from '../../chat/tokens.ts';
import type { InspectionFacts } from '../../db/queries/card-facts-inspection.ts';

/** A token for a button on a page: bound like one on a card, to this person and what the page shows. */
export const pageToken = (facts: InspectionFacts, personId: string, action: string) =>
  issueToken({
    messageId: null,
    action,
    about: { type: 'inspection', id: facts.id },
    seen: facts.version,
    cardHash: null,
    personId,
  });
