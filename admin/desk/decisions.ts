import type { RequestHandler } from 'express';
import type { Action } from '../../domain/policy.ts';
import type { Command } from '../../usecases/usecase.ts';
import { approveDisclosure } from '../../usecases/disclosure/approve.ts';
import { decideRecusal } from '../../usecases/recusal/decide.ts';
import { decideSubstitution } from '../../usecases/substitution/decide.ts';
import { press, text } from './press.ts';

// The use-case checks it: anything else is refused as bad input.
type Decision = 'approve' | 'reject';
type Given = { verdict: string; reason?: string; ground?: string; substituteId?: string };
type Decide = (command: Command, id: string, given: Given) => Promise<unknown>;

const decision = (type: string, action: Action, decide: Decide): RequestHandler =>
  press({
    action,
    back: () => '/desk/requests',
    about: async ({ id }, { actor }) => ({ type, id: id ?? '', unitPath: actor.unitPath }),
    run: async (command, fields, { id }) => {
      const verdict = text(fields, 'verdict');
      const reason = text(fields, 'reason');
      const ground = text(fields, 'ground');
      const substituteId = text(fields, 'substituteId');
      await decide(command, id ?? '', {
        verdict,
        ...(reason && { reason }),
        ...(ground && { ground }),
        ...(substituteId && { substituteId }),
      });
      return { done: verdict === 'approve' ? 'panel.done.approved' : 'panel.done.rejected' };
    },
  });

// Whoever turns a request down leaves the list of those who could follow as it stands.
const followed = ({ verdict, reason, substituteId }: Given) => ({
  verdict: verdict as Decision,
  ...(reason && { reason }),
  ...(verdict === 'approve' && substituteId && { substituteId }),
});

/** The approver's decisions, by what they are about. */
export const decisions: Record<'recusal' | 'substitution' | 'disclosure', RequestHandler> = {
  recusal: decision('recusal', 'recusal.decide', (command, id, given) =>
    decideRecusal(command, { id, ...followed(given) }),
  ),
  substitution: decision('substitution', 'substitution.decide', (command, id, given) =>
    decideSubstitution(command, { id, ...followed(given) }),
  ),
  disclosure: decision('disclosure', 'disclosure.approve', (command, disclosureId, given) =>
    approveDisclosure(command, {
      disclosureId,
      ...given,
      verdict: given.verdict as 'approve' | 'withhold',
    }),
  ),
};
