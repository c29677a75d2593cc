import type { ObjectionFacts } from '../../db/queries/card-facts-objection.ts';
import type { Actor } from '../../domain/actor.ts';
import { findPersonalData } from '../../domain/personal-data.ts';
import { can } from '../../domain/policy.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Block, Card } from '../port.ts';
import { type Text, told } from '../text.ts';
import { actions, at, button, fields, line, ruleOf } from './parts.ts';

/** 异议, R-167: to those who name a reviewer, to the reviewer, then to who answers it. */
export function objectionCard(facts: ObjectionFacts, reader: Actor | null): Card {
  const { id, version } = facts;
  return {
    kind: 'objection',
    about: { type: 'objection', id, version },
    title: told('card.objection.title', { state: told(`state.objection.${facts.state}`) }),
    blocks: [
      fields(
        ['card.field.subject', facts.subject],
        ['card.field.code', facts.code],
        ['card.field.finding', told(`finding.${facts.finding}` as TextKey)],
        ['card.objection.receipt', facts.receiptNo],
        ['card.objection.received', at(facts.receivedAt)],
        ['card.objection.content', contentOf(facts)],
        ['card.objection.files', facts.files > 0 ? String(facts.files) : null],
        ['card.field.unit', facts.unit],
        ['card.objection.reviewer', facts.reviewer],
        ['card.objection.outcome', facts.outcome && told(`review-outcome.${facts.outcome}`)],
        ['card.field.last-day', dueOf(facts)],
        ['card.field.rule', ruleOf(facts.rule)],
      ),
      ...corrected(facts),
      ...steps[facts.state](facts, reader),
    ],
  };
}

// What a stranger writes may hold numbers that belong in no chat.
function contentOf({ content }: ObjectionFacts): Text {
  if (findPersonalData(content)) return told('card.objection.content.hidden');
  const letters = Array.from(content);
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : content;
}
const most = 300;

function dueOf({ dueOn, provisional, state }: ObjectionFacts): Text | null {
  if (!dueOn || state === 'answered') return null;
  return provisional ? told('card.field.due.provisional', { day: { on: dueOn } }) : { on: dueOn };
}

const corrected = ({ correction }: ObjectionFacts): Block[] =>
  correction
    ? [
        line(
          told(`card.objection.correction.${correction}`),
          correction === 'requested' ? 'warn' : 'done',
        ),
      ]
    : [];

type Step = (facts: ObjectionFacts, reader: Actor | null) => Block[];

const steps: Record<ObjectionFacts['state'], Step> = {
  received: (facts, reader) =>
    reader && can(reader, 'objection.assign', facts)
      ? [
          line(told('card.objection.ask.assign')),
          ...actions(button('objection.take-up', { style: 'primary' }), openPage(facts)),
        ]
      : notYours(facts, reader),
  reviewing: (facts, reader) =>
    reader && can(reader, 'objection.review', facts)
      ? [
          line(told('card.objection.ask.review')),
          ...actions(
            button('objection.stands', { style: 'primary' }),
            button('objection.error', { style: 'danger' }),
            openPage(facts),
          ),
        ]
      : [line(told('card.objection.in-review'), 'muted'), ...notYours(facts, reader)],
  decided: (facts, reader) =>
    reader && can(reader, 'objection.reply', facts)
      ? [
          line(told('card.objection.ask.reply')),
          ...actions(button('objection.reply', { style: 'primary' }), openPage(facts)),
        ]
      : notYours(facts, reader),
  answered: ({ repliedOn }) => [
    line(told('card.objection.answered', { day: repliedOn ? { on: repliedOn } : '' }), 'done'),
  ],
};

function notYours({ partyIds }: ObjectionFacts, reader: Actor | null): Block[] {
  const isParty = reader?.kind === 'person' && partyIds.includes(reader.id);
  return isParty ? [line(told('card.objection.not-yours'), 'muted')] : [];
}

const openPage = ({ id }: ObjectionFacts) => ({
  id: 'objection',
  label: told('button.objection'),
  panel: `/desk/objections/${id}`,
});
