import type { ClosingFacts } from '../../db/queries/card-facts-closing.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { day } from '../format.ts';
import type { Visitor } from '../visitor.ts';

/** A case that somebody wants closed, row by row: enough to decide without looking anything up. */
export const closingFacts = (
  facts: ClosingFacts,
  { t, locale }: Visitor,
): [label: string, value: string | null][] => [
  [t('card.field.subject'), facts.subject],
  [t('card.closing.case'), facts.code],
  [t('card.closing.kind'), t(`case-kind.${facts.kind}`)],
  [t('card.field.code'), facts.inspection],
  [t('card.closing.measures'), t('card.closing.measures.value', facts.measures)],
  [t('card.closing.referrals'), t('card.closing.referrals.value', facts.referrals)],
  [t('card.closing.outcome'), facts.outcome && t(`outcome.${facts.outcome}`)],
  [t('card.field.note'), facts.note],
  [t('card.closing.document'), facts.documentNo],
  [t('card.field.last-day'), day(facts.dueOn, locale)],
  [t('card.field.rule'), articleOf(facts.profile, 'followup.ownerRule')],
];
