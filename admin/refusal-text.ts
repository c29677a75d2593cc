import type { Refusal } from '../domain/refusal.ts';
import { zh } from '../locales/zh.ts';
import type { TextKey } from '../locales/translate.ts';
import type { Visitor } from './visitor.ts';

/** Why it was turned down, in the reader's language; a field is called by the label of its form. */
export function refusalText({ code, details }: Refusal, { t }: Visitor): string {
  const label = `field.${String(details['field'] ?? '')
    .split('.')
    .at(-1)}`;
  const named = label in zh ? { ...details, field: t(label as TextKey) } : details;
  return t(`refusal.${code}`, named);
}
