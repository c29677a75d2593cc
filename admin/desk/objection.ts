import type { RequestHandler, Response } from 'express';
import { currentTime } from '../../db/clock.ts';
import { type ObjectionFacts, objectionFacts } from '../../db/queries/card-facts-objection.ts';
import {
  type IntakeFile,
  intakeFile,
  type ObjectionDetails,
  objectionDetails,
  type StoredFile,
} from '../../db/queries/objections.ts';
import { heldFacts } from '../../db/queries/held-verdicts.ts';
import { objectionProfile } from '../../db/queries/inspection-profile.ts';
import { unseal } from '../../db/sealed.ts';
import { dayOf } from '../../domain/day.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html, type Part } from '../../html.ts';
import { day, moment } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { assignForm, replyForm, reviewForm } from './objection-forms.ts';
import { shownPart } from './shown.ts';

/** An objection: what is said against which result, how far it is, and what may be done about it now. */
export const objectionPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const facts = await found(String(request.params['id']), visitor);
  const details = await objectionDetails(facts.id);
  const form = { facts, visitor };
  const { t, actor } = visitor;
  const forms: Record<ObjectionFacts['state'], () => Promise<Part> | Part> = {
    received: () => can(actor, 'objection.assign', facts) && assignForm(form),
    reviewing: () => reviewing(form, details),
    decided: async () =>
      can(actor, 'objection.reply', facts) &&
      replyForm(form, { isOnline: details.isOnline, today: dayOf(await currentTime()) }),
    answered: () => false,
  };
  sendPage(request, response, {
    title: t('card.objection.title', { state: t(`state.objection.${facts.state}`) }),
    body:
      facts.state === 'reviewing'
        ? html`${await forms.reviewing()}`
        : html`${summary(facts, details, visitor)} ${await forms[facts.state]()}`,
  });
};

type Form = Parameters<typeof reviewForm>[0];

// What the reviewer reads is what the outcome is about: its words are kept with it.
async function reviewing(form: Form, details: ObjectionDetails): Promise<Html> {
  const { facts, visitor } = form;
  const { t, actor, locale } = visitor;
  const read = summary(facts, details, visitor);
  const { held } = await heldFacts('objection', facts.id, actor.id);
  if (held) {
    const until = moment(held.until, locale);
    return html`${read}
      <p class="card">${t('card.request.held-by', { by: held.by, until })}</p>`;
  }
  const instead = can(actor, 'objection.assign', facts) && (await assignForm(form));
  if (!can(actor, 'objection.review', facts)) return html`${read} ${instead}`;
  const about = { type: 'objection', id: facts.id, version: facts.version };
  const profile = await objectionProfile(facts.id);
  return shownPart(
    { kind: 'panel.objection', about, decides: true },
    visitor,
    (shown) => html`${read} ${reviewForm(form, profile, shown)} ${instead}`,
  );
}

async function found(id: string, { actor }: Visitor): Promise<ObjectionFacts> {
  const facts = /^[0-9a-f-]{36}$/.test(id) ? await objectionFacts(id) : undefined;
  if (!facts || !can(actor, 'objection.read', facts)) throw new Refusal('not-found');
  return facts;
}

// Who objects is for those who deal with it, and for nobody of the team.
const dealsWith = (facts: ObjectionFacts, { actor }: Visitor): boolean =>
  can(actor, 'objection.reply', facts);

function summary(facts: ObjectionFacts, details: ObjectionDetails, visitor: Visitor): Html {
  const { t, locale } = visitor;
  const { name, contact } = dealsWith(facts, visitor)
    ? (JSON.parse(unseal(details.submitterSealed)) as { name: string; contact: string })
    : { name: t('panel.objection.hidden'), contact: '' };
  const rows: [TextKey, Part][] = [
    ['card.field.subject', facts.subject],
    ['card.field.code', html`<span class="code">${facts.code}</span>`],
    ['card.field.finding', t(`finding.${facts.finding}` as TextKey)],
    ['card.objection.receipt', html`<span class="code">${facts.receiptNo}</span>`],
    ['card.objection.received', moment(facts.receivedAt, locale)],
    ['panel.objection.submitter', name],
    ['panel.objection.contact', contact],
    ['card.objection.content', paragraphs(facts.content)],
    ['panel.objection.files', fileLinks(`/desk/objections/${facts.id}`, details.files)],
    ['card.objection.reviewer', facts.reviewer],
    ['panel.objections.due', facts.dueOn && day(facts.dueOn, locale)],
    ['card.field.rule', facts.rule],
    ['card.objection.outcome', facts.outcome && t(`review-outcome.${facts.outcome}`)],
    ['panel.objection.grounds', details.grounds],
    ['panel.objection.reply', details.reply],
    ['form.objection.way', details.replyWay && t(`reply-way.${details.replyWay}` as TextKey)],
    ['panel.objection.reply-proof', details.replyProof],
    ['panel.objection.deliveries', fileLinks(`/desk/objections/${facts.id}`, details.deliveries)],
  ];
  return html`<dl class="facts card">
      ${rows.map(
        ([label, value]) =>
          value &&
          html`<div>
            <dt>${t(label)}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${facts.correction && html`<p class="card">${t(`card.objection.correction.${facts.correction}`)}</p>`}`;
}

/** What somebody wrote, with its lines as they wrote them. */
export const paragraphs = (text: string): Part =>
  text.split('\n').map((one, at) => [at > 0 && html`<br />`, one]);

/** Links to the files that were handed in. */
export const fileLinks = (base: string, files: IntakeFile[]): Part =>
  files.length > 0 && files.map(({ id, name }) => html`<a href="${base}/files/${id}">${name}</a> `);

/** Gives out a file that belongs to this objection, to those who deal with it. */
export const objectionFile: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const facts = await found(String(request.params['id']), visitor);
  const file = await fileOf(String(request.params['file']));
  if (file.objectionId !== facts.id) throw new Refusal('not-found');
  if (!dealsWith(facts, visitor)) throw new Refusal('forbidden');
  giveOut(response, file);
};

/** A file of that id; refuses `not-found`. */
export async function fileOf(id: string): Promise<StoredFile> {
  const file = /^[0-9a-f-]{36}$/.test(id) ? await intakeFile(id) : undefined;
  if (!file) throw new Refusal('not-found');
  return file;
}

/** Sends a stranger's file to be saved, never to be shown as part of the panel. */
export function giveOut(
  response: Response,
  { name, mediaType, bytes }: Pick<StoredFile, 'name' | 'mediaType' | 'bytes'>,
): void {
  response.set({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' });
  response.attachment(name).type(mediaType).send(bytes);
}
