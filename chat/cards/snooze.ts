import type { Reminder } from '../../db/queries/snoozes.ts';
import { latestSnooze } from '../../domain/snooze.ts';
import type { Block, Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, at, button, line } from './parts.ts';

/** What a reminder says of being put off; nothing on a card that no message brought. */
export type Snoozable = Pick<
  Reminder,
  'messageId' | 'version' | 'isOpen' | 'isNewest' | 'dueOn' | 'until' | 'outcome' | 'endedAt'
>;

/**
 * A reminder that its reader can put off, while there is time before the last day; put off, it says until
 * when, and later that it has come again. Of several about the same, the newest has the button.
 */
export function snoozableCard(card: Card, reminder: Snoozable | null, now: Date): Card {
  if (!reminder?.isOpen) return card;
  const { blocks } = card;
  const said = saidOf(reminder);
  if (said) return { ...card, blocks: besides(blocks, said) };
  if (!reminder.isNewest || latestSnooze(reminder.dueOn) <= now) return card;
  const { messageId: id, version: seen } = reminder;
  const snooze = button('obligation.snooze', { about: { type: 'message', id }, seen });
  return { ...card, blocks: [...blocks, ...actions(snooze)] };
}

function saidOf({ until, outcome, endedAt }: Snoozable): Block | undefined {
  if (!until || outcome === 'over') return undefined;
  return outcome
    ? line(told('card.snoozed.again', { at: at(endedAt) }), 'muted')
    : line(told('card.snoozed', { until: at(until) }), 'muted');
}

// Above the buttons, as everything that is read.
function besides(blocks: Block[], said: Block): Block[] {
  const first = blocks.findIndex(({ t }) => t === 'actions');
  return first < 0 ? [...blocks, said] : [...blocks.slice(0, first), said, ...blocks.slice(first)];
}
