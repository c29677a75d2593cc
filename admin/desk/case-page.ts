import type { RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import {
  type CaseView,
  caseView,
  type MeasureView,
  type ReferralView,
} from '../../db/queries/cases.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import { dayOf } from '../../domain/day.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { withoutParameter } from '../../domain/profile/cite.ts';
import { type Html, html } from '../../html.ts';
import { day, moment } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { assignForm, type CaseForm, closingForm, crimeForm } from './case-forms.ts';
import { measureForm, receiptForm, referralForm, reviewForm } from './case-step-forms.ts';
import { stateOf } from './state.ts';

/** 案卷: what it is about, what was ordered and handed on, and what may be done about it now. */
export const casePage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const id = String(request.params['id']);
  const { manager: tx } = database();
  const file = /^[0-9a-f-]{36}$/.test(id) ? await caseView(tx, id) : undefined;
  if (!file || !can(visitor.actor, 'case.read', file)) throw new Refusal('not-found');
  const profile = await profilePinned(tx, file);
  const today = dayOf(await currentTime());
  const forms = { file, profile, today, visitor };
  sendPage(request, response, {
    title: visitor.t('panel.case.title', { subject: file.subject }),
    body: html`${summary(file, today, visitor)} ${measures(forms)} ${referrals(forms)}
    ${file.state === 'open' && ways(forms)}`,
  });
};

const works = ({ file, visitor }: CaseForm): boolean =>
  file.state === 'open' && can(visitor.actor, 'case.work', file);

function measures(forms: CaseForm): Html {
  const { file, today, visitor } = forms;
  const next = file.measures.at(-1)?.met === null ? reviewForm : measureForm;
  return html`<section class="card">
    <h2>${visitor.t('card.closing.measures')}</h2>
    ${file.measures.length === 0 && html`<p class="muted">${visitor.t('panel.case.no-measure')}</p>`}
    <ol class="lines">
      ${file.measures.map((one) => measureLine(one, today, visitor))}
    </ol>
    ${works(forms) && next(forms)}
  </section>`;
}

function referrals(forms: CaseForm): Html {
  const { file, visitor } = forms;
  // R-176: a receipt is owed until it is on file, also of a case that was closed meanwhile.
  const mayEnter = can(visitor.actor, 'case.work', file);
  return html`<section class="card">
    <h2>${visitor.t('card.closing.referrals')}</h2>
    ${file.referrals.length === 0 && html`<p class="muted">${visitor.t('panel.case.no-referral')}</p>`}
    <ol class="lines">
      ${file.referrals.map(
        (one) =>
          html`<li>
            ${referralLine(one, visitor)} ${mayEnter && !one.receiptNo && receiptForm(forms, one)}
          </li>`,
      )}
    </ol>
    ${works(forms) && referralForm(forms)}
  </section>`;
}

// What else may be done about an open case.
const ways = (forms: CaseForm): Html =>
  html`${works(forms) && !forms.file.criminal && crimeForm(forms)}
  ${can(forms.visitor.actor, 'case.assign', forms.file) && assignForm(forms)}
  ${works(forms) && closingForm(forms)}`;

function summary(file: CaseView, today: string, visitor: Visitor): Html {
  const { t, locale } = visitor;
  const rows: [string, string | null][] = [
    [t('card.closing.kind'), t(`case-kind.${file.kind}`)],
    [t('card.case.from'), file.fromBody],
    [t('card.closing.document'), file.documentNo],
    [t('panel.inbound.received-on'), file.receivedOn && day(file.receivedOn, locale)],
    [t('panel.inbound.content'), file.content],
    [t('panel.case.unit'), file.unit],
    [t('card.case.owner'), file.owner],
    [t('card.field.last-day'), day(file.dueOn, locale)],
    [t('card.field.rule'), withoutParameter(file.rule)],
    [t('card.closing.outcome'), file.outcome && t(`outcome.${file.outcome}`)],
    [t('card.field.note'), file.outcomeNote],
    [t('panel.case.outcome-document'), file.outcomeDocument],
    [t('panel.case.asked'), file.asker],
    [
      t('panel.case.closed'),
      file.closedAt && `${file.closer ?? ''} ${moment(file.closedAt, locale)}`,
    ],
  ];
  return html`<p>
      ${stateOf('case', file.state, t)} <span class="code">${file.code}</span>
      ${
        file.inspectionId &&
        html`<a href="/desk/visits/${file.inspectionId}">${file.inspection}</a>`
      }
      ${
        file.state !== 'closed' &&
        file.dueOn < today &&
        html`<span class="state over">${t('panel.cases.overdue')}</span>`
      }
    </p>
    ${crimeNotice(file, visitor)}
    ${
      file.state === 'closing' &&
      html`<p class="card">
        ${t('card.case.closing')} <a href="/desk/requests#${file.id}">${t('panel.way.requests')}</a>
      </p>`
    }
    <dl class="facts card">
      ${rows.map(
        ([name, value]) =>
          value &&
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>`;
}

const crimeNotice = (file: CaseView, { t, locale }: Visitor): Html | false =>
  file.criminal &&
  html`<p class="card">
    <span class="state over">${t('panel.cases.suspected')}</span> ${file.criminalReason}
    ${
      file.untransferred &&
      file.transferDueOn &&
      html`<br />${t('card.case.criminal', { day: day(file.transferDueOn, locale) })}`
    }
  </p>`;

function measureLine(one: MeasureView, today: string, { t, locale }: Visitor): Html {
  return html`<li>
    <strong>${t(`measure.${one.measure}`)}</strong>
    <span class="code">${one.documentNo}</span> ${day(one.orderedOn, locale)} · ${one.by}<br />
    ${t('panel.case.until', { day: day(one.dueOn, locale) })}
    ${
      one.met === null
        ? one.dueOn < today && html`<span class="state over">${t('panel.cases.overdue')}</span>`
        : html`<span class="state ${one.met ? 'done' : 'over'}"
              >${t(one.met ? 'form.case.met.yes' : 'form.case.met.no')}</span
            >
            ${one.reviewedOn && day(one.reviewedOn, locale)} ${one.reviewNote}`
    }
    ${one.note && html`<br /><span class="muted">${one.note}</span>`}
    ${
      one.skipReason &&
      html`<br /><span class="muted">${t('panel.case.skipped', { reason: one.skipReason })}</span>`
    }
  </li>`;
}

const referralLine = (one: ReferralView, { t, locale }: Visitor): Html =>
  html`<strong>${one.receiver}</strong>
    <span class="muted">${t(`receiver.${one.receiverKind}`)}</span>
    <span class="code">${one.documentNo}</span> ${day(one.sentOn, locale)} · ${one.by}<br />
    ${one.content}
    ${one.files > 0 && html`<span class="muted">${t('panel.case.files', { count: one.files })}</span>`}
    ${
      one.receiptNo && one.receivedOn
        ? html`<br /><span class="state done">${t('panel.case.receipt')}</span>
            <span class="code">${one.receiptNo}</span> ${day(one.receivedOn, locale)}`
        : html`<br /><span class="state live">${t('panel.case.no-receipt')}</span>`
    }`;
