import type { RowReason } from '../domain/registry/reasons.ts';
import { describeRowReason } from '../locales/registry.ts';
import type { TextKey } from '../locales/translate.ts';
import type { Visitor } from './visitor.ts';

// A row may be well-formed and still find no place.
const ofRegistry: Partial<Record<string, TextKey>> = {
  unknownInspector: 'panel.import.unknown-inspector',
  otherUnit: 'import.other-unit',
  identities: 'import.identities',
};

/** Why a row was refused, in the visitor's language. */
export function rowReasonText(reason: string, { t, locale }: Visitor): string {
  const key = ofRegistry[reason];
  return key ? t(key) : describeRowReason(locale, reason as RowReason);
}
