import type { BoundCard } from './port.ts';

/** Whether somebody waits for what the reader presses here: nobody does for a reminder to be put off. */
export const asksReader = ({ tokens }: Pick<BoundCard, 'tokens'>): boolean =>
  Object.keys(tokens).some((id) => id !== 'obligation.snooze');
