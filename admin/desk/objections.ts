import { type RequestHandler, Router } from 'express';
import { currentTime } from '../../db/clock.ts';
import { type ObjectionLine, objectionsUnder } from '../../db/queries/objections.ts';
import { dayOf } from '../../domain/day.ts';
import { type Html, html } from '../../html.ts';
import { day } from '../format.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { complaintFile, complaintsPage, pressConclude } from './complaints.ts';
import { withFiles } from './form-files.ts';
import { objectionFile, objectionPage } from './objection.ts';
import { registerForm } from './objection-forms.ts';
import { objectionPresses, pressRegister } from './objection-presses.ts';

/** The pages of what the public hands in: objections and complaints. */
export function objectionRoutes(): Router {
  const router = Router();
  router.get('/objections', objectionsPage);
  router.post('/objections', pressRegister);
  router.get('/objections/:id', objectionPage);
  router.get('/objections/:id/files/:file', objectionFile);
  for (const [name, handler] of objectionPresses) {
    router.post(`/objections/:id/${name}`, withFiles, handler);
  }
  router.get('/complaints', complaintsPage);
  router.get('/complaints/:id', (request, response) =>
    response.redirect(303, `/desk/complaints#${request.params.id}`),
  );
  router.get('/complaints/:id/files/:file', complaintFile);
  router.post('/complaints/:id/conclude', pressConclude);
  return router;
}

/** 异议, R-167: what was objected, who reviews it, and by when. */
const objectionsPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const today = dayOf(await currentTime());
  const lines = await objectionsUnder(scopeOf({ read: ['objection.read'] }, actor), actor.id);
  const registers = scopeOf({ read: ['objection.register'] }, actor).length > 0;
  const open = lines.filter(({ state }) => state !== 'answered');
  const closed = lines.filter(({ state }) => state === 'answered');
  sendPage(request, response, {
    title: t('panel.objections.title'),
    body: html`<p class="muted">${t('panel.objections.lead')}</p>
      <section>
        <h2>${t('panel.objections.open')} <span class="count">${open.length}</span></h2>
        ${
          open.length > 0
            ? list(open, today, visitor)
            : html`<p class="card muted">${t('panel.objections.none')}</p>`
        }
      </section>
      ${
        closed.length > 0 &&
        html`<section>
          <h2>${t('panel.objections.closed')} <span class="count">${closed.length}</span></h2>
          ${list(closed, today, visitor)}
        </section>`
      }
      ${registers && registerForm(today, visitor)}`,
  });
};

const list = (lines: ObjectionLine[], today: string, { t, locale }: Visitor): Html =>
  html`<table class="rows">
    <thead>
      <tr>
        <th>${t('card.field.subject')}</th>
        <th>${t('card.objection.receipt')}</th>
        <th>${t('card.objection.received')}</th>
        <th>${t('card.objection.reviewer')}</th>
        <th>${t('panel.objections.due')}</th>
        <th>${t('field.state')}</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        (one) =>
          html`<tr>
            <td data-label="${t('card.field.subject')}">
              <a href="/desk/objections/${one.id}">${one.subject}</a>
              <span class="code">${one.code}</span>
            </td>
            <td data-label="${t('card.objection.receipt')}">
              <span class="code">${one.receiptNo}</span>
            </td>
            <td data-label="${t('card.objection.received')}">${day(one.receivedAt, locale)}</td>
            <td data-label="${t('card.objection.reviewer')}">${one.reviewer ?? '–'}</td>
            <td data-label="${t('panel.objections.due')}">
              ${one.dueOn ? day(one.dueOn, locale) : '–'}
              ${
                one.state !== 'answered' &&
                one.dueOn !== null &&
                one.dueOn < today &&
                html`<span class="state over">${t('panel.cases.overdue')}</span>`
              }
            </td>
            <td data-label="${t('field.state')}">${t(`state.objection.${one.state}`)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
