import type { ProposalFacts, Word } from '../../db/queries/card-facts-proposal.ts';
import { type Actor, isPerson } from '../../domain/actor.ts';
import { can } from '../../domain/policy.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Block, Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, at, button, fields, line } from './parts.ts';

/** To whoever has to consent to something beside the draw: what is asked, on what evidence, who has spoken. */
export function proposalCard(facts: ProposalFacts, reader: Actor | null): Card {
  const { kind, state } = facts;
  return {
    kind: 'proposal',
    about: { type: 'proposal', id: facts.id, version: facts.version },
    title: told(`card.proposal.title.${kind}`, {
      state: told(`state.request.${state}` as TextKey),
    }),
    blocks: [
      fields(
        ['card.field.applicant', facts.requester],
        ['card.field.task', facts.taskName],
        ['card.field.code', facts.inspectionCode ?? facts.taskCode],
        ['card.field.subject', facts.subject],
        ['card.field.team', teamOf(facts)],
        ['card.field.evidence', evidenceOf(facts)],
        ['card.field.neighbour', facts.neighbour],
        ['card.field.expert', expertOf(facts)],
        ['card.field.proposal-reason', facts.reason],
        ['card.field.rule', articleOf(facts.profile, rules[kind])],
        ['card.field.requested-at', at(facts.requestedAt)],
      ),
      ...facts.words.map(wordLine),
      ...ask(facts, reader),
    ],
  };
}

const rules = {
  'direct-assignment': 'match.whenTooFew',
  'neighbour-pool': 'match.neighbourPool',
  expert: 'team.expertMode',
} as const;

const teamOf = ({ members: [lead, ...others] }: ProposalFacts) =>
  lead === undefined ? null : { list: [told('card.field.member.lead', { name: lead }), ...others] };

const evidenceOf = ({ eligible, threshold }: ProposalFacts) =>
  eligible === null || threshold === null
    ? null
    : told('card.field.evidence.value', { eligible, threshold });

const expertOf = ({ expert, organisation, skills }: ProposalFacts) =>
  expert &&
  told('card.field.expert.value', {
    name: expert,
    organisation: organisation ?? '',
    skills: { list: skills },
  });

function wordLine({ side, verdict, by, at: when, reason }: Word): Block {
  const vars = { side: told(`side.${side}`), by, at: at(when), reason };
  return verdict === 'approve'
    ? line(told('card.proposal.approved', vars), 'done')
    : line(told('card.proposal.rejected', vars), 'warn');
}

function ask(facts: ProposalFacts, reader: Actor | null): Block[] {
  if (facts.state !== 'requested') return [];
  if (reader && can(reader, 'proposal.decide', facts)) {
    return [
      line(told(`card.proposal.ask.${facts.kind}`)),
      ...actions(
        button('proposal.approve', { style: 'primary' }),
        button('proposal.reject', { style: 'danger' }),
      ),
    ];
  }
  const isRequester = reader !== null && isPerson(reader, facts.requesterId);
  return [line(told(isRequester ? 'card.proposal.waiting' : 'card.proposal.not-yours'), 'muted')];
}
