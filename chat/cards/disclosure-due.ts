import type { DisclosureFacts } from '../../db/queries/card-facts-disclosure.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Block, Card } from '../port.ts';
import { told } from '../text.ts';
import { disclosureFields, disclosureStep, stateKey } from './disclosure.ts';
import { line } from './parts.ts';

/**
 * To the owner, later to the head: the disclosure is due. `daysLeft` is the number of working days
 * that were left when this reminder fell due; negative when overdue.
 */
export function disclosureDueCard(
  facts: DisclosureFacts,
  reader: Actor | null,
  daysLeft: number | undefined,
): Card {
  const settled = facts.state === 'published' || facts.state === 'withheld';
  return {
    kind: 'disclosure-due',
    about: { type: 'disclosure', id: facts.id, version: facts.version },
    title: told('card.disclosure-due.title', { state: told(stateKey(facts)) }),
    blocks: [
      ...(settled ? [] : [warning(facts, daysLeft)]),
      disclosureFields(facts),
      ...disclosureStep(facts, reader),
    ],
  };
}

function warning({ dueOn }: DisclosureFacts, daysLeft: number | undefined): Block {
  if (daysLeft === undefined) {
    return line(told('card.disclosure-due.pending', { day: dueOn ? { on: dueOn } : '' }), 'warn');
  }
  if (daysLeft > 0) return line(told('card.disclosure-due.left', { days: daysLeft }), 'warn');
  if (daysLeft === 0) return line(told('card.disclosure-due.today'), 'warn');
  return line(told('card.disclosure-due.overdue', { days: -daysLeft }), 'warn');
}
