import type { RequestHandler } from 'express';
import { whereabouts } from '../../db/queries/where-about.ts';
import type { Action } from '../../domain/policy.ts';
import { confirmByPhone, rerouteMessage, resendMessage } from '../../usecases/message/settle.ts';
import { type Press, press, text } from './press.ts';

const here = '/desk/messages';

const pressOf = (action: Action, run: Press['run']): RequestHandler =>
  press({
    action,
    back: () => here,
    about: async ({ id = '' }) => ({
      type: 'message',
      id,
      ...(await whereabouts('message', id)),
    }),
    run,
  });

/** What the dead-letter desk does, by the end of its path. */
export const messagePresses: [string, RequestHandler][] = [
  [
    'confirm',
    pressOf('message.confirm', async (command, fields, { id = '' }) => {
      await confirmByPhone(command, { messageId: id, note: text(fields, 'note') });
      return { done: 'panel.done.message-confirmed' };
    }),
  ],
  [
    'resend',
    pressOf('message.resend', async (command, _fields, { id = '' }) => {
      await resendMessage(command, { messageId: id });
      return { done: 'panel.done.message-resent' };
    }),
  ],
  [
    'reroute',
    pressOf('message.reroute', async (command, fields, { id = '' }) => {
      const to = text(fields, 'to') as 'web';
      await rerouteMessage(command, { messageId: id, to });
      return { done: 'panel.done.message-rerouted' };
    }),
  ],
];
