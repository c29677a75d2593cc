import type { RequestHandler } from 'express';
import { say, told } from '../../chat/text.ts';
import { currentTime } from '../../db/clock.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { answerChecklist } from '../../usecases/checklist/answer.ts';
import { type Command, commandOf } from '../../usecases/usecase.ts';
import { keepDraft } from '../draft.ts';
import { type Answers, pointList } from '../points.ts';
import type { Reply } from '../reply.ts';
import { answersIn, isId } from './fields.ts';
import { keepFlash } from './flash.ts';
import { type Visitor, visitorOf } from './visitor.ts';

/**
 * Keeps what is ticked off so far: the whole checklist where the page runs no scripts, else one point as
 * it is done (`point`, `answer`, `note`), with a `key` that makes one which is sent again the same.
 */
export const draftRoute: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const visit = String(request.params['inspectionId']);
  const filled = answersIn(request.body);
  if (!filled || !isId(visit)) return void response.status(400).type('text').send('400');
  const reply = await kept(visitor, visit, filled);
  const note = say(visitor.locale, reply.note ?? '');
  if (request.accepts(['html', 'json']) === 'json') {
    return void response.status(reply.tone === 'ok' ? 200 : 422).json({ tone: reply.tone, note });
  }
  keepFlash(visitor.actor.id, reply);
  response.redirect(303, `${visitor.base}/visit/${visit}`);
};

async function kept(visitor: Visitor, visit: string, filled: Answers): Promise<Reply> {
  const { actor, locale } = visitor;
  const { key, point } = filled;
  const command: Command = { ...commandOf(actor, 'web'), ...(isId(key) && { id: key }) };
  try {
    if (point === undefined) await keepDraft(command, visit, filled);
    else await keepSaid(command, visit, filled);
    const note = told('note.draft', { at: { at: (await currentTime()).toISOString() } });
    return { tone: 'ok', locale, note };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const note = told(`refusal.${error.code}` as TextKey, error.details);
    return { tone: 'deny', locale, note };
  }
}

// when it was filled in stands beside when it came; a telephone whose clock is wrong says nothing.
async function keepSaid(command: Command, visit: string, { at, ...filled }: Answers) {
  const saidAt = at && !Number.isNaN(Date.parse(at)) ? new Date(at).toISOString() : undefined;
  try {
    await keepOne(command, visit, filled, saidAt ? { saidAt } : {});
  } catch (error) {
    if (!(error instanceof Refusal) || error.details['field'] !== 'saidAt') throw error;
    await keepOne(command, visit, filled);
  }
}

const wholes = ['finding', 'note', 'methods', 'grounds', 'measures'];

async function keepOne(
  command: Command,
  inspectionId: string,
  filled: Answers,
  said: { saidAt?: string } = {},
): Promise<void> {
  const { point = '', answer = '', note = '' } = filled;
  if (wholes.includes(point)) {
    return void (await answerChecklist(command, { inspectionId, [point]: answer, ...said }));
  }
  const field = (await pointList(inspectionId)).find(({ name }) => name === point);
  if (!field) throw new Refusal('points-changed', { count: 1 });
  const { itemId } = field;
  const edit = { itemId, point: field.point, answer: answer as 'ok', note };
  await answerChecklist(command, { inspectionId, answers: [edit], ...said });
}
