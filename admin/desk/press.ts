import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { wasShownAbout } from '../../db/queries/shown-cards.ts';
import type { Action } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { recordRefusal } from '../../usecases/refused.ts';
import type { About, Command } from '../../usecases/usecase.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, formPage, keepRefused } from '../refused-form.ts';
import { leave } from '../session.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { filesIn, type FormFile } from './form-files.ts';

export type { Fields };

/** What a form does: the use-case it calls, where it leads, what the trail says when it is refused. */
export type Press = {
  action: Action;
  run: (
    command: Command,
    fields: Fields,
    params: Record<string, string>,
    files: FormFile[],
  ) => Promise<Pressed>;
  about: (params: Record<string, string>, visitor: Visitor) => Promise<About>;
  back: (params: Record<string, string>) => string;
  /** What it is about, where the address does not carry its id. */
  shownAbout?: (params: Record<string, string>) => Promise<string | undefined>;
};
type Pressed = {
  to?: string;
  done: TextKey;
  vars?: Record<string, string | number>;
  /** What the form that it leads to comes filled in with. */
  fields?: Fields;
};

const hidden = z.object({
  commandId: z.uuid(),
  seen: z.coerce.number().int().optional(),
  /** SHA-256 of what the page showed of the thing. */
  shown: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/** Carries out a form: one command id from the page to the trail, a refusal shown and recorded. */
export function press({ action, run, about, back, shownAbout }: Press): RequestHandler {
  return async (request, response) => {
    const visitor = visitorOf(response);
    const params = request.params as Record<string, string>;
    const fields = (request.body ?? {}) as Fields;
    const given = hidden.safeParse(fields);
    if (!given.success) return void response.status(400).type('text').send('400');
    const { commandId, seen, shown } = given.data;
    const cardHash = await shownHere(shown, shownAbout ? await shownAbout(params) : params['id']);
    const command: Command = { id: commandId, actor: visitor.actor, door: 'panel', seen, cardHash };
    try {
      const {
        to,
        done,
        vars,
        fields: filled,
      } = await run(command, fields, params, filesIn(response));
      const said = { tone: 'done', text: visitor.t(done, vars) } as const;
      request.session.flash = filled ? { ...said, fields: filled } : said;
      leave(request, response, to ?? back(params));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await recordRefusal(command, action, await about(params, visitor), error);
      keepRefused(request, error, visitor);
      leave(request, response, formPage(request) ?? back(params));
    }
  };
}

// A form can name any hash: only that of something which was shown about this very thing counts.
const shownHere = async (hash: string | undefined, id = '') =>
  hash && (await wasShownAbout(hash, id)) ? hash : undefined;

/** One field as text; several of a name are not asked for here. */
export const text = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** Every value of a field that may occur several times. */
export const texts = (fields: Fields, name: string): string[] => {
  const value = fields[name];
  return value === undefined ? [] : [value].flat().filter((each) => each !== '');
};

/** The hidden fields of every form: an id for the command, the version that its page showed, and the hash of that. */
export const hiddenFields = (seen?: number, shown?: string): Html =>
  html`<input type="hidden" name="commandId" value="${randomUUID()}" />${
      seen !== undefined && html`<input type="hidden" name="seen" value="${seen}" />`
    }${shown && html`<input type="hidden" name="shown" value="${shown}" />`}`;
