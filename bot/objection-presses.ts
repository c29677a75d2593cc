import type { Button } from '../domain/buttons.ts';
import { assignReview } from '../usecases/objection/assign.ts';
import { replyObjection } from '../usecases/objection/reply.ts';
import { holdReview } from '../usecases/verdict/hold-review.ts';
import type { Command } from '../usecases/usecase.ts';
import type { Answers } from './points.ts';

type Press = (command: Command, objectionId: string, answers: Answers) => Promise<unknown>;

/** What the buttons of an objection do. What was chosen is checked by the use-cases. */
export const objectionPresses = {
  'objection.take-up': (command, objectionId) => assignReview(command, { objectionId }),
  'objection.stands': (command, objectionId, { grounds }) =>
    holdReview(command, objectionId, { outcome: 'stands', grounds }),
  'objection.error': (command, objectionId, { finding, obstructions, grounds, publicNote }) =>
    holdReview(command, objectionId, {
      outcome: 'error',
      grounds,
      publicNote,
      changes: {
        finding: finding as 'other',
        // Several come with commas between; none is none said.
        ...(obstructions && { grounds: obstructions.split(',') as 'entry'[] }),
      },
    }),
  'objection.reply': (command, objectionId, { reply, way, proof }) =>
    replyObjection(command, { objectionId, reply, way: way as 'post', proof }),
} satisfies Partial<Record<Button, Press>>;
