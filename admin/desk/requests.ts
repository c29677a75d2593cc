import type { RequestHandler } from 'express';
import { type DisclosureLine, openDisclosuresUnder } from '../../db/queries/disclosures-under.ts';
import { type RequestLine, requestsUnder } from '../../db/queries/requests-under.ts';
import { withholdingGrounds } from '../../domain/disclosure.ts';
import { can } from '../../domain/policy.ts';
import { withoutParameter } from '../../domain/profile/cite.ts';
import type { TextKey } from '../../locales/translate.ts';
import { moment } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Official, type Visitor, visitorOf } from '../visitor.ts';
import { handlingForm } from './handling.ts';
import { partSection } from './disclosure-parts.ts';
import { deadline, type Today, todayNow } from './deadline.ts';
import { type Decidable, decidableBy, verdictForm } from './request-verdict.ts';
import { decidedTable } from './decided-requests.ts';
import { hiddenFields } from './press.ts';
import { proposalSection } from './proposals.ts';
import { resetSection } from './resets.ts';
import { shownPart } from './shown.ts';
import { stateOf } from './state.ts';
import { waitingSection } from './waiting.ts';

/** What waits for a decision: requests for recusal and substitution, disclosures; and what was decided. */
export const requestsPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const paths = scopeOf({ read: ['task.read'] }, actor);
  const [requests, disclosures] = await Promise.all([
    requestsUnder(paths),
    openDisclosuresUnder(paths),
  ]);
  const waiting = requests.filter(({ state }) => state === 'requested');
  const decided = requests.filter(({ state }) => state !== 'requested');
  const decidable = await decidableBy(visitor, waiting);
  // What somebody else has to decide is on their page, not on this one.
  const open = waiting.filter(({ id, held }) => decidable.has(id) || held?.personId === actor.id);
  const today = await todayNow();
  const mine = disclosures.filter(
    (one) => mayDisclose(one, visitor) || handlingForm(one, today, visitor) !== false,
  );
  sendPage(request, response, {
    title: t('panel.requests.title'),
    body: html`<section>
        <h2>${t('panel.requests.open')} <span class="count">${open.length}</span></h2>
        ${open.length === 0 && html`<p class="card muted">${t('panel.requests.none')}</p>`}
        ${await Promise.all(open.map((one) => shownRequest(one, decidable.get(one.id), visitor)))}
      </section>
      <section>
        <h2>${t('panel.requests.disclosures')} <span class="count">${mine.length}</span></h2>
        ${mine.length === 0 && html`<p class="card muted">${t('panel.requests.no-disclosures')}</p>`}
        ${await Promise.all(mine.map((one) => shownDisclosure(one, today, visitor)))}
      </section>
      ${await waitingSection(visitor)} ${await partSection(paths, visitor)}
      ${await proposalSection(paths, visitor)} ${await resetSection(visitor)}
      ${namesDeputies(visitor.actor) && html`<p><a href="/desk/deputies">${t('panel.deputy.title')}</a></p>`}
      ${decided.length > 0 && decidedTable(decided, visitor)}`,
  });
};

// What the page shows of a thing is kept, and its form says which: what was shown is what was signed.
async function shownRequest(
  one: RequestLine,
  decidable: Decidable | undefined,
  visitor: Visitor,
): Promise<Html> {
  const { kind, id, version } = one;
  const decides = decidable !== undefined && !one.held;
  const part = { kind: 'panel.request', about: { type: kind, id, version }, decides };
  return shownPart(part, visitor, (shown) =>
    requestCard(one, decidable && { ...decidable, ...(shown && { shown }) }, visitor),
  );
}

async function shownDisclosure(one: DisclosureLine, today: Today, visitor: Visitor): Promise<Html> {
  const about = { type: 'disclosure', id: one.id, version: one.version };
  const part = { kind: 'panel.disclosure', about, decides: mayDisclose(one, visitor) };
  return shownPart(part, visitor, (shown) => disclosureCard(one, today, visitor, shown));
}

const mayDisclose = (one: DisclosureLine, { actor }: Visitor): boolean =>
  one.finding !== null && can(actor, 'disclosure.approve', one);

function requestCard(one: RequestLine, decidable: Decidable | undefined, visitor: Visitor): Html {
  const { t, locale } = visitor;
  return html`<article class="card" id="${one.id}">
    <h3>
      ${t(`about.${one.kind}`)} · ${one.requester}
      ${stateOf('request', one.held ? 'held' : one.state, t)}
    </h3>
    <p>${one.subject} <span class="code">${one.inspection}</span></p>
    <p>
      ${t('field.reason')}${t('panel.colon')}${t(one.reason as TextKey)}${
        one.note && `${t('panel.colon')}${one.note}`
      }
    </p>
    <p class="muted">
      ${t('field.requestedAt')} ${moment(one.requestedAt, locale)} ·
      ${t('panel.requests.earlier', { count: one.earlier })}
    </p>
    ${one.held ? heldLine(one.held, visitor) : deciding(decidable, visitor)}
  </article>`;
}

const deciding = (decidable: Decidable | undefined, visitor: Visitor): Html =>
  decidable
    ? verdictForm(decidable, visitor)
    : html`<p class="muted">${visitor.t('panel.requests.not-you')}</p>`;

// Whoever decided may undo it for a minute; the others learn that somebody did, not how.
function heldLine({ id, personId, by, until }: NonNullable<RequestLine['held']>, visitor: Visitor) {
  const { t, actor, locale } = visitor;
  const line = html`<p>${t('card.request.held-by', { by, until: moment(until, locale) })}</p>`;
  if (personId !== actor.id) return line;
  return html`${line}
    <form method="post" action="/desk/requests/verdict/${id}/undo">
      ${hiddenFields()}<button>${t('panel.requests.undo')}</button>
    </form>`;
}

function disclosureCard(one: DisclosureLine, today: Today, visitor: Visitor, shown?: string): Html {
  const { t } = visitor;
  const may = mayDisclose(one, visitor);
  return html`<article class="card" id="${one.id}">
    <h3>${one.subject} ${stateOf('disclosure', one.state, t)}</h3>
    <p>
      <span class="code">${one.inspection}</span> · ${one.unit} ·
      ${t(one.finding ? (`finding.${one.finding}` as TextKey) : 'card.disclosure.unsigned')}
    </p>
    ${one.note && html`<p>${one.note}</p>`}
    <p>
      ${deadline(one.dueOn, today, visitor)}
      <span class="muted"
        >${withoutParameter(one.rule)}${one.provisional && t('panel.due.provisional')}</span
      >
    </p>
    ${handlingForm(one, today, visitor)}
    ${may ? disclosing(one, visitor, shown) : html`<p class="muted">${t('panel.requests.not-you')}</p>`}
  </article>`;
}

function disclosing(
  { id, version, category, profile }: DisclosureLine,
  { t }: Visitor,
  shown?: string,
): Html {
  const { grounds } = withholdingGrounds(category, profile);
  return html`<p class="muted">${t('panel.requests.then.disclosure')}</p>
    <form method="post" action="/desk/requests/disclosure/${id}" class="form verdict">
      ${hiddenFields(version, shown)}
      <button class="primary" name="verdict" value="approve">${t('verdict.approve')}</button>
      <details>
        <summary>${t('verdict.withhold')}</summary>
        <label
          >${t('panel.requests.ground')}
          <select name="ground">
            ${grounds.map(
              (ground) =>
                html`<option value="${ground}">
                  ${t(`exception-ground.${ground}` as TextKey)}
                </option>`,
            )}
          </select></label
        >
        <label>${t('field.reason')}<textarea name="reason" maxlength="1000"></textarea></label>
        <button name="verdict" value="withhold">${t('verdict.withhold')}</button>
      </details>
    </form>`;
}

// Who has something to lend, or was lent something.
const namesDeputies = ({ mandates, standsFor }: Official): boolean =>
  standsFor !== undefined || mandates.some(({ role }) => role === 'approver' || role === 'head');
