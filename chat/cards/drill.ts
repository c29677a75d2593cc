import type { DrillFacts } from '../../db/queries/card-facts-drill.ts';
import type { Card } from '../port.ts';
import { type Text, told } from '../text.ts';
import { actions, at, button, fields, line } from './parts.ts';

/** To everybody with a chat account, once a month: does a card still reach you? One press answers. */
export const drillCard = ({ id, month, unit, answeredAt }: DrillFacts): Card => ({
  kind: 'drill',
  about: { type: 'drill', id, version: 1 },
  title: told('card.drill.title'),
  blocks: [
    fields(['card.field.drill-month', monthOf(month)], ['card.digest.unit', unit]),
    ...(answeredAt
      ? [line(told('card.drill.answered', { at: at(answeredAt) }), 'done')]
      : [line(told('card.drill.ask')), ...actions(button('drill.answer', { style: 'primary' }))]),
  ],
});

// 2026-10, as the reader's language names a month.
function monthOf(month: string): Text {
  const [year = '', number = ''] = month.split('-');
  return told('card.field.drill-month.value', { year, number: Number(number) });
}
