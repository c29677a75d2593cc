import type { NextFunction, Request, Response } from 'express';
import { actorOf } from '../db/queries/actor.ts';
import { type OwnHeld, ownHeld } from '../db/queries/held-verdicts.ts';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Locale, type TextKey, translateAny } from '../locales/translate.ts';

/** A person who has signed in to the panel. */
export type Official = Extract<Actor, { kind: 'person' }>;

/** Who looks at a page, in which language, with the texts of that language. */
export type Visitor = {
  actor: Official;
  locale: Locale;
  t: Texts;
  /** What they have decided and may still undo. */
  held: OwnHeld[];
};

/** A text by its key, in the language of the page. */
export type Texts = (key: TextKey, vars?: Record<string, string | number>) => string;

/** The texts of a language, for templates. */
export const textsIn =
  (locale: Locale): Texts =>
  (key, vars) =>
    translateAny(locale, key, vars);

/** The language chosen since signing in; Chinese unless somebody chose another. */
export const localeOf = (request: Request): Locale => request.session.locale ?? 'zh-CN';

/**
 * Lets only people in who have signed in, with the mandates that they hold at this moment. A person
 * who has left since is signed out.
 */
export async function visitors(request: Request, response: Response, next: NextFunction) {
  const { personId } = request.session;
  if (!personId) return refuseVisitor(request, response);
  try {
    const actor = await actorOf(personId);
    if (actor.kind !== 'person') throw new Refusal('unknown-person');
    const locale = localeOf(request);
    const held = await ownHeld(actor.id);
    response.locals['visitor'] = { actor, locale, t: textsIn(locale), held } satisfies Visitor;
    next();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    request.session.destroy(() => refuseVisitor(request, response));
  }
}

function refuseVisitor(request: Request, response: Response): void {
  if (request.path.includes('/api/')) response.status(401).json({ error: 'signed out' });
  else response.redirect(303, '/sign-in');
}

/** Who looks at this page; only behind `visitors`. */
export const visitorOf = (response: Response): Visitor => response.locals['visitor'] as Visitor;
