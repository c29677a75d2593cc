import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { type MatchablePerson, matchableFor } from '../../db/queries/matchable.ts';
import type { VisitView } from '../../db/queries/visit-page.ts';
import { dayOf } from '../../domain/day.ts';
import { can } from '../../domain/policy.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields } from './press.ts';

/**
 * 申请直接委派 (R-117), for the planner of a visit that waits for its match in a bureau whose rules know it:
 * how many could be drawn, and the form only while they are too few.
 */
export async function assignForm(visit: VisitView, { t, actor }: Visitor): Promise<Html | false> {
  const threshold = parameter(visit.profile, 'match.directWhenPoolBelow');
  const may = can(actor, 'team.assign-directly', visit);
  if (threshold === null || visit.taskState !== 'dispatched' || !may) return false;
  const today = dayOf(await currentTime());
  const people = await matchableFor(database().manager, visit.id, today);
  const counts = { eligible: people.length, threshold };
  return html`<section class="card">
    <h2>${t('panel.direct.title')}</h2>
    ${
      people.length < threshold
        ? html`<p>${t('panel.direct.too-few', counts)}</p>
            ${form(visit, people, t)}`
        : html`<p class="muted">${t('panel.direct.enough', counts)}</p>`
    }
  </section>`;
}

const form = ({ id, version }: VisitView, people: MatchablePerson[], t: Visitor['t']): Html =>
  html`<form method="post" action="/desk/visits/${id}/assign" class="form">
    ${hiddenFields(version)}
    <label
      >${t('panel.direct.lead')}
      <select name="leadId" required>
        ${people
          .filter(({ mayLead }) => mayLead)
          .map(
            ({ id: personId, name, unit }) =>
              html`<option value="${personId}">${name} · ${unit}</option>`,
          )}
      </select></label
    >
    <fieldset>
      <legend>${t('panel.direct.members')}</legend>
      ${people.map(
        ({ id: personId, name, unit }) =>
          html`<label class="choice"
            ><input type="checkbox" name="memberIds" value="${personId}" /> ${name}
            <span class="muted">${unit}</span></label
          >`,
      )}
    </fieldset>
    <label
      >${t('card.field.proposal-reason')}<textarea
        name="reason"
        required
        maxlength="500"
      ></textarea>
    </label>
    <button class="primary">${t('panel.press.assign')}</button>
  </form>`;
