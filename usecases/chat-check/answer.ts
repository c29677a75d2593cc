import { z } from 'zod';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({ personId: z.uuid() });

/** Whoever checks a chat presses its button: the press came all the way through. */
export const answerCheck = usecase('check.press', input, async (context, { personId }) => {
  const { actor, command } = context;
  if (actor.kind !== 'person') throw new Refusal('forbidden');
  authorize(actor, 'check.press', { personId });
  const about = { type: 'person', id: actor.id, unitPath: actor.unitPath };
  await record(context, 'check.pressed', about, { through: command.door });
});
