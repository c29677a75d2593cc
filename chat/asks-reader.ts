import type { BoundCard } from './port.ts';

const unasked: readonly string[] = ['obligation.snooze', 'deputy.end'];

/**
 * Whether somebody waits for what the reader presses here: nobody does for a reminder to be put off, or for a
 * deputy's time to be ended.
 */
export const asksReader = ({ tokens }: Pick<BoundCard, 'tokens'>): boolean =>
  Object.keys(tokens).some((id) => !unasked.includes(id));
