import type { RequestHandler } from 'express';
import { whereabouts } from '../../db/queries/where-about.ts';
import { assignReview } from '../../usecases/objection/assign.ts';
import { registerObjection } from '../../usecases/objection/register.ts';
import { replyObjection } from '../../usecases/objection/reply.ts';
import { holdReview } from '../../usecases/verdict/hold-review.ts';
import { type Fields, type Press, press, text, texts } from './press.ts';

const about: Press['about'] = async ({ id = '' }) => ({
  type: 'objection',
  id,
  ...(await whereabouts('objection', id)),
});
const back: Press['back'] = ({ id }) => `/desk/objections/${id}`;

// What is left empty is right as it is.
function changesIn(fields: Fields) {
  const [finding, note] = [text(fields, 'finding'), text(fields, 'note')];
  const grounds = texts(fields, 'obstructions') as 'entry'[];
  return {
    ...(finding && { finding: finding as 'other' }),
    ...(note && { note }),
    ...(grounds.length > 0 && { grounds }),
  };
}

/** Enters what came on paper. */
export const pressRegister: RequestHandler = press({
  action: 'objection.register',
  about: async (_params, { actor }) => ({
    type: 'objection',
    id: 'new',
    unitPath: actor.unitPath,
  }),
  back: () => '/desk/objections',
  run: async (command, fields) => {
    const given = Object.fromEntries(
      ['code', 'name', 'contact', 'content', 'receivedOn'].map((name) => [
        name,
        text(fields, name),
      ]),
    ) as Parameters<typeof registerObjection>[1];
    const { objectionId } = await registerObjection(command, given);
    return { to: `/desk/objections/${objectionId}`, done: 'panel.done.objection-registered' };
  },
});

/** What is done about an objection in the panel. */
export const objectionPresses: [string, RequestHandler][] = [
  [
    'assign',
    press({
      action: 'objection.assign',
      about,
      back,
      run: async (command, fields, { id = '' }) => {
        const reviewerId = text(fields, 'reviewerId');
        const { reviewer } = await assignReview(command, { objectionId: id, reviewerId });
        return { done: 'panel.done.objection-assigned', vars: { reviewer } };
      },
    }),
  ],
  [
    'review',
    press({
      action: 'objection.review',
      about,
      back,
      run: async (command, fields, { id = '' }) => {
        await holdReview(command, id, {
          outcome: text(fields, 'outcome') as 'stands',
          grounds: text(fields, 'grounds'),
          changes: changesIn(fields),
          publicNote: text(fields, 'publicNote'),
        });
        return { done: 'panel.done.held' };
      },
    }),
  ],
  [
    'reply',
    press({
      action: 'objection.reply',
      about,
      back,
      run: async (command, fields, { id = '' }, files) => {
        await replyObjection(command, {
          objectionId: id,
          reply: text(fields, 'reply'),
          way: text(fields, 'way') as 'post',
          repliedOn: text(fields, 'repliedOn'),
          proof: text(fields, 'proof'),
          files,
        });
        return { done: 'panel.done.objection-answered' };
      },
    }),
  ],
];
