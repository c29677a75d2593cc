import type { ParticipantChoice } from '../../db/queries/participant-choices.ts';
import { type Html, html } from '../../html.ts';
import type { Texts } from '../visitor.ts';
import { checked, option } from './form-parts.ts';
import { type Fields, text, texts } from './press.ts';

// Departments that the form has room for.
const numbers = [2, 3, 4];

type ItemChoice = { id: string; code: string; name: string };

/** The part of the set-up form that names the departments of a joint task. */
export function participantFields(
  { participants: units, items }: { participants: ParticipantChoice[]; items: ItemChoice[] },
  typed: Fields,
  t: Texts,
): Html {
  const isJoint = numbers.some((number) => text(typed, `participant-${number}`) !== '');
  return html`<details ${isJoint ? html`open` : ''}>
    <summary>${t('panel.joint.form')}</summary>
    <p class="muted">${t('panel.joint.form.lead')}</p>
    ${numbers.map((number) => one(number, { units, items }, typed, t))}
  </details>`;
}

function one(
  number: number,
  { units, items }: { units: ParticipantChoice[]; items: ItemChoice[] },
  typed: Fields,
  t: Texts,
): Html {
  const of = (field: string) => `${field}-${number}`;
  const value = (field: string) => text(typed, of(field));
  return html`<fieldset>
    <legend>${t('panel.joint.form.number', { number })}</legend>
    <label for="${of('participant')}">${t('panel.joint.form.unit')}</label>
    <select id="${of('participant')}" name="${of('participant')}">
      ${option('', t('panel.joint.form.nobody'), value('participant'))}
      ${units.map(({ id, name }) => option(id, name, value('participant')))}
    </select>
    <div class="pair">
      <div>
        <label for="${of('participant-size')}">${t('panel.joint.form.size')}</label>
        <input
          id="${of('participant-size')}"
          name="${of('participant-size')}"
          type="number"
          min="1"
          max="20"
          value="${value('participant-size') || '2'}"
        />
      </div>
      <div>
        <label for="${of('participant-answer')}">${t('panel.joint.form.answer-by')}</label>
        <input
          id="${of('participant-answer')}"
          name="${of('participant-answer')}"
          type="date"
          value="${value('participant-answer')}"
        />
      </div>
    </div>
    ${line(of('participant-skills'), t('panel.joint.form.skills'), value('participant-skills'))}
    ${line(of('participant-contact'), t('panel.joint.form.contact'), value('participant-contact'))}
    <div class="choices" role="group" aria-label="${t('panel.joint.form.items')}">
      <span>${t('panel.joint.form.items')}</span>
      ${items.map(
        ({ id, code, name }) =>
          html`<label class="choice"
            ><input
              type="checkbox"
              name="${of('participant-items')}"
              value="${id}"
              ${checked(texts(typed, of('participant-items')).includes(id))}
            />
            ${code} ${name}</label
          >`,
      )}
    </div>
  </fieldset>`;
}

const line = (name: string, label: string, value: string): Html =>
  html`<label for="${name}">${label}</label>
    <input id="${name}" name="${name}" maxlength="200" value="${value}" />`;

/** What the line of the plan already says about who takes part. */
export function participantsOfLine(units: ParticipantChoice[], lineId: unknown): Fields {
  const named = units.filter(({ lineIds }) => lineIds.includes(String(lineId)));
  return Object.fromEntries(
    named.slice(0, numbers.length).map(({ id }, at) => [`participant-${numbers[at]}`, id]),
  );
}

/** The departments that were filled in, in their order. */
export const participantsIn = (fields: Fields) =>
  numbers.flatMap((number) => {
    const unitId = text(fields, `participant-${number}`);
    const answerBy = text(fields, `participant-answer-${number}`);
    if (!unitId) return [];
    return [
      {
        unitId,
        itemIds: texts(fields, `participant-items-${number}`),
        teamSize: Number(text(fields, `participant-size-${number}`) || 2),
        skills: wordsIn(text(fields, `participant-skills-${number}`)),
        contact: text(fields, `participant-contact-${number}`),
        ...(answerBy && { answerBy }),
      },
    ];
  });

const wordsIn = (list: string): string[] =>
  list
    .split(/[、，,；;\s]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
