import { unitsUnder } from '../../db/queries/units-under.ts';
import { amendItem } from '../../usecases/items/amend.ts';
import { draftItem } from '../../usecases/items/draft.ts';
import { dropItem } from '../../usecases/items/drop.ts';
import { retireItem } from '../../usecases/items/retire.ts';
import { scopeOf } from '../table.ts';
import type { Visitor } from '../visitor.ts';
import { dayIn, itemIn } from './item-input.ts';
import { press, text } from './press.ts';

const about = async ({ id }: Record<string, string>, { actor }: Visitor) => ({
  type: 'item',
  id: id ?? 'new',
  unitPath: actor.unitPath,
});
const page = ({ id }: Record<string, string>) => (id ? `/desk/items/${id}` : '/desk/items/new');

/** What can be done with the item list, by the path of its form. */
export const itemPresses = {
  '/items': press({
    action: 'items.draft',
    back: page,
    about,
    run: async (command, fields) => {
      const { actor } = command;
      const paths = actor.kind === 'person' ? scopeOf({ read: ['items.draft'] }, actor) : [];
      const bureau = (await unitsUnder(paths)).find(({ isBureau }) => isBureau);
      const { itemId } = await draftItem(command, {
        unitId: bureau?.id ?? '',
        code: text(fields, 'code'),
        content: itemIn(fields),
        reason: text(fields, 'reason'),
        effectiveOn: dayIn(fields, 'effectiveOn'),
      });
      return { done: 'panel.done.item-drafted', to: `/desk/items/${itemId}` };
    },
  }),
  '/items/:id': press({
    action: 'items.amend',
    back: page,
    about,
    run: async (command, fields, { id }) => {
      await amendItem(command, {
        itemId: id ?? '',
        content: itemIn(fields),
        reason: text(fields, 'reason'),
        effectiveOn: dayIn(fields, 'effectiveOn'),
      });
      return { done: 'panel.done.item-amended' };
    },
  }),
  '/items/:id/drop': press({
    action: 'items.drop',
    back: page,
    about,
    run: async (command, _fields, { id }) => {
      await dropItem(command, { itemId: id ?? '' });
      return { done: 'panel.done.item-dropped', to: '/desk/lists' };
    },
  }),
  '/items/:id/retire': press({
    action: 'items.retire',
    back: page,
    about,
    run: async (command, fields, { id }) => {
      await retireItem(command, { itemId: id ?? '', reason: text(fields, 'reason') });
      return { done: 'panel.done.item-retired' };
    },
  }),
};
