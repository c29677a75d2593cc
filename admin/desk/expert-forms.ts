import { database } from '../../db/data-source.ts';
import { type ExpertChoice, expertsFor } from '../../db/queries/experts.ts';
import type { VisitView } from '../../db/queries/visit-page.ts';
import { expertModesOf } from '../../domain/experts.ts';
import { can } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields } from './press.ts';

const open = ['assigned', 'accepted', 'started'];

/** 专家参与 (R-116), for the planner: draw one by field, or name one for the approver to consent to. */
export async function expertForms(visit: VisitView, { t, actor }: Visitor): Promise<Html | false> {
  const modes = expertModesOf(visit.profile);
  const may = can(actor, 'expert.invite', visit) && open.includes(visit.state);
  if (!may || modes.length === 0) return false;
  const experts = await expertsFor(database().manager, {
    inspectionId: visit.id,
    bureauPath: visit.bureauPath,
  });
  const free = experts.filter(({ interested }) => !interested);
  return html`<details class="card">
    <summary>${t('panel.expert.invite')}</summary>
    ${
      free.length === 0
        ? html`<p class="muted">${t('panel.expert.none')}</p>`
        : html`${modes.includes('draw') && !visit.pendingExpert && drawForm(visit, free, t)}
          ${modes.includes('appointment') && appointForm(visit, free, t)}`
    }
  </details>`;
}

const drawForm = ({ id, version }: VisitView, experts: ExpertChoice[], t: Visitor['t']): Html => {
  const skills = [...new Set(experts.flatMap((expert) => expert.skills))];
  return html`<h3>${t('expert-mode.draw')}</h3>
    <form method="post" action="/desk/visits/${id}/draw-expert" class="form">
      ${hiddenFields(version)}
      <label
        >${t('panel.expert.field')}
        <select name="skill">
          ${skills.map((skill) => {
            const count = experts.filter((expert) => expert.skills.includes(skill)).length;
            return html`<option value="${skill}">
              ${t('panel.expert.field-option', { skill, count })}
            </option>`;
          })}
        </select></label
      >
      <button class="primary">${t('panel.press.draw-expert')}</button>
    </form>`;
};

const appointForm = ({ id, version }: VisitView, experts: ExpertChoice[], t: Visitor['t']): Html =>
  html`<h3>${t('expert-mode.appointment')}</h3>
    <form method="post" action="/desk/visits/${id}/appoint-expert" class="form">
      ${hiddenFields(version)}
      <label
        >${t('card.field.expert')}
        <select name="expertId">
          ${experts.map(
            ({ id: expertId, name, organisation, skills }) =>
              html`<option value="${expertId}">
                ${name} · ${organisation} · ${skills.join(t('panel.comma'))}
              </option>`,
          )}
        </select></label
      >
      <label
        >${t('card.field.proposal-reason')}<textarea
          name="reason"
          required
          maxlength="500"
        ></textarea>
      </label>
      <button>${t('panel.press.appoint-expert')}</button>
    </form>`;
