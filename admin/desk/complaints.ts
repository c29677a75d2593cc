import type { RequestHandler } from 'express';
import { type ComplaintRow, complaintsUnder } from '../../db/queries/objections.ts';
import { unseal } from '../../db/sealed.ts';
import { whereabouts } from '../../db/queries/where-about.ts';
import { complaintFindings } from '../../domain/objection.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { concludeComplaint } from '../../usecases/complaint/conclude.ts';
import { type Html, html, type Part } from '../../html.ts';
import { moment } from '../format.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { declinedSection } from './declined-intake.ts';
import { fileLinks, fileOf, giveOut, paragraphs } from './objection.ts';
import { option } from './form-parts.ts';
import { hiddenFields, press, text } from './press.ts';

/** 投诉, R-151: what people complain of, for the supervision alone; whoever was of a team sees none about it. */
export const complaintsPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const rows = await seenBy(visitor);
  sendPage(request, response, {
    title: t('panel.complaints.title'),
    body: html`<p class="muted">${t('panel.complaints.lead')}</p>
      ${rows.length === 0 && html`<p class="card muted">${t('panel.complaints.none')}</p>`}
      ${rows.map((row) => complaint(row, visitor))}
      ${await declinedSection(scopeOf({ read: ['complaint.list'] }, visitor.actor), visitor)}`,
  });
};

async function seenBy({ actor }: Visitor): Promise<ComplaintRow[]> {
  const paths = scopeOf({ read: ['complaint.list'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  return (await complaintsUnder(paths)).filter((row) => can(actor, 'complaint.read', row));
}

function complaint(row: ComplaintRow, visitor: Visitor): Html {
  const { t, locale } = visitor;
  const { name, contact } = JSON.parse(unseal(row.submitterSealed)) as Record<string, string>;
  const rows: [TextKey, Part][] = [
    ['card.objection.received', moment(row.receivedAt, locale)],
    ['panel.complaint.ref', row.ref && html`<span class="code">${row.ref}</span>`],
    ['panel.complaint.submitter', name || t('panel.complaint.anonymous')],
    ['panel.objection.contact', contact],
    ['panel.complaint.content', paragraphs(row.content)],
    ['panel.objection.files', fileLinks(`/desk/complaints/${row.id}`, row.files)],
    ['card.complaint.finding', row.finding && t(`complaint-finding.${row.finding}` as TextKey)],
    ['panel.complaint.note', row.note],
    ['panel.complaint.answer', row.answer],
  ];
  return html`<section class="card" id="${row.id}">
    <h2>
      <span class="code">${row.receiptNo}</span>
      <span class="state">${t(`state.complaint.${row.state}`)}</span>
    </h2>
    <dl class="facts">
      ${rows.map(
        ([label, value]) =>
          value &&
          html`<div>
            <dt>${t(label)}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${row.state === 'received' && concludeForm(row, visitor)}
  </section>`;
}

const concludeForm = ({ id, version }: ComplaintRow, { t }: Visitor): Html =>
  html`<form method="post" action="/desk/complaints/${id}/conclude" class="form">
    ${hiddenFields(version)}
    <label for="finding-${id}">${t('panel.complaint.conclude')}</label>
    <select id="finding-${id}" name="finding" required>
      ${complaintFindings.map((one) => option(one, t(`complaint-finding.${one}`)))}
    </select>
    <label for="note-${id}">${t('panel.complaint.note')}</label>
    <textarea id="note-${id}" name="note" required maxlength="2000"></textarea>
    <label for="answer-${id}">${t('panel.complaint.answer')}</label>
    <textarea id="answer-${id}" name="answer" required maxlength="2000"></textarea>
    <button class="primary">${t('panel.complaint.submit')}</button>
  </form>`;

/** The button of that form. */
export const pressConclude: RequestHandler = press({
  action: 'complaint.conclude',
  back: () => '/desk/complaints',
  about: async ({ id = '' }) => ({
    type: 'complaint',
    id,
    ...(await whereabouts('complaint', id)),
  }),
  run: async (command, fields, { id = '' }) => {
    await concludeComplaint(command, {
      complaintId: id,
      finding: text(fields, 'finding') as 'founded',
      note: text(fields, 'note'),
      answer: text(fields, 'answer'),
    });
    return { done: 'panel.done.complaint-concluded' };
  },
});

/** Gives out a file that came with a complaint, to the supervision alone. */
export const complaintFile: RequestHandler = async (request, response) => {
  const file = await fileOf(String(request.params['file']));
  const rows = await seenBy(visitorOf(response));
  if (!rows.some(({ id }) => id === file.complaintId)) throw new Refusal('not-found');
  giveOut(response, file);
};
