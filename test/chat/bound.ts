import type { BoundCard, Card } from '../../chat/port.ts';
import { actionsOf } from '../../chat/render-message.ts';

/** A card made ready for a reader, with tokens that are the same in every run. */
export function bound(card: Card, more: Partial<BoundCard> = {}): BoundCard {
  const actions = actionsOf(card);
  const pressed = actions.filter(({ path, panel }) => (path ?? panel) === undefined);
  const opened = actions.filter(({ path, panel }) => (path ?? panel) !== undefined);
  return {
    ...card,
    messageId: '00000000-0000-4000-8000-000000000099',
    number: '123',
    tokens: Object.fromEntries(pressed.map(({ id }, n) => [id, `token${n}`.padEnd(22, '0')])),
    links: Object.fromEntries(
      opened.map(({ id, path, panel }) => [
        id,
        panel ? `http://127.0.0.1:4601${panel}` : `http://127.0.0.1:4600${path}`,
      ]),
    ),
    ...more,
  };
}
