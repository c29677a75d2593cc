import type { ResetFacts } from '../../db/queries/authenticator-resets.ts';
import type { Block, Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, at, fields, line } from './parts.ts';

/**
 * 双人复核, to the administrators who can give the second word: whose authenticator is to be let go of, and
 * why. They decide in the panel, where they have signed in.
 */
export const resetCard = (facts: ResetFacts): Card => ({
  kind: 'reset',
  about: { type: 'reset', id: facts.id, version: facts.state === 'requested' ? 1 : 2 },
  title: told('card.reset.title', { state: told(`card.reset.state.${facts.state}`) }),
  blocks: [
    fields(
      ['card.reset.person', facts.person],
      ['card.reset.unit', facts.unit],
      ['card.reset.reason', facts.reason],
      ['card.reset.requester', facts.requester],
      ['card.reset.requested', { at: facts.requestedAt }],
    ),
    ...end(facts),
  ],
});

function end({ state, personId, decider, decidedAt }: ResetFacts): Block[] {
  if (state !== 'requested') {
    const vars = { by: decider ?? '', at: at(decidedAt) };
    return [line(told(`card.reset.${state}`, vars), state === 'approved' ? 'done' : 'muted')];
  }
  const panel = `/desk/people/${personId}#authenticator`;
  return [
    line(told('card.reset.ask'), 'warn'),
    ...actions({ id: 'reset', label: told('button.reset'), panel, style: 'primary' }),
  ];
}
