import { type Text, told } from '../../chat/text.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { keepFlash } from './flash.ts';
import type { Visitor } from './visitor.ts';

/** Does what a form asks for; the next page says what came of it, a refusal too. */
export async function answered(
  { actor, locale }: Visitor,
  act: () => Promise<Text>,
): Promise<void> {
  try {
    keepFlash(actor.id, { tone: 'ok', note: await act(), locale });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const note = told(`refusal.${error.code}` as TextKey, error.details);
    keepFlash(actor.id, { tone: 'deny', note, locale });
  }
}
