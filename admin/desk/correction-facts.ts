import type { CorrectionFacts } from '../../db/queries/card-facts-correction.ts';
import { type Change, changesOf } from '../../domain/correction.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Visitor } from '../visitor.ts';

/** What a correction changes, what proves the error and what the public is told, row by row. */
export function correctionFacts(
  facts: CorrectionFacts,
  visitor: Visitor,
): [label: string, value: string | null][] {
  const { t } = visitor;
  const changed = changesOf(facts.published, facts.changes);
  return [
    [t('card.field.subject'), facts.subject],
    [t('card.field.code'), facts.code],
    [t('card.field.correction'), t('card.field.correction.value', { number: facts.number })],
    [t('card.field.correction-origin'), t(`correction-origin.${facts.origin}`)],
    ...changed.map((change): [string, string] => [
      t('card.field.correction-changes'),
      changeWords(change, visitor),
    ]),
    [
      t('card.field.grounds'),
      facts.changes.grounds?.map((one) => t(`obstruction.${one}`)).join(t('panel.comma')) || null,
    ],
    [t('card.field.correction-proof'), facts.proof],
    [
      t('card.field.files'),
      facts.files > 0 ? t('card.field.files.value', { count: facts.files }) : null,
    ],
    [t('card.field.correction-note'), facts.publicNote],
    [t('card.field.rule'), articleOf(facts.profile, 'correction.approverRole')],
  ];
}

/** One field as it was published and as it is right. */
export function changeWords({ field, before, after }: Change, { t }: Visitor): string {
  const say = (value: string): string =>
    field === 'finding' ? t(`finding.${value}` as TextKey) : value || t('correction.blank');
  return t('card.field.correction-change', {
    field: t(`correction-field.${field}`),
    before: say(before),
    after: say(after),
  });
}
