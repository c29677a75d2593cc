import type { RequestHandler } from 'express';
import type { TextKey } from '../../locales/translate.ts';
import type { Action } from '../../domain/policy.ts';
import type { Command } from '../../usecases/usecase.ts';
import { holdVerdict } from '../../usecases/verdict/hold.ts';
import { undoVerdict } from '../../usecases/verdict/undo.ts';
import { press, text } from './press.ts';

// The use-case checks it: anything else is refused as bad input.
type Decision = 'approve' | 'reject';
type Given = { verdict: string; reason?: string; ground?: string; substituteId?: string };
type Decide = (command: Command, id: string, given: Given) => Promise<unknown>;

const decision = (
  type: string,
  action: Action,
  decide: Decide,
  done: { approve: TextKey; reject: TextKey },
): RequestHandler =>
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
      return { done: verdict === 'approve' ? done.approve : done.reject };
    },
  });

// Whoever turns a request down leaves the list of those who could follow as it stands.
const followed = ({ verdict, reason, substituteId }: Given) => ({
  verdict: verdict as Decision,
  ...(reason && { reason }),
  ...(verdict === 'approve' && substituteId && { substituteId }),
});

const held = { approve: 'panel.done.held', reject: 'panel.done.held' } as const;

/** Takes a verdict back within its minute. */
export const undoRoute: RequestHandler = press({
  action: 'verdict.undo',
  back: () => '/desk/requests',
  about: async ({ id }, { actor }) => ({ type: 'verdict', id: id ?? '', unitPath: actor.unitPath }),
  run: async (command, _fields, { id }) => {
    await undoVerdict(command, { heldId: id ?? '' });
    return { done: 'panel.done.undone' };
  },
});

/** The approver's decisions, by what they are about. */
export const decisions: Record<'recusal' | 'substitution' | 'disclosure', RequestHandler> = {
  recusal: decision(
    'recusal',
    'recusal.decide',
    (command, id, given) => holdVerdict(command, { type: 'recusal', id, ...followed(given) }),
    held,
  ),
  substitution: decision(
    'substitution',
    'substitution.decide',
    (command, id, given) => holdVerdict(command, { type: 'substitution', id, ...followed(given) }),
    held,
  ),
  disclosure: decision(
    'disclosure',
    'disclosure.approve',
    (command, id, { substituteId: _, verdict, ...given }) =>
      holdVerdict(command, {
        type: 'disclosure',
        id,
        ...given,
        verdict: verdict as 'approve' | 'withhold',
      }),
    held,
  ),
};
