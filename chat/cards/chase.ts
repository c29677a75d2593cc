import type { ChaseFacts } from '../../db/queries/card-facts-chase.ts';
import type { Card } from '../port.ts';
import { type Text, told } from '../text.ts';
import { at, fields, line } from './parts.ts';

/** Who is told: the reader once more, the group of their unit, or whoever leads it. */
export const chased = ['reader', 'group', 'lead'] as const;
export type Chased = (typeof chased)[number];

/**
 * A message waits for somebody: to them, to their unit's group without a word of what it is about, and
 * in the end to whoever leads the unit, who reads its title.
 */
export function chaseCard(facts: ChaseFacts, to: Chased): Card {
  const { id, number, name, sentAt, title, isOver, users = {} } = facts;
  const isCalled = to === 'group' && !isOver && Object.keys(users).length > 0;
  const said = told(isCalled ? 'card.chase.group.called' : `card.chase.${to}`, {
    number,
    name,
    at: at(sentAt),
  });
  return {
    kind: 'chase',
    about: { type: 'message', id, version: isOver ? 1 : 0 },
    title: told(`card.chase.title.${to}`),
    blocks: [
      ...(to === 'lead' ? [fields(['card.field.chase.title', title as Text])] : []),
      ...(isCalled ? [{ t: 'mention' as const, name, users }] : []),
      isOver
        ? line(told('card.chase.done'), 'done')
        : line(said, to === 'lead' ? 'warn' : 'normal'),
    ],
  };
}
