import type { ClosingFacts } from '../../db/queries/card-facts-closing.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Text, told } from '../text.ts';

/** The rows of a case that somebody wants closed: what it was about, what was done, what came of it. */
export const closingRows = (facts: ClosingFacts): [TextKey, Text | null][] => [
  ['card.field.subject', facts.subject],
  ['card.closing.case', facts.code],
  ['card.closing.kind', told(`case-kind.${facts.kind}`)],
  ['card.field.code', facts.inspection],
  ['card.closing.measures', told('card.closing.measures.value', facts.measures)],
  ['card.closing.referrals', told('card.closing.referrals.value', facts.referrals)],
  ['card.closing.outcome', facts.outcome && told(`outcome.${facts.outcome}`)],
  ['card.field.note', facts.note],
  ['card.closing.document', facts.documentNo],
  ['card.field.last-day', { on: facts.dueOn }],
  ['card.field.rule', articleOf(facts.profile, 'followup.ownerRule')],
];
