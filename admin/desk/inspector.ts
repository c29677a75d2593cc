import type { RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import { type InspectorView, inspectorView } from '../../db/queries/inspector-page.ts';
import { dayOf } from '../../domain/day.ts';
import { isPerson } from '../../domain/actor.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { day, moment } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { inspectorForms, interestForms } from './inspector-forms.ts';
import { facts, historyOf, masked, valueOf } from './registry-parts.ts';
import { stateOf } from './state.ts';

/** An inspector: licence, interests, the seats that they hold and held, and every version of their row. */
export const inspectorPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const view = await inspectorInScope(String(request.params['id']), visitor);
  const today = dayOf(await currentTime());
  const { t } = visitor;
  sendPage(request, response, {
    title: view.name,
    body: html`<p>
        <span class="state ${view.active && view.status === '在岗' ? 'done' : 'over'}"
          >${view.active ? view.status : t('panel.inspector.left')}</span
        >
        <span class="code">${view.badgeNo ?? view.licenceNo ?? ''}</span>
        <a href="/desk/registry">${t('panel.registry.title')}</a>
        ${
          can(visitor.actor, 'account.read', view) &&
          html`<a href="/desk/people/${view.id}">${t('panel.people.way')}</a>`
        }
      </p>
      <div class="columns">
        <section class="card">
          <h2>${t('panel.registry.facts')}</h2>
          ${factsOf(view, today, visitor)}
        </section>
        ${seatsOf(view, visitor)}
      </div>
      ${interestsOf(view, visitor)} ${inspectorForms(view, visitor)}
      ${historyOf(view.versions, visitor, (field, value) =>
        field === 'category' ? t(`staff.${value as 'branch'}`) : valueOf(value, visitor),
      )}`,
  });
};

async function inspectorInScope(id: string, { actor }: Visitor): Promise<InspectorView> {
  const view = /^[0-9a-f-]{36}$/.test(id) ? await inspectorView(id) : undefined;
  if (!view || !(can(actor, 'registry.read', view) || isPerson(actor, id))) {
    throw new Refusal('not-found');
  }
  return view;
}

function factsOf(view: InspectorView, today: string, { t, locale }: Visitor): Html {
  const { licenceNo, licenceExpiresOn: until } = view;
  const isOver = until !== null && until < today;
  return facts([
    [t('field.unit'), view.unit],
    [t('field.position'), view.position],
    [t('field.sex'), view.sex],
    [t('field.staffCategory'), t(`staff.${view.category}` as TextKey)],
    [t('field.licenceNo'), licenceNo ?? t('panel.inspector.unlicensed')],
    [
      t('field.licenceExpiresOn'),
      until &&
        html`${day(until, locale)}
        ${isOver && html`<span class="state over">${t('panel.inspector.expired')}</span>`}`,
    ],
    [t('field.badgeNo'), view.badgeNo],
    [t('field.identityNumber'), masked(view.hasIdNumber)],
    [t('field.telephone'), masked(view.hasTelephone)],
    [t('field.skills'), view.skills.join(t('panel.comma'))],
    [t('field.mayLead'), t(view.mayLead ? 'panel.yes' : 'panel.no')],
    [t('field.partner'), view.partner ? t('panel.yes') : ''],
  ]);
}

function seatsOf({ seats }: InspectorView, { t, locale }: Visitor): Html {
  return html`<section class="card">
    <h2>
      ${t('panel.inspector.seats')}
      <span class="count">${seats.filter(({ isOpen }) => isOpen).length}</span>
    </h2>
    ${seats.length === 0 && html`<p class="muted">${t('panel.inspector.no-seats')}</p>`}
    <ul class="lines">
      ${seats.map(
        (seat) =>
          html`<li>
            <a class="code" href="/desk/visits/${seat.inspectionId}">${seat.code}</a>
            ${stateOf('inspection', seat.state, t)}
            ${seat.isAsked && html`<span class="state live">${t('panel.inspector.asked')}</span>`}<br />${seat.subject}
            <span class="muted"
              >${seat.lead && t('panel.inspector.lead')}
              ${!seat.active && t('panel.inspector.replaced')}
              ${moment(seat.assignedAt, locale)}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

function interestsOf(view: InspectorView, visitor: Visitor): Html {
  const { t, locale } = visitor;
  return html`<section class="card" id="interests">
    <h2>${t('table.interest')} <span class="count">${view.interests.length}</span></h2>
    ${view.interests.length === 0 && html`<p class="muted">${t('panel.inspector.no-interests')}</p>`}
    <ul class="lines">
      ${view.interests.map(
        (one) =>
          html`<li>
            <b>${one.subject ?? one.uscc}</b> <span class="code">${one.uscc}</span> ${one.nature}
            <span class="muted">${one.declaredBy ?? ''} ${moment(one.declaredAt, locale)}</span>
            ${
              one.endedAt &&
              html`<br /><span class="state over">${t('panel.inspector.ended')}</span>
                <span class="muted"
                  >${one.endedBy ?? ''} ${moment(one.endedAt, locale)} ${one.endReason}</span
                >`
            }
            ${!one.endedAt && interestForms.end(view, one, visitor)}
          </li>`,
      )}
    </ul>
    ${interestForms.declare(view, visitor)}
  </section>`;
}
