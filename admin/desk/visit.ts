import type { RequestHandler } from 'express';
import { seatHistory } from '../../db/queries/seat-history.ts';
import { type VisitView, visitView } from '../../db/queries/visit-page.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { config } from '../../config.ts';
import { moment } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { mayOver } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { assignForm } from './assign-form.ts';
import { companionSection } from './companion-form.ts';
import { endForm, endNotice } from './end-form.ts';
import { expertForms } from './expert-forms.ts';
import { orderForm } from './order-form.ts';
import { releaseForm } from './release-form.ts';
import { seatTimes } from './seat-times.ts';
import { stateOf } from './state.ts';
import { costSection } from './third-party-cost.ts';
import { thirdPartyForm } from './third-party-form.ts';
import { visitTrace } from './visit-trace.ts';
import { recordSection } from './visit-documents.ts';

/** A visit: its team with the history of every seat, who assists, and what may be asked for beside the draw. */
export const visitPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const visit = await visitInScope(String(request.params['id']), visitor);
  const times = await seatHistory([visit.id]);
  const { t } = visitor;
  const body = html`<p>
      ${stateOf('inspection', visit.state, t)} <span class="code">${visit.code}</span>
      <a href="/desk/tasks/${visit.taskId}">${visit.taskName}</a>
      <a href="/desk/tasks/${visit.taskId}/scheme">${t('panel.scheme.way')}</a>
      ${mayProveDiligence(visit, visitor) && html`<a href="/desk/archive/diligence/${visit.id}">${t('panel.diligence.title')}</a>`}
    </p>
    ${endNotice(visit, visitor)} ${goneNotice(visit, visitor)}
    <section class="card">
      <h2>${t('panel.history.title')}</h2>
      ${times.length > 0 ? seatTimes(times, visitor) : html`<p class="muted">${t('panel.history.none')}</p>`}
    </section>
    ${times.length === 0 && (await assignForm(visit, visitor))} ${experts(visit, visitor)}
    ${await companionSection(visit, visitor)} ${await expertForms(visit, visitor)}
    ${await recordSection(visit, visitor)} ${await visitTrace(visit.id, visitor)}
    ${thirdParties(visit, visitor)} ${await costSection(visit, visitor)}
    ${thirdPartyForm(visit, visitor)} ${orderForm(visit, times, visitor)}
    ${await releaseForm(visit, visitor)} ${await endForm(visit, visitor)}`;
  sendPage(request, response, { title: visit.subject, body });
};

const mayProveDiligence = ({ unitPath }: VisitView, { actor }: Visitor): boolean =>
  can(actor, 'archive.prove-diligence', { unitPath, inspectorId: '' });

/** The visit, for somebody who may see its task; refuses `not-found` to everybody else. */
export async function visitInScope(id: string, { actor }: Visitor): Promise<VisitView> {
  const visit = /^[0-9a-f-]{36}$/.test(id) ? await visitView(id) : undefined;
  const seen = actor.mandates.some(
    ({ path }) =>
      mayOver(actor, 'task.read', path) &&
      (visit?.unitPath.startsWith(path) || visit?.initiatorPath.startsWith(path)),
  );
  if (!visit || !seen) throw new Refusal('not-found');
  return visit;
}

// R-038: the list is frozen, so nobody is taken off it; what the lead can do is said here.
function goneNotice({ subjectId, subjectStatus, state }: VisitView, { t }: Visitor): Html | false {
  const isOpen = ['assigned', 'accepted', 'started', 'submitted'].includes(state);
  if (subjectStatus === '存续' || !isOpen) return false;
  return html`<section class="card">
    <h2>${t('panel.gone.title')} <span class="state over">${subjectStatus}</span></h2>
    <p>${t('panel.gone.ways')}</p>
    <p><a href="/desk/registry/subjects/${subjectId}">${t('panel.registry.history')}</a></p>
  </section>`;
}

function experts(
  { experts: beside, pendingExpert }: VisitView,
  { t, locale }: Visitor,
): Html | false {
  if (beside.length === 0 && !pendingExpert) return false;
  return html`<section class="card">
    <h2>${t('card.field.experts')}</h2>
    <p class="muted">${t('panel.expert.beside')}</p>
    <ul class="lines">
      ${beside.map(
        ({ name, organisation, mode, drawCode, by, reason, at }) =>
          html`<li>
            ${name} <span class="muted">${organisation}</span>
            <span class="state live">${t(`expert-mode.${mode}`)}</span>
            ${drawCode && drawLink(drawCode)} ${by} ${reason}
            <span class="muted">${moment(at, locale)}</span>
          </li>`,
      )}
      ${pendingExpert && html`<li>${t('panel.expert.pending')} ${drawLink(pendingExpert)}</li>`}
    </ul>
  </section>`;
}

const drawLink = (code: string): Html =>
  html`<a class="code" href="${new URL(`/draws/${code}`, config().PORTAL_URL).href}">${code}</a>`;

function thirdParties(
  { thirdParties: entrusted }: VisitView,
  { t, locale }: Visitor,
): Html | false {
  if (entrusted.length === 0) return false;
  return html`<section class="card">
    <h2>${t('card.field.third-parties')}</h2>
    <ul class="lines">
      ${entrusted.map(
        ({ body, contract, scope, unit, by, at }) =>
          html`<li>
            ${body} <span class="code">${contract}</span><br />${scope}<br /><span class="muted"
              >${t('panel.third-party.payer', { unit })} · ${by} ${moment(at, locale)}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}
