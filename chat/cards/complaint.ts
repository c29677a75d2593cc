import type { ComplaintFacts } from '../../db/queries/card-facts-complaint.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, at, fields, line } from './parts.ts';

/** 投诉, R-151: to the supervision. What it says, and about whom, is read in the panel only. */
export function complaintCard(facts: ComplaintFacts): Card {
  const { id, version, state, finding } = facts;
  return {
    kind: 'complaint',
    about: { type: 'complaint', id, version },
    title: told('card.complaint.title', { state: told(`state.complaint.${state}`) }),
    blocks: [
      fields(
        ['card.objection.receipt', facts.receiptNo],
        ['card.objection.received', at(facts.receivedAt)],
        ['card.field.unit', facts.unit],
        ['card.objection.files', facts.files > 0 ? String(facts.files) : null],
        ['card.complaint.finding', finding && told(`complaint-finding.${finding}` as TextKey)],
      ),
      line(told('card.complaint.only-you'), 'muted'),
      ...actions(
        state === 'received' && {
          id: 'complaint',
          label: told('button.complaint'),
          panel: `/desk/complaints/${id}`,
        },
      ),
    ],
  };
}
