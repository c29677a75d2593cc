import type { ObjectionFacts } from '../../db/queries/card-facts-objection.ts';
import { reviewersFor } from '../../db/queries/objections.ts';
import { outcomes, replyWays } from '../../domain/objection.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { option } from './form-parts.ts';
import { groundsPart } from './grounds-part.ts';
import { hiddenFields } from './press.ts';

type Form = { facts: ObjectionFacts; visitor: Visitor };

/** R-167: names who reviews it, or who does instead; whoever is party to it is not on the list. */
export async function assignForm({ facts, visitor: { t } }: Form): Promise<Html> {
  const { id, reviewerId } = facts;
  const people = await reviewersFor(
    id,
    reviewerId ? [...facts.partyIds, reviewerId] : facts.partyIds,
  );
  const label = t(reviewerId ? 'panel.objection.reassign' : 'panel.objection.assign');
  return html`<form method="post" action="/desk/objections/${facts.id}/assign" class="card form">
    ${hiddenFields(facts.version)}
    <label for="reviewerId">${label}</label>
    <p class="muted">${t('panel.objection.assign.hint')}</p>
    <select id="reviewerId" name="reviewerId" required>
      ${people.map(({ id, name, unit }) => option(id, `${name} · ${unit}`))}
    </select>
    <button class="${reviewerId ? '' : 'primary'}">${label}</button>
  </form>`;
}

/** The outcome of the review; of an error also what is right instead, and what the public is told (R-169). */
export const reviewForm = (
  { facts, visitor: { t } }: Form,
  profile: Profile,
  shown?: string,
): Html =>
  html`<form method="post" action="/desk/objections/${facts.id}/review" class="card form">
    ${hiddenFields(facts.version, shown)}
    <label for="outcome">${t('panel.objection.review')}</label>
    <select id="outcome" name="outcome" required>
      ${outcomes.map((one) => option(one, t(`review-outcome.${one}`)))}
    </select>
    <label for="grounds">${t('form.objection.grounds')}</label>
    <textarea id="grounds" name="grounds" required maxlength="1000"></textarea>
    <fieldset>
      <legend>${t('panel.objection.if-error')}</legend>
      <label for="finding">${t('form.objection.finding')}</label>
      <select id="finding" name="finding">
        ${option('', t('panel.objection.unchanged'))}
        ${parameter(profile, 'result.codes').map((one) => option(one, t(`finding.${one}`)))}
      </select>
      ${groundsPart(profile, 'obstructions', t)}
      <label for="note">${t('panel.objection.note')}</label>
      <textarea id="note" name="note" maxlength="1000"></textarea>
      <label for="publicNote">${t('form.objection.public-note')}</label>
      <textarea id="publicNote" name="publicNote" maxlength="1000"></textarea>
    </fieldset>
    <button class="primary">${t('panel.objection.review.submit')}</button>
  </form>`;

/** R-168: what whoever objected is told, how and when, and what proves it. */
export const replyForm = (
  { facts, visitor: { t } }: Form,
  { isOnline, today }: { isOnline: boolean; today: string },
): Html =>
  html`<form
    method="post"
    action="/desk/objections/${facts.id}/reply"
    enctype="multipart/form-data"
    class="card form"
  >
    ${hiddenFields(facts.version)}
    <label for="reply">${t('form.objection.words')}</label>
    <textarea id="reply" name="reply" required maxlength="2000"></textarea>
    <label for="way">${t('form.objection.way')}</label>
    <select id="way" name="way" required>
      ${replyWays
        .filter((way) => isOnline || way !== 'portal')
        .map((way) => option(way, t(`reply-way.${way}`)))}
    </select>
    <label for="repliedOn">${t('panel.objection.replied-on')}</label>
    <input id="repliedOn" name="repliedOn" type="date" required max="${today}" value="${today}" />
    <label for="proof">${t('form.objection.delivery')}</label>
    <input id="proof" name="proof" maxlength="500" />
    <label for="files">${t('panel.objection.delivery-files')}</label>
    <input
      id="files"
      name="files"
      type="file"
      multiple
      accept="image/jpeg,image/png,application/pdf"
    />
    <button class="primary">${t('panel.objection.reply.submit')}</button>
  </form>`;

/** What came in person or by post; its term runs from the day it was received. */
export const registerForm = (today: string, { t }: Visitor): Html =>
  html`<form method="post" action="/desk/objections" class="card form">
    ${hiddenFields()}
    <h2>${t('panel.objection.register')}</h2>
    <p class="muted">${t('panel.objection.register.lead')}</p>
    <label for="code">${t('panel.objection.code')}</label>
    <input id="code" name="code" required maxlength="60" />
    <label for="receivedOn">${t('panel.objection.received-on')}</label>
    <input id="receivedOn" name="receivedOn" type="date" required max="${today}" value="${today}" />
    <label for="name">${t('panel.objection.submitter')}</label>
    <input id="name" name="name" required maxlength="60" />
    <label for="contact">${t('panel.objection.contact')}</label>
    <input id="contact" name="contact" required maxlength="100" />
    <label for="content">${t('card.objection.content')}</label>
    <textarea id="content" name="content" required maxlength="4000"></textarea>
    <button class="primary">${t('panel.objection.register')}</button>
  </form>`;
