import { visitView } from '../../db/queries/visit-page.ts';
import { Refusal } from '../../domain/refusal.ts';
import { instantFrom } from '../../domain/wall-clock.ts';
import { inviteExpert } from '../../usecases/expert/invite.ts';
import { assignDirectly } from '../../usecases/team/assign-directly.ts';
import { deliverNotice } from '../../usecases/notice/deliver.ts';
import { recordCost } from '../../usecases/third-party/record-cost.ts';
import { recordThirdParty } from '../../usecases/third-party/record.ts';
import type { About } from '../../usecases/usecase.ts';
import { type Press, press, text, texts } from './press.ts';
import { teamPresses } from './team-presses.ts';

type Params = Record<string, string>;

const back = ({ id }: Params) => `/desk/visits/${id}`;
const idOf = ({ id }: Params): string => id ?? '';

async function about({ id }: Params): Promise<About> {
  const visit = id && /^[0-9a-f-]{36}$/.test(id) ? await visitView(id) : undefined;
  if (!visit) throw new Refusal('not-found');
  const { taskId, unitPath } = visit;
  return { type: 'inspection', id: visit.id, taskId, unitPath };
}

const presses: Record<string, Pick<Press, 'action' | 'run'>> = {
  ...teamPresses,
  assign: {
    action: 'team.assign-directly',
    run: async (command, fields, params) => {
      const leadId = text(fields, 'leadId');
      const others = texts(fields, 'memberIds').filter((id) => id !== leadId);
      await assignDirectly(command, {
        inspectionId: idOf(params),
        memberIds: [leadId, ...others],
        reason: text(fields, 'reason'),
      });
      return { done: 'panel.done.proposed' };
    },
  },
  'draw-expert': {
    action: 'expert.invite',
    run: async (command, fields, params) => {
      const inspectionId = idOf(params);
      await inviteExpert(command, { inspectionId, mode: 'draw', skill: text(fields, 'skill') });
      return { done: 'panel.done.draw-expert' };
    },
  },
  'appoint-expert': {
    action: 'expert.invite',
    run: async (command, fields, params) => {
      await inviteExpert(command, {
        inspectionId: idOf(params),
        mode: 'appointment',
        expertId: text(fields, 'expertId'),
        reason: text(fields, 'reason'),
      });
      return { done: 'panel.done.proposed' };
    },
  },
  'third-party': {
    action: 'third-party.record',
    run: async (command, fields, params) => {
      await recordThirdParty(command, {
        inspectionId: idOf(params),
        body: text(fields, 'body'),
        contract: text(fields, 'contract'),
        scope: text(fields, 'scope'),
      });
      return { done: 'panel.done.third-party' };
    },
  },
  cost: {
    action: 'third-party.record-cost',
    run: async (command, fields) => {
      await recordCost(command, {
        thirdPartyId: text(fields, 'thirdPartyId'),
        amount: text(fields, 'amount'),
        budget: text(fields, 'budget'),
        voucher: text(fields, 'voucher'),
      });
      return { done: 'panel.done.cost' };
    },
  },
  deliver: {
    action: 'notice.deliver',
    run: async (command, fields, params) => {
      const at = text(fields, 'at');
      await deliverNotice(command, {
        inspectionId: idOf(params),
        way: text(fields, 'way') as 'mail',
        recipient: text(fields, 'recipient'),
        capacity: text(fields, 'capacity') as 'agent',
        witness: text(fields, 'witness'),
        reference: text(fields, 'reference'),
        ...(at && { deliveredAt: instantFrom(at, '') }),
      });
      return { done: 'panel.done.deliver' };
    },
  },
};

/** The buttons of a visit's page, by the last part of the path that they post to. */
export const visitPresses = Object.entries(presses).map(
  ([name, one]) => [name, press({ ...one, back, about })] as const,
);
