import { say, told } from '../../chat/text.ts';
import { hashOf } from '../../chat/tokens.ts';
import { at } from '../../chat/cards/parts.ts';
import type { Answered, InspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import { lastEdit } from '../../db/queries/checklist-draft.ts';
import { database } from '../../db/data-source.ts';
import { hasProof } from '../../db/queries/recusal-risk.ts';
import { inspectionProfile } from '../../db/queries/inspection-profile.ts';
import { type Answer, answers } from '../../domain/result.ts';
import { parameter } from '../../domain/profile/profile.ts';
import type { TextKey } from '../../locales/translate.ts';
import { draftAnswers } from '../draft.ts';
import { type Answers, pointList, type PointField } from '../points.ts';
import { choice, textArea, textInput } from './controls.ts';
import { type Html, html } from '../../html.ts';
import { pageToken } from './page-token.ts';
import { textsIn, type Visitor } from './visitor.ts';

/** The points to tick off and the finding, for the lead while a result can be entered. */
export async function checklistForm(
  facts: InspectionFacts,
  visitor: Visitor,
  posted: Answers,
): Promise<Html> {
  const { base, locale } = visitor;
  const t = textsIn(locale);
  if (!['started', 'submitted', 'signed'].includes(facts.state)) return html``;
  if (!facts.seat?.lead) return html`<p class="muted">${t('visit.for-lead')}</p>`;
  const grant = hashOf(await pageToken(facts, visitor, 'result.submit'));
  const points = await pointList(facts.id);
  const isPosted = Object.keys(posted).length > 0;
  const last = await lastEdit(database().manager, facts.id);
  const values = isPosted ? posted : await draftAnswers(facts.id, entered(facts));
  const draft = `${base}/visit/${facts.id}/draft`;
  const codes = parameter(await inspectionProfile(facts.id), 'result.codes');
  const findings = codes.map((code) =>
    choice('finding', code, t(`finding.${code}`), {
      required: true,
      chosen: values['finding'] === code,
    }),
  );
  const form = html`<form
    method="post"
    action="${base}/visit/${facts.id}/result"
    class="form checklist"
    data-draft="${draft}"
  >
    <input type="hidden" name="grant" value="${grant}" />
    <h2>${t('visit.checklist')}</h2>
    ${await signedNote(facts, visitor)}
    ${last && html`<p class="muted">${t('visit.draft.last', { by: last.by, at: say(locale, at(last.at)) })}</p>`}
    ${points.map((point, index) => pointOf(point, points[index - 1], values, locale))}
    <fieldset>
      <legend>${t('visit.finding')}</legend>
      ${findings}
    </fieldset>
    ${textArea('note', t('visit.result-note'), { most: 4000, value: values['note'] })}
    <div class="actions bottom">
      <button class="button primary">${t('visit.submit')}</button>
      <button class="button plain" formaction="${draft}" formnovalidate>${t('visit.draft')}</button>
    </div>
  </form>`;
  if (!facts.result) return form;
  const open = (isPosted || last !== undefined) && html` open`;
  return html`<details ${open}>
    <summary>${t('visit.again')}</summary>
    ${form}
  </details>`;
}

// 风险分级: a result that somebody has signed is changed with a second factor.
async function signedNote({ id, team }: InspectionFacts, { actor, locale }: Visitor) {
  const t = textsIn(locale);
  if (!team.some(({ signedAt }) => signedAt)) return false;
  const isProved = await hasProof(actor.id, id);
  return html`<p class="${isProved ? 'muted' : 'warn'}">
    ${isProved ? '✓' : '⚠'} ${t(isProved ? 'visit.step-up.proved' : 'visit.step-up.needed')}
  </p>`;
}

// What was entered last is where a new result begins.
const entered = ({ result }: InspectionFacts): Answer[] =>
  (result?.answers ?? []).flatMap(({ itemId, ...rest }) => (itemId ? [{ itemId, ...rest }] : []));

function pointOf(
  { name, item, itemId, point }: PointField,
  before: PointField | undefined,
  values: Answers,
  locale: Visitor['locale'],
): Html {
  const t = textsIn(locale);
  const choices = answers.map((answer) =>
    choice(name, answer, t(`answer.${answer}`), { chosen: values[name] === answer }),
  );
  const note = textInput(
    `${name}-note`,
    t('visit.note'),
    html`maxlength="1000" placeholder="${t('visit.note.hint')}" value="${values[`${name}-note`]}"`,
  );
  return html`${before?.itemId !== itemId && html`<h3>${item}</h3>`}
    <fieldset class="point">
      <legend>${point}</legend>
      <div class="choices">${choices}</div>
      ${note}
    </fieldset>`;
}

/** The result that stands, for all members to check before they sign. */
export function resultView({ result }: InspectionFacts, { locale }: Visitor): Html | false {
  if (!result) return false;
  const t = textsIn(locale);
  const finding = told(`finding.${result.finding}` as TextKey);
  const entered = told('card.inspection.submitted', {
    by: result.submittedBy,
    at: at(result.submittedAt),
    finding,
  });
  return html`<section class="card">
    <h2>${t('visit.result', { number: result.number })}</h2>
    <p>${say(locale, entered)}</p>
    ${result.note && html`<p>${result.note}</p>`}
    <ul class="answers">
      ${result.answers.map((one) => answered(one, t))}
    </ul>
  </section>`;
}

// What a member signs: each point with its answer, a problem with its note.
const answered = ({ point, answer, note }: Answered, t: ReturnType<typeof textsIn>): Html =>
  html`<li class="${answer}">
    ${point}：<strong>${t(`answer.${answer}`)}</strong>${note && html`（${note}）`}
  </li>`;
