import type { WebPostRow } from '../db/queries/web-posts.ts';
import { asksReader } from './asks-reader.ts';
import type { BoundCard } from './port.ts';

/** Whether a card of a web chat still asks something of its reader. */
export const isOpen = ({ card: content }: Pick<WebPostRow, 'card'>): boolean => {
  const card = content as BoundCard;
  const items = card.blocks.flatMap((block) => (block.t === 'actions' ? block.items : []));
  return asksReader(card) || items.some(({ style }) => style === 'primary');
};
