import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import type { ConsentFacts } from '../../db/queries/card-facts-consent.ts';
import { draftLists, type DraftList } from '../../db/queries/draft-lists.ts';
import { hasProof } from '../../db/queries/recusal-risk.ts';
import { waitingConsents } from '../../db/queries/waiting-consents.ts';
import { whereabouts } from '../../db/queries/where-about.ts';
import { type Matter, matters } from '../../domain/consent.ts';
import type { Action } from '../../domain/policy.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { holdVerdict } from '../../usecases/verdict/hold.ts';
import { moment } from '../format.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields, press, text } from './press.ts';
import { proveHere } from './prove-here.ts';
import { shownPart } from './shown.ts';
import { factsOf, isShort, pageOf } from './waiting-facts.ts';

/**
 * Everything beside recusals, substitutions and disclosures that waits for this person: plans, inspections
 * outside the draw, campaigns, draws ordered apart, joint registries, marks on subjects, rules; and the
 * item lists that they may publish. With the facts to decide by, and the decision in place.
 */
export async function waitingSection(visitor: Visitor): Promise<Html | false> {
  const { t, actor } = visitor;
  const tx = database().manager;
  const consents = await waitingConsents(tx, actor);
  const lists = (await draftLists(tx)).filter((one) => can(actor, 'items.publish', one));
  const count = consents.length + lists.length;
  return html`<section>
    <h2>${t('panel.waiting.title')} <span class="count">${count}</span></h2>
    ${count === 0 && html`<p class="card muted">${t('panel.waiting.none')}</p>`}
    ${await Promise.all(consents.map((one) => shown(one, visitor)))}
    ${lists.map((one) => listCard(one, visitor))}
  </section>`;
}

// What was shown is what was signed, as for requests.
async function shown(facts: ConsentFacts, visitor: Visitor): Promise<Html> {
  const { matter, id, version } = facts;
  const part = { kind: 'panel.consent', about: { type: matter, id, version }, decides: true };
  const isProved = matter !== 'correction' || (await hasProof(visitor.actor.id, id));
  const proof = !isProved && (await proveHere({ type: matter, id }, visitor));
  return shownPart(part, visitor, (hash) => card(facts, visitor, { hash, proof }));
}

type Shown = { hash?: string | undefined; proof: Html | false };

function card(facts: ConsentFacts, visitor: Visitor, { hash, proof }: Shown): Html {
  const { t, locale } = visitor;
  const { matter, id, requester, unit, requestedAt } = facts;
  return html`<article class="card" id="${id}">
    <h3>
      ${t(`about.${matter}`)} · ${requester}
      <span class="state live">${t('state.request.requested')}</span>
    </h3>
    <dl>
      ${factsOf(facts, visitor).map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <p class="muted">${unit} · ${t('field.requestedAt')} ${moment(requestedAt, locale)}</p>
    <p><a href="${pageOf(facts)}">${t(`panel.waiting.page.${matter}`)}</a></p>
    ${isShort(facts) && html`<p class="warning">${t('panel.waiting.short')}</p>`} ${proof}
    <form method="post" action="/desk/requests/consent/${matter}/${id}" class="form verdict">
      ${hiddenFields(facts.version, hash)}
      <p class="muted">${t(`card.consent.ask.${matter}`)}</p>
      <label>${t('field.decisionReason')}<textarea name="reason" maxlength="500"></textarea></label>
      <p>
        ${
          proof === false &&
          html`<button class="primary" name="verdict" value="approve">
            ${t('verdict.approve')}
          </button>`
        }
        <button name="verdict" value="reject">${t('verdict.reject')}</button>
        <span class="muted"
          >${t(isShort(facts) ? 'panel.requests.reason-always' : 'panel.requests.reason-needed')}</span
        >
      </p>
    </form>
  </article>`;
}

// A list is published as a whole, on its own page, where its differences are.
const listCard = ({ unit, drafts, names }: DraftList, { t }: Visitor): Html =>
  html`<article class="card">
    <h3>${t('panel.waiting.list')} · ${unit}</h3>
    <p>${t('panel.waiting.list.drafts', { count: drafts, names: names.join(t('panel.comma')) })}</p>
    <p><a href="/desk/lists">${t('panel.waiting.page.list')}</a></p>
  </article>`;

const actions: Record<Matter, Action> = {
  plan: 'plan.decide',
  exclusion: 'exclusion.decide',
  campaign: 'campaign.decide',
  deployment: 'deployment.decide',
  'pool-agreement': 'joint-pool.consent',
  flag: 'flag.decide',
  profile: 'profile.approve',
  correction: 'correction.decide',
  case: 'case.decide',
};

/** The two buttons of those forms, one route for each matter: the same use-cases as behind the cards. */
export const consentRoutes: [string, RequestHandler][] = matters.map((matter) => [
  matter,
  press({
    action: actions[matter],
    back: () => '/desk/requests',
    about: async ({ id = '' }) => {
      const isId = /^[0-9a-f-]{36}$/.test(id);
      const { unitPath, taskId } = isId
        ? await whereabouts(matter, id)
        : { unitPath: '/', taskId: null };
      return { type: matter, id, taskId, unitPath };
    },
    run: async (command, fields, { id = '' }) => {
      const verdict = text(fields, 'verdict');
      if (verdict !== 'approve' && verdict !== 'reject') {
        throw new Refusal('bad-input', { field: 'verdict' });
      }
      const reason = text(fields, 'reason');
      await holdVerdict(command, { type: matter, id, verdict, ...(reason && { reason }) });
      return { done: 'panel.done.held' };
    },
  }),
]);
