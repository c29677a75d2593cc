import type { DrillFacts } from '../../db/queries/card-facts-drill.ts';
import type { Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, at, button, fields, line } from './parts.ts';

/** To everybody with a chat account, once a month: does a card still reach you? One press answers. */
export const drillCard = ({ id, month, unit, answeredAt }: DrillFacts): Card => ({
  kind: 'drill',
  about: { type: 'drill', id, version: 1 },
  title: told('card.drill.title'),
  blocks: [
    fields(['card.field.drill-month', month], ['card.field.unit', unit]),
    ...(answeredAt
      ? [line(told('card.drill.answered', { at: at(answeredAt) }), 'done')]
      : [line(told('card.drill.ask')), ...actions(button('drill.answer', { style: 'primary' }))]),
  ],
});
