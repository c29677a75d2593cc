import { endVisit } from '../../usecases/inspection/end.ts';
import { orderRecusal } from '../../usecases/recusal/order.ts';
import { accompanyVisit, endAccompaniment } from '../../usecases/team/accompany.ts';
import { releaseSeat } from '../../usecases/team/release-seat.ts';
import { type Press, text } from './press.ts';

const idOf = ({ id }: Record<string, string>): string => id ?? '';

/** What a visit's page does about who accompanies or leaves its team, and about its end without a result. */
export const teamPresses: Record<string, Pick<Press, 'action' | 'run'>> = {
  accompany: {
    action: 'team.accompany',
    run: async (command, fields, params) => {
      await accompanyVisit(command, {
        inspectionId: idOf(params),
        companionId: text(fields, 'companionId'),
        reason: text(fields, 'reason'),
      });
      return { done: 'panel.done.accompany' };
    },
  },
  'end-companion': {
    action: 'team.accompany',
    run: async (command, fields, params) => {
      await endAccompaniment(command, {
        inspectionId: idOf(params),
        id: text(fields, 'companion'),
        reason: text(fields, 'reason'),
      });
      return { done: 'panel.done.end-companion' };
    },
  },
  release: {
    action: 'team.release',
    run: async (command, fields, params) => {
      const { substitutionId } = await releaseSeat(command, {
        inspectionId: idOf(params),
        inspectorId: text(fields, 'inspectorId'),
        ground: text(fields, 'ground') as 'illness',
        reason: text(fields, 'reason'),
        document: text(fields, 'document'),
      });
      return { done: substitutionId ? 'panel.done.release-asked' : 'panel.done.release' };
    },
  },
  'order-recusal': {
    action: 'recusal.order',
    run: async (command, fields, params) => {
      await orderRecusal(command, {
        inspectionId: idOf(params),
        inspectorId: text(fields, 'inspectorId'),
        ground: text(fields, 'ground') as 'other',
        note: text(fields, 'note'),
      });
      return { done: 'panel.done.order-recusal' };
    },
  },
  end: {
    action: 'inspection.end',
    run: async (command, fields, params) => {
      await endVisit(command, {
        inspectionId: idOf(params),
        ground: text(fields, 'ground') as 'closed',
        reason: text(fields, 'reason'),
        document: text(fields, 'document'),
      });
      return { done: 'panel.done.end' };
    },
  },
};
