import type { ConsentFacts } from '../../db/queries/card-facts-consent.ts';
import type { Answer } from '../../db/queries/consent-asked.ts';
import { type Actor, isPerson } from '../../domain/actor.ts';
import { mayConsent } from '../../domain/consent.ts';
import type { Block, Card } from '../port.ts';
import { type Text, told } from '../text.ts';
import { rowsOf } from './consent-rows.ts';
import { findings, isShort } from './plan-findings.ts';
import { actions, at, button, fields, line } from './parts.ts';

/**
 * To whoever has to consent to something outside the draw, later to who asked: what is asked, by whom, on
 * what ground and evidence, and what was answered.
 */
export function consentCard(facts: ConsentFacts, reader: Actor | null): Card {
  const { matter, id, version, state } = facts;
  return {
    kind: 'consent',
    about: { type: matter, id, version },
    title: told(`card.consent.title.${matter}`, { state: told(`state.request.${state}`) }),
    blocks: [
      fields(
        ...rowsOf(facts),
        ['card.field.applicant', facts.requester],
        ['card.field.asking-unit', facts.unit],
        ['card.field.requested-at', at(facts.requestedAt)],
      ),
      ...(facts.matter === 'plan' ? findings(facts.forecast) : []),
      ...facts.answers.map((answer) => answerLine(facts, answer)),
      ...after(facts),
      ...ask(facts, reader),
    ],
  };
}

// Of an agreement each side speaks for itself, and is named.
function answerLine(facts: ConsentFacts, { verdict, by, at: when, reason, part }: Answer): Block {
  const side = part === 'partner' && facts.matter === 'pool-agreement' ? facts.partner : facts.unit;
  const who: Text =
    facts.matter === 'pool-agreement' ? told('card.consent.of-side', { side, by }) : by;
  const vars = { by: who, at: at(when), reason };
  if (verdict === 'reject') return line(told('card.consent.rejected', vars), 'warn');
  return line(told(reason ? 'card.consent.approved-with' : 'card.consent.approved', vars), 'done');
}

// What whoever asked does next.
function after({ matter, state }: ConsentFacts): Block[] {
  if (state === 'rejected' && (matter === 'plan' || matter === 'deployment')) {
    return [line(told(`card.consent.then.${matter}.rejected`))];
  }
  return state === 'approved' ? [line(told(`card.consent.then.${matter}`))] : [];
}

function ask(facts: ConsentFacts, reader: Actor | null): Block[] {
  if (facts.state !== 'requested') return [];
  if (!reader || !mayConsent(reader, facts)) {
    const isAsker = reader !== null && isPerson(reader, facts.requesterId);
    return [line(told(isAsker ? 'card.consent.waiting' : 'card.consent.not-yours'), 'muted')];
  }
  // A plan below a floor stands only with a word why.
  const although = facts.matter === 'plan' && isShort(facts.forecast);
  return [
    line(told(`card.consent.ask.${facts.matter}`)),
    ...(facts.matter === 'correction' ? [line(told('card.consent.step-up'), 'muted')] : []),
    ...actions(
      button(although ? 'consent.approve-although' : 'consent.approve', { style: 'primary' }),
      button('consent.reject', { style: 'danger' }),
    ),
  ];
}
