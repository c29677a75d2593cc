import type { Request, RequestHandler, Response } from 'express';
import { say, type Text, told } from '../../chat/text.ts';
import { sharedFile } from '../../db/queries/evidence.ts';
import { mostBytes } from '../../domain/evidence/media.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { documentKinds } from '../../domain/visit-record.ts';
import type { TextKey } from '../../locales/translate.ts';
import { pointList } from '../points.ts';
import { type From, type Inbound, keep, type SentFile } from '../inbound.ts';
import { receive } from '../receive.ts';
import type { Reply } from '../reply.ts';
import { isId } from './fields.ts';
import { keepFlash } from './flash.ts';
import { filesIn, readUpload, textIn } from './upload.ts';
import { type Visitor, visitorOf } from './visitor.ts';

/**
 * Takes the files of a form: `file` (several), `key` (what the sender calls this sending: one that is sent
 * again is the same), `point` (the name of its field on the checklist), `caption`. Answers as data where
 * scripts ask for it.
 */
export const evidenceRoute: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const visit = String(request.params['inspectionId']);
  if (!isId(visit)) return void response.status(404).type('text').send('404');
  const replies = await taken(request, visitor, visit);
  answer(request, response, visit, replies);
};

async function taken(request: Request, visitor: Visitor, visit: string): Promise<Reply[]> {
  try {
    // A form holds several files; each is measured by itself.
    const form = await readUpload(request, 3 * mostBytes + 1024 * 1024);
    const files = filesIn(form, 'file');
    if (files.length === 0) throw new Refusal('bad-input', { field: 'file' });
    const about = await aboutOf(form, visit);
    const key = textIn(form, 'key', 100);
    const named = textIn(form, 'album', 100);
    const replies: Reply[] = [];
    for (const [index, file] of files.entries()) {
      const album = named || (files.length > 1 && key);
      replies.push(
        await takeOne(visitor, file, { ...about, ...(album && { album }) }, `${key}:${index}`),
      );
    }
    return replies;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const note = told(`refusal.${error.code}` as TextKey, error.details);
    return [{ tone: 'deny', locale: visitor.locale, note }];
  }
}

type About = Pick<SentFile, 'visit' | 'caption' | 'itemId' | 'point' | 'album' | 'document'>;

async function aboutOf(form: FormData, visit: string): Promise<About> {
  const caption = textIn(form, 'caption');
  const named = textIn(form, 'point', 40);
  const kind = documentKinds.find((one) => one === textIn(form, 'document', 40));
  const point = named && (await pointList(visit)).find(({ name }) => name === named);
  return {
    visit,
    ...(caption && { caption }),
    ...(kind && { document: kind }),
    ...(point && { itemId: point.itemId, point: point.point }),
  };
}

async function takeOne({ actor }: Visitor, file: File, about: About, key: string): Promise<Reply> {
  const from: From = { provider: 'web', account: 'web', user: actor.id, chat: actor.id };
  const sent: SentFile = { ...about, ref: file.name, name: file.name, bytes: file.size };
  const eventKey = `web:${actor.id}:file:${key}`;
  const inbound: Inbound = { eventKey, from, deed: { t: 'file', file: sent } };
  await keep(inbound);
  return receive(inbound, new Uint8Array(await file.arrayBuffer()));
}

function answer(request: Request, response: Response, visit: string, replies: Reply[]): void {
  const { actor, base, locale } = visitorOf(response);
  const tone = replies.every((reply) => reply.tone === 'ok') ? 'ok' : 'deny';
  const lines = replies.flatMap(({ note }): Text[] => (note ? [note] : []));
  const note: Text = { lines };
  if (request.accepts(['html', 'json']) === 'json') {
    return void response.status(tone === 'ok' ? 200 : 422).json({ tone, note: say(locale, note) });
  }
  keepFlash(actor.id, { tone, note, locale });
  response.redirect(303, `${base}/visit/${visit}#evidence`);
}

/** Gives out the copy of a file that is shared: pictures are shown, documents are saved. */
export const evidencePage: RequestHandler = async (request, response) => {
  const { actor } = visitorOf(response);
  const id = request.params['evidenceId'];
  const file = isId(id) ? await sharedFile(id) : undefined;
  if (!file || !can(actor, 'evidence.read', file)) {
    return void response.status(404).type('text').send('404');
  }
  const how = file.mediaType === 'application/pdf' ? 'attachment' : 'inline';
  response
    .type(file.mediaType)
    .set('Cache-Control', 'private, max-age=86400, immutable')
    .set('Content-Disposition', `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .send(file.bytes);
};
