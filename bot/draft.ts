import { database } from '../db/data-source.ts';
import { draftOf, type Edit } from '../db/queries/checklist-draft.ts';
import type { Answer } from '../domain/result.ts';
import { answerChecklist } from '../usecases/checklist/answer.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Command, commandOf } from '../usecases/usecase.ts';
import { type Answers, type PointField, pointList, resultAnswers, unknownIn } from './points.ts';

/**
 * The checklist of a visit as it stands, by the names of its fields: what was ticked off since the last
 * result, over what that result said.
 */
export async function draftAnswers(inspectionId: string, result: Answer[] = []): Promise<Answers> {
  const points = await pointList(inspectionId);
  const edits = await draftOf(database().manager, inspectionId);
  const filled: Answers = {};
  for (const { itemId, point, answer, note } of result) {
    fill(filled, points, { itemId, point, answer, note: note ?? '' });
  }
  for (const edit of edits) fill(filled, points, edit);
  return filled;
}

type Filled = Pick<Edit, 'itemId' | 'point' | 'answer' | 'note'>;

function fill(filled: Answers, points: PointField[], { itemId, point, answer, note }: Filled) {
  if (itemId === null) {
    filled[point] = point === 'note' ? note : answer;
    return;
  }
  const field = points.find((one) => one.itemId === itemId && one.point === point);
  if (!field) return;
  filled[field.name] = answer;
  filled[`${field.name}-note`] = note;
}

/**
 * Keeps what is filled in so far, each answer with its time; fields that are not there say nothing. Answers to points
 * that the visit does not have (any more) are not kept, and it says how many (`points-changed`).
 */
export async function keepDraft(
  command: Command,
  inspectionId: string,
  filled: Answers,
): Promise<void> {
  const { finding, note, methods, grounds, measures } = filled;
  await answerChecklist(command, {
    inspectionId,
    answers: await resultAnswers(inspectionId, filled),
    ...(finding !== undefined && { finding: finding as 'other' }),
    ...(note !== undefined && { note }),
    ...(methods !== undefined && { methods }),
    ...(grounds !== undefined && { grounds }),
    ...(measures !== undefined && { measures }),
  });
  const count = await unknownIn(inspectionId, filled);
  if (count > 0) throw new Refusal('points-changed', { count });
}

/** Does something with a whole checklist; where it is refused, what was filled in is not lost. */
export async function keepRefused<R>(
  command: Command,
  inspectionId: string,
  filled: Answers,
  act: () => Promise<R>,
): Promise<R> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal) await keepAll(command, inspectionId, filled);
    throw error;
  }
}

async function keepAll({ actor, door }: Command, inspectionId: string, filled: Answers) {
  try {
    await keepDraft(commandOf(actor, door), inspectionId, filled);
  } catch (error) {
    // Whoever may not tick off either has been told why already.
    if (!(error instanceof Refusal)) throw error;
  }
}
