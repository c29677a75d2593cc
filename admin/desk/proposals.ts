import type { RequestHandler } from 'express';
import { type ProposalFacts, proposalsUnder } from '../../db/queries/card-facts-proposal.ts';
import { can } from '../../domain/policy.ts';
import { holdVerdict } from '../../usecases/verdict/hold.ts';
import { moment } from '../format.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields, press, text } from './press.ts';
import { shownPart } from './shown.ts';
import { stateOf } from './state.ts';

/** What waits for consent beside the draw, and what was decided, for the desk of approvals. */
export async function proposalSection(paths: string[], visitor: Visitor): Promise<Html | false> {
  // What waits for somebody else is on their page; what is decided can be read by everybody.
  const proposals = (await proposalsUnder(paths)).filter(
    (one) => one.state !== 'requested' || can(visitor.actor, 'proposal.decide', one),
  );
  if (proposals.length === 0) return false;
  const { t } = visitor;
  return html`<section>
    <h2>${t('panel.proposals.title')} <span class="count">${proposals.length}</span></h2>
    ${await Promise.all(proposals.map((one) => shownProposal(one, visitor)))}
  </section>`;
}

const mayDecide = (one: ProposalFacts, { actor }: Visitor): boolean =>
  one.state === 'requested' && can(actor, 'proposal.decide', one);

function shownProposal(one: ProposalFacts, visitor: Visitor): Promise<Html> {
  const about = { type: 'proposal', id: one.id, version: one.version };
  const part = { kind: 'panel.proposal', about, decides: mayDecide(one, visitor) };
  return shownPart(part, visitor, (shown) => proposalCard(one, visitor, shown));
}

function proposalCard(one: ProposalFacts, visitor: Visitor, shown?: string): Html {
  const { t, locale } = visitor;
  const may = mayDecide(one, visitor);
  return html`<article class="card" id="${one.id}">
    <h3>
      ${t(`proposal-kind.${one.kind}`)} · ${one.requester} ${stateOf('request', one.state, t)}
    </h3>
    <p>
      ${one.subject ?? one.taskName} <span class="code">${one.inspectionCode ?? one.taskCode}</span>
    </p>
    ${what(one, visitor)}
    <p>${t('card.field.proposal-reason')}${t('panel.colon')}${one.reason}</p>
    <p class="muted">${t('field.requestedAt')} ${moment(one.requestedAt, locale)}</p>
    ${one.words.map(
      ({ side, verdict, by, at, reason }) =>
        html`<p class="muted">
          ${t(`side.${side}`)} · ${by} ${moment(at, locale)} ${t(`verdict.${verdict}`)} ${reason}
        </p>`,
    )}
    ${may && verdictForm(one, visitor, shown)}
    ${one.state === 'requested' && !may && html`<p class="muted">${t('card.proposal.not-yours')}</p>`}
  </article>`;
}

function what(one: ProposalFacts, { t }: Visitor): Html {
  const { members, eligible, threshold, neighbour, expert, organisation, skills } = one;
  if (eligible !== null && threshold !== null) {
    return html`<p>${t('card.field.evidence.value', { eligible, threshold })}</p>
      <p>${members.map((name, at) => (at === 0 ? `${name}★` : name)).join(t('panel.comma'))}</p>`;
  }
  if (expert) {
    const vars = {
      name: expert,
      organisation: organisation ?? '',
      skills: skills.join(t('panel.comma')),
    };
    return html`<p>${t('card.field.expert.value', vars)}</p>`;
  }
  return html`<p>${t('card.field.neighbour')}${t('panel.colon')}${neighbour}</p>`;
}

const verdictForm = ({ id, kind, version }: ProposalFacts, { t }: Visitor, shown?: string): Html =>
  html`<form method="post" action="/desk/requests/proposal/${id}" class="form verdict">
    ${hiddenFields(version, shown)}
    <p class="muted">${t(`card.proposal.ask.${kind}`)}</p>
    <label>${t('field.decisionReason')}<textarea name="reason" maxlength="500"></textarea></label>
    <p>
      <button class="primary" name="verdict" value="approve">${t('verdict.approve')}</button>
      <button name="verdict" value="reject">${t('verdict.reject')}</button>
      <span class="muted">${t('panel.requests.reason-needed')}</span>
    </p>
  </form>`;

/** The two buttons of that form. */
export const decideProposalRoute: RequestHandler = press({
  action: 'proposal.decide',
  back: () => '/desk/requests',
  about: async ({ id }, { actor }) => ({
    type: 'proposal',
    id: id ?? '',
    unitPath: actor.unitPath,
  }),
  run: async (command, fields, { id }) => {
    const verdict = text(fields, 'verdict') as 'approve' | 'reject';
    const reason = text(fields, 'reason');
    await holdVerdict(command, {
      type: 'proposal',
      id: id ?? '',
      verdict,
      ...(reason && { reason }),
    });
    return { done: 'panel.done.held' };
  },
});
