import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Form } from '../../chat/port.ts';
import { say } from '../../chat/text.ts';
import { hashOf } from '../../chat/tokens.ts';
import { findGrant } from '../grants.ts';
import { type Deed, type From, keep } from '../inbound.ts';
import { receive } from '../receive.ts';
import type { Reply } from '../reply.ts';
import { fieldIn } from './fields.ts';
import { keepFlash } from './flash.ts';
import { visitorOf, type Visitor } from './visitor.ts';

/** A button was pressed on the web. With scripts the answer is data, without it is the next page. */
export const pressRoute: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const place = fieldIn(request.body, 'place', 100);
  const grant = hashOf(fieldIn(request.body, 'token', 100));
  const deed: Deed = { t: 'press', grant, ...(place && { place }) };
  const reply = await act(visitor, deed);
  const next = reply.form ? visitor.base + (await pageFor(reply.form)) : undefined;
  answer(request, response, reply, next);
};

/** Brings what somebody did on the web down the same path as everything from the other chats. */
export async function act({ actor }: Visitor, deed: Deed): Promise<Reply> {
  const from: From = { provider: 'web', account: 'web', user: actor.id, chat: actor.id };
  const inbound = { eventKey: `web:${randomUUID()}`, from, deed };
  await keep(inbound);
  return receive(inbound);
}

/** Tells the person what came of it and where to go on. */
function answer(request: Request, response: Response, reply: Reply, next?: string): void {
  const visitor = visitorOf(response);
  if (request.accepts(['html', 'json']) === 'json') {
    const note = reply.note ? say(reply.locale, reply.note) : '';
    const to = reply.link ?? next;
    return void response.json({ tone: reply.tone, note, ...(to && { next: to }) });
  }
  if (reply.note) keepFlash(visitor.actor.id, reply);
  response.redirect(303, next ?? backTo(request, visitor));
}

// A result is entered on the checklist, which has room for what does not apply; the rest on a page of its own.
async function pageFor({ action, grant }: Form): Promise<string> {
  if (action !== 'result.submit') return `/form/${grant}`;
  return `/visit/${(await findGrant(grant))?.aboutId}`;
}

/** The page that the person came from, when it is one of ours. */
function backTo(request: Request, { base }: Visitor): string {
  const referer = request.get('referer') ?? '';
  const url = URL.canParse(referer) ? new URL(referer) : undefined;
  const isOurs = url?.host === request.get('host') && url?.pathname.startsWith(`${base}/`);
  return url && isOurs ? url.pathname + url.search : `${base}/inbox`;
}
