import { type ErrorRequestHandler, Router } from 'express';
import { Refusal } from '../domain/refusal.ts';
import { caseRoutes } from './desk/cases.ts';
import { archiveRoutes } from './desk/archive.ts';
import { decisions, undoRoute } from './desk/decisions.ts';
import { exclusionFile } from './desk/exclusion-csv.ts';
import { exclusionPresses } from './desk/exclusion-presses.ts';
import { exclusionsPage } from './desk/exclusions.ts';
import { expertPresses, expertsPage } from './desk/experts.ts';
import { disclosePartRoute } from './desk/disclosure-parts.ts';
import { delegationRoutes } from './desk/delegations.ts';
import { drawPage } from './desk/draw.ts';
import { supervisionRoutes } from './desk/supervision-routes.ts';
import { pressReceipt, receiptFile, receiptSheet } from './desk/draw-receipt.ts';
import { takeExport } from './desk/export.ts';
import { importPage } from './desk/import.ts';
import { importJobPage } from './desk/import-job.ts';
import { importPresses } from './desk/import-presses.ts';
import { refusedFile } from './desk/import-refused.ts';
import { enterLeave, leavePage, takeBackLeave } from './desk/leave.ts';
import { chatCheckRoutes } from './desk/chat-check.ts';
import { calendarRoutes } from './desk/calendar.ts';
import { formRoutes } from './desk/forms.ts';
import { frequencyRoutes } from './desk/frequency.ts';
import { enterHandling } from './desk/handling.ts';
import { listsPage, publishAnnualPlan, publishItemList } from './desk/lists.ts';
import { overdueRoutes } from './desk/overdue.ts';
import { participantPresses } from './desk/participant-presses.ts';
import { jointPage } from './desk/participants.ts';
import { peopleRoutes } from './desk/people.ts';
import { planningRoutes } from './desk/planning-routes.ts';
import { objectionRoutes } from './desk/objections.ts';
import { previewPage } from './desk/preview.ts';
import { publishedRoutes } from './desk/published.ts';
import { sourcePresses } from './desk/source-presses.ts';
import { decideProposalRoute } from './desk/proposals.ts';
import { profileRoutes } from './desk/profile-routes.ts';
import { registryRoutes } from './desk/registry-routes.ts';
import { deputyRoutes } from './desk/deputies.ts';
import { ownStepUpRoutes } from './desk/step-up.ts';
import { receiptPage } from './desk/receipt.ts';
import { requestsPage } from './desk/requests.ts';
import { startPage } from './desk/start.ts';
import { schemePage } from './desk/scheme.ts';
import { setUp, taskFormPage } from './desk/task-form.ts';
import { taskPage } from './desk/task.ts';
import { taskPresses } from './desk/task-presses.ts';
import { takeFile } from './desk/take-file.ts';
import { tasksPage } from './desk/tasks.ts';
import { trailPage } from './desk/trail.ts';
import { messagePresses } from './desk/message-presses.ts';
import { messagesPage } from './desk/messages.ts';
import { setQuiet } from './desk/quiet.ts';
import { consentRoutes } from './desk/waiting.ts';
import { visitPage } from './desk/visit.ts';
import { checkRecordPage, noticePage } from './desk/subject-notice.ts';
import { visitPresses } from './desk/visit-presses.ts';
import { html } from '../html.ts';
import { sendPage } from './page.ts';
import { refusalText } from './refusal-text.ts';
import { visitorOf } from './visitor.ts';

/** The work desk: what is to be done, and the buttons that do it. */
export function deskRoutes(): Router {
  const router = Router();
  router.get('/', startPage);
  router.get('/tasks', tasksPage);
  router.get('/tasks/new', taskFormPage);
  router.post('/tasks', setUp);
  router.post('/tasks/preview', previewPage);
  router.get('/tasks/preview', (_request, response) => response.redirect(303, '/desk/tasks/new'));
  router.get('/tasks/:id', taskPage);
  router.get('/tasks/:id/scheme', schemePage);
  for (const [name, handler] of taskPresses) router.post(`/tasks/:id/${name}`, handler);
  for (const [name, handler] of sourcePresses) {
    router.post(`/tasks/:id/draws/:drawId/${name}`, handler);
  }
  router.get('/joint', jointPage);
  for (const [name, handler] of participantPresses) router.post(`/joint/:id/${name}`, handler);
  router.get('/leave', leavePage);
  router.post('/leave', enterLeave);
  router.post('/leave/:id/withdraw', takeBackLeave);
  router.get('/visits/:id', visitPage);
  router.get('/visits/:id/notice', noticePage);
  router.get('/visits/:id/record', checkRecordPage);
  for (const [name, handler] of visitPresses) router.post(`/visits/:id/${name}`, handler);
  router.get('/exclusions', exclusionsPage);
  router.get('/exclusions/:year.csv', exclusionFile);
  for (const [path, handler] of Object.entries(exclusionPresses)) router.post(path, handler);
  router.get('/experts', expertsPage);
  for (const [path, handler] of Object.entries(expertPresses)) router.post(path, handler);
  router.get('/draws/:id', drawPage);
  router.post('/draws/:id/receipts', pressReceipt);
  router.get('/draws/:id/receipts/:record.json', receiptFile);
  router.get('/draws/:id/receipts/:record', receiptSheet);
  router.use('/deputies', deputyRoutes());
  router.use('/step-up', ownStepUpRoutes());
  router.get('/receipts/:id', receiptPage);
  router.use('/requests', requestRoutes());
  router.use('/cases', caseRoutes());
  router.use(planningRoutes());
  router.use(formRoutes());
  router.use(objectionRoutes());
  router.use(supervisionRoutes());
  router.get('/lists', listsPage);
  router.post('/lists/items', publishItemList);
  router.post('/lists/plans/:id', publishAnnualPlan);
  router.use('/import', importRoutes());
  router.post('/export', takeExport);
  router.use('/profiles', profileRoutes());
  router.use('/delegations', delegationRoutes());
  router.use(registryRoutes());
  router.use(peopleRoutes());
  router.get('/messages', messagesPage);
  router.post('/messages/quiet', setQuiet);
  for (const [name, handler] of messagePresses) router.post(`/messages/:id/${name}`, handler);
  router.get('/trail', trailPage);
  router.use('/archive', archiveRoutes());
  router.use('/disclosures', publishedRoutes());
  router.use('/overdue', overdueRoutes());
  router.use('/frequency', frequencyRoutes());
  router.use('/calendar', calendarRoutes());
  router.use('/chat-check', chatCheckRoutes());
  router.use(refusedPage);
  return router;
}

function importRoutes(): Router {
  const router = Router();
  router.get('/', importPage);
  router.post('/', takeFile);
  router.get('/:id', importJobPage);
  router.get('/:id/refused.xlsx', refusedFile);
  for (const [name, handler] of importPresses) router.post(`/:id/${name}`, handler);
  return router;
}

// What waits for a decision, and the decisions.
function requestRoutes(): Router {
  const router = Router();
  router.get('/', requestsPage);
  router.post('/verdict/:id/undo', undoRoute);
  router.post('/handling/:id', enterHandling);
  for (const [matter, handler] of consentRoutes) {
    router.post(`/consent/${matter}/:id`, handler);
  }
  router.post('/part/:id', disclosePartRoute);
  router.post('/proposal/:id', decideProposalRoute);
  for (const [kind, handler] of Object.entries(decisions)) {
    router.post(`/${kind}/:id`, handler);
  }
  return router;
}

// A page that somebody may not see, or that is about nothing.
const refusedPage: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (!(error instanceof Refusal)) return next(error);
  const visitor = visitorOf(response);
  sendPage(request, response, {
    title: visitor.t('panel.refused'),
    status: statuses[error.code] ?? 400,
    body: html`<p class="card">${refusalText(error, visitor)}</p>
      <p><a href="/desk">${visitor.t('panel.way.desk')}</a></p>`,
  });
};

const statuses: Partial<Record<string, number>> = { forbidden: 403, 'not-found': 404 };
