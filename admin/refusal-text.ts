import type { Refusal } from '../domain/refusal.ts';
import { zh } from '../locales/zh.ts';
import type { TextKey } from '../locales/translate.ts';
import type { Visitor } from './visitor.ts';

/** Why it was turned down, in the reader's language; a field is called as its form calls it, where that is known. */
export function refusalText(
  { code, details }: Pick<Refusal, 'code' | 'details'>,
  { t }: Pick<Visitor, 't'>,
  called?: string,
): string {
  if (called && 'field' in details) return t(`refusal.${code}`, { ...details, field: called });
  const label = `field.${String(details['field'] ?? '')
    .split('.')
    .at(-1)}`;
  const named = label in zh ? { ...details, field: t(label as TextKey) } : details;
  return t(`refusal.${code}`, named);
}
