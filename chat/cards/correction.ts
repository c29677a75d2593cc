import type { CorrectionFacts } from '../../db/queries/card-facts-correction.ts';
import { type Change, type Changes, changesOf } from '../../domain/correction.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Text, told } from '../text.ts';

/** The rows of a correction: what was published, what is right instead, what proves it and what the public is told. */
export function correctionRows(facts: CorrectionFacts): [TextKey, Text | null][] {
  const { code, subject, published, changes, proof, files, publicNote, origin, number } = facts;
  return [
    ['card.field.subject', subject],
    ['card.field.code', code],
    ['card.field.correction', told('card.field.correction.value', { number })],
    ['card.field.correction-origin', told(`correction-origin.${origin}`)],
    ['card.field.correction-changes', { lines: changesOf(published, changes).map(changeText) }],
    ['card.field.grounds', groundsText(changes)],
    ['card.field.correction-proof', proof],
    ['card.field.files', files > 0 ? told('card.field.files.value', { count: files }) : null],
    ['card.field.correction-note', publicNote],
    ['card.field.rule', articleOf(facts.profile, 'correction.approverRole')],
  ];
}

const groundsText = ({ grounds }: Changes): Text | null =>
  grounds?.length ? { list: grounds.map((one) => told(`obstruction.${one}`)) } : null;

function changeText({ field, before, after }: Change): Text {
  const say = (value: string): Text =>
    field === 'finding' ? told(`finding.${value}` as TextKey) : value || told('correction.blank');
  return told('card.field.correction-change', {
    field: told(`correction-field.${field}`),
    before: say(before),
    after: say(after),
  });
}
