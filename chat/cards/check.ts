import type { Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, button, line } from './parts.ts';

/** To whoever checks a chat: press; when the check is over the card says so, and goes where it can. */
export const checkCard = (personId: string, isOver: boolean): Card => ({
  kind: 'check',
  about: { type: 'person', id: personId, version: isOver ? 1 : 0 },
  title: told('card.check.title'),
  blocks: isOver
    ? [line(told('card.check.over'), 'done')]
    : [line(told('card.check.ask')), ...actions(button('check.press', { style: 'primary' }))],
});
