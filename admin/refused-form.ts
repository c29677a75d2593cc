import type { Request } from 'express';
import { seal, unseal } from '../db/sealed.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refusalText } from './refusal-text.ts';
import type { Visitor } from './visitor.ts';

/** The fields of a form as they were posted; a field that occurs several times is a list. */
export type Fields = Record<string, string | string[] | undefined>;

/** A form as it was posted, which the next page fills in again. */
export type RefusedForm = { at: string; fields: Fields };

/**
 * Keeps a form that was refused until the next page: where it was posted to, what was typed, and why it
 * was refused. Sealed, since people type telephones and identity numbers and a session is a table.
 */
export function keepRefused(
  request: Request,
  refusal: Refusal,
  visitor: Visitor,
  fields: Fields = request.body ?? {},
): void {
  const at = request.originalUrl.split('?')[0] ?? '';
  const { code, details } = refusal;
  request.session.flash = {
    tone: 'refused',
    text: refusalText(refusal, visitor),
    refusal: { code, details },
    form: seal(JSON.stringify({ at, fields } satisfies RefusedForm)).toString('base64'),
  };
}

/** The form that was just refused; nothing after a press that was carried out. */
export function refusedForm({ session: { flash } }: Request): RefusedForm | undefined {
  if (flash?.form === undefined) return undefined;
  return JSON.parse(unseal(Buffer.from(flash.form, 'base64'))) as RefusedForm;
}

/** The page of the desk that the form stood on, as the browser tells; several pages can show one form. */
export function formPage(request: Request): string | undefined {
  const { host } = request.headers;
  const told = request.get('referer') ?? '';
  if (!URL.canParse(told)) return undefined;
  const from = new URL(told);
  return from.host === host && /^\/desk(\/|$)/.test(from.pathname)
    ? from.pathname + from.search
    : undefined;
}
