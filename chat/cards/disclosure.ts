import type { DisclosureFacts } from '../../db/queries/card-facts-disclosure.ts';
import type { Actor } from '../../domain/actor.ts';
import { can } from '../../domain/policy.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Block, Card } from '../port.ts';
import { type Text, told } from '../text.ts';
import { actions, at, button, fields, line, ruleOf } from './parts.ts';

/** To approvers outside the team: review the result and publish it. */
export function disclosureCard(facts: DisclosureFacts, reader: Actor | null): Card {
  return {
    kind: 'disclosure',
    about: { type: 'disclosure', id: facts.id, version: facts.version },
    title: told('card.disclosure.title', { state: told(stateKey(facts)) }),
    blocks: [disclosureFields(facts), ...disclosureStep(facts, reader)],
  };
}

/** What is to be published, by when, by what rule. */
export const disclosureFields = (facts: DisclosureFacts): Block =>
  fields(
    ['card.field.subject', facts.subject],
    ['card.field.code', facts.inspectionCode],
    ['card.field.task', facts.taskName],
    ['card.field.finding', facts.finding && told(`finding.${facts.finding}` as TextKey)],
    ['card.field.problems', facts.problems.length > 0 ? { list: facts.problems } : null],
    ['card.field.note', facts.note],
    ['card.field.team', { list: facts.team }],
    ['card.field.due', dueText(facts)],
    ['card.field.rule', ruleOf(facts.rule)],
  );

/** What the reader can do about it, or what became of it. */
export function disclosureStep(facts: DisclosureFacts, reader: Actor | null): Block[] {
  const by = decider(facts);
  if (facts.state === 'published') {
    return [line(told('card.disclosure.published', { by, at: at(facts.publishedAt) }), 'done')];
  }
  if (facts.state === 'withheld') return [line(withheldText(facts, by), 'done')];
  if (!facts.finding) return [line(told('card.disclosure.unsigned'), 'warn')];
  if (!reader || !can(reader, 'disclosure.approve', facts)) {
    return isMember(facts, reader) ? [line(told('card.disclosure.not-yours'), 'muted')] : [];
  }
  const withhold = button('disclosure.withhold', { style: 'danger' });
  if (facts.handling !== null) {
    const waits = told('card.disclosure.unhandled', { rule: facts.handling });
    return [line(waits, 'warn'), ...actions(withhold)];
  }
  const confirm = told('button.disclosure.approve.confirm');
  return [
    line(told('card.disclosure.ask')),
    ...actions(button('disclosure.approve', { style: 'primary', confirm }), withhold),
  ];
}

// 代为审批: a deputy is named together with whom they stand for.
const decider = ({ approvedBy, approvedFor }: DisclosureFacts): Text =>
  approvedFor
    ? told('card.by-for', { by: approvedBy ?? '', for: approvedFor })
    : (approvedBy ?? '');

// A visit that ended without a result has nothing to withhold, and no ground for it.
const withheldText = ({ ground }: DisclosureFacts, by: Text): Text =>
  ground
    ? told('card.disclosure.withheld-on', {
        by,
        ground: told(`exception-ground.${ground}` as TextKey),
      })
    : told('card.disclosure.withheld', { by });

const isMember = (facts: DisclosureFacts, reader: Actor | null) =>
  reader?.kind === 'person' && facts.everSeatedIds.includes(reader.id);

/** The state of a disclosure as a text. */
export const stateKey = ({ state }: DisclosureFacts): TextKey =>
  `state.disclosure.${state}` as TextKey;

function dueText({ dueOn, provisional }: DisclosureFacts): Text | null {
  if (!dueOn) return null;
  return provisional ? told('card.field.due.provisional', { day: { on: dueOn } }) : { on: dueOn };
}
