import { snoozableCard, type Snoozable } from '../../chat/cards/snooze.ts';
import type { Card } from '../../chat/port.ts';

const now = new Date('2026-09-14T02:00:00Z');

const reminder: Snoozable = {
  messageId: '00000000-0000-4000-8000-0000000000b1',
  version: 1,
  isOpen: true,
  isNewest: true,
  dueOn: '2026-09-30',
  until: null,
  outcome: null,
  endedAt: null,
};
const until = '2026-09-15T01:00:00Z';

/** A reminder that can be put off, that is put off, and that has come again since. */
export const snoozedSamples = (card: Card): Record<string, Card> => ({
  'can be put off': snoozableCard(card, reminder, now),
  'put off': snoozableCard(card, { ...reminder, until }, now),
  'came again': snoozableCard(card, { ...reminder, until, outcome: 'again', endedAt: until }, now),
});
