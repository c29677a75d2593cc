import { type Text, told } from '../../chat/text.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { keepFlash } from './flash.ts';
import type { Visitor } from './visitor.ts';

/** Does what a form asks for, and tells whether it is done; the next page says what came of it, a refusal too. */
export async function answered(
  { actor, locale }: Visitor,
  act: () => Promise<Text>,
): Promise<boolean> {
  try {
    keepFlash(actor.id, { tone: 'ok', note: await act(), locale });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const note = told(`refusal.${error.code}` as TextKey, error.details);
    keepFlash(actor.id, { tone: 'deny', note, locale });
    return false;
  }
}
