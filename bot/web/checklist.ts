import { say, told } from '../../chat/text.ts';
import { hashOf } from '../../chat/tokens.ts';
import { at } from '../../chat/cards/parts.ts';
import { lateFiles, resultRows } from '../../chat/cards/result-rows.ts';
import type { Answered, InspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import { lastEdit } from '../../db/queries/checklist-draft.ts';
import { database } from '../../db/data-source.ts';
import { hasProof } from '../../db/queries/recusal-risk.ts';
import { inspectionProfile } from '../../db/queries/inspection-profile.ts';
import { type Answer, answers } from '../../domain/result.ts';
import type { TextKey } from '../../locales/translate.ts';
import { draftAnswers } from '../draft.ts';
import { type Answers, pointList, type PointField } from '../points.ts';
import { conclusionFields } from './conclusion-fields.ts';
import { choice, textArea, textInput } from './controls.ts';
import { formChoices, formNotes } from './form-choice.ts';
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
  const profile = await inspectionProfile(facts.id);
  const forms = await formNotes(facts.id, profile, visitor);
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
    ${points.map((point, index) => pointOf(point, points[index - 1], { values, locale, forms }))}
    ${conclusionFields(profile, values, t)}
    ${textArea('note', t('visit.result-note'), { most: 4000, value: values['note'] })}
    <div class="actions bottom">
      <button class="button primary">${t('visit.submit')}</button>
      <button class="button plain" formaction="${draft}" formnovalidate>${t('visit.draft')}</button>
    </div>
  </form>`;
  const others = await formChoices(facts, profile, visitor);
  if (!facts.result) return html`${form} ${others}`;
  const open = (isPosted || last !== undefined) && html` open`;
  return html`<details ${open}>
    <summary>${t('visit.again')}</summary>
    ${form} ${others}
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
  { name, item, itemId, point, standard }: PointField,
  before: PointField | undefined,
  {
    values,
    locale,
    forms,
  }: { values: Answers; locale: Visitor['locale']; forms: Map<string, Html> },
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
  return html`${
      before?.itemId !== itemId &&
      html`<h3>${item}</h3>
        ${forms.get(itemId)}`
    }
    <fieldset class="point">
      <legend>${point}</legend>
      ${standard && html`<p class="muted standard">${t('visit.form.standard')}${t('visit.colon')}${standard}</p>`}
      <div class="choices">${choices}</div>
      ${note}
    </fieldset>`;
}

/** The result that stands, for all members to check before they sign. */
export function resultView(facts: InspectionFacts, { locale }: Visitor): Html | false {
  const { result } = facts;
  if (!result) return false;
  const t = textsIn(locale);
  const late = lateFiles(facts);
  const finding = told(`finding.${result.finding}` as TextKey);
  const entered = told('card.inspection.submitted', {
    by: result.submittedBy,
    at: at(result.submittedAt),
    finding,
  });
  return html`<section class="card">
    <h2>${t('visit.result', { number: result.number })}</h2>
    <p>${say(locale, entered)}</p>
    <dl>
      ${resultRows(facts)
        .filter(([, value]) => value !== null)
        .map(
          ([label, value]) =>
            html`<dt>${t(label)}</dt>
              <dd>${say(locale, value!)}</dd>`,
        )}
    </dl>
    ${late > 0 && html`<p class="warn">⚠ ${t('card.inspection.files-late', { count: late })}</p>`}
    ${result.note && html`<p>${result.note}</p>`}
    <ul class="answers">
      ${result.answers.map((one) => answered(one, t))}
    </ul>
  </section>`;
}

// What a member signs: each point with its answer, a problem with its note.
const answered = ({ point, answer, note }: Answered, t: ReturnType<typeof textsIn>): Html =>
  html`<li class="${answer}">
    ${point}${t('visit.colon')}<strong>${t(`answer.${answer}`)}</strong>${note && t('visit.answer.note', { note })}
  </li>`;
