import type { RequestHandler } from 'express';
import { type ExpertLine, expertsUnder } from '../../db/queries/expert-list.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { declareExpertInterest } from '../../usecases/expert/declare-interest.ts';
import { amendExpert, registerExpert } from '../../usecases/expert/register.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { type Fields, hiddenFields, type Press, press, text } from './press.ts';

/** 专家库 (R-046): who may assist, in what, and their interests; entered by the registrar, never deleted. */
export const expertsPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const paths = scopeOf({ read: ['registry.read', 'task.read'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const experts = await expertsUnder(paths);
  const units = await unitsUnder(scopeOf({ read: ['expert.register'] }, actor));
  sendPage(request, response, {
    title: t('table.expert'),
    body: html`<p class="muted">${t('panel.expert.beside')}</p>
      ${experts.length === 0 && html`<p class="card muted">${t('panel.experts.none')}</p>`}
      ${experts.map((one) => expertCard(one, visitor))}
      ${units.length > 0 && registerForm(units, visitor)}`,
  });
};

function expertCard(one: ExpertLine, visitor: Visitor): Html {
  const { t, actor } = visitor;
  return html`<article class="card" id="${one.id}">
    <h3>
      ${one.name} <span class="muted">${one.organisation}</span>
      ${!one.active && html`<span class="state over">${t('panel.experts.ended')}</span>`}
    </h3>
    <p>
      ${one.skills.join(t('panel.comma'))}
      <span class="muted">${one.unit} · ${t('panel.experts.visits', { count: one.visits })}</span>
    </p>
    ${one.interests.map(
      ({ uscc, subject, nature }) =>
        html`<p class="muted">
          ${t('table.expert_interest')}${t('panel.colon')}${subject}
          <span class="code">${uscc}</span>
          ${nature}
        </p>`,
    )}
    ${can(actor, 'expert.register', one) && html`${amendForm(one, t)} ${interestForm(one, t)}`}
  </article>`;
}

const amendForm = (
  { id, version, organisation, skills, active }: ExpertLine,
  t: Visitor['t'],
): Html =>
  html`<details>
    <summary>${t('panel.experts.amend')}</summary>
    <form method="post" action="/desk/experts/${id}/amend" class="form">
      ${hiddenFields(version)}
      <label
        >${t('field.organisation')}<input
          name="organisation"
          value="${organisation}"
          required
          maxlength="200"
      /></label>
      <label
        >${t('panel.experts.skills')}<input name="skills" value="${skills.join('、')}" required
      /></label>
      <label class="choice"
        ><input type="checkbox" name="active" value="1" ${active && html`checked`} />
        ${t('field.active')}</label
      >
      <button>${t('panel.press.amend-expert')}</button>
    </form>
  </details>`;

const interestForm = ({ id }: ExpertLine, t: Visitor['t']): Html =>
  html`<details>
    <summary>${t('panel.experts.interest')}</summary>
    <form method="post" action="/desk/experts/${id}/interest" class="form">
      ${hiddenFields()}
      <label>${t('field.uscc')}<input name="uscc" required minlength="18" maxlength="18" /></label>
      <label>${t('field.nature')}<input name="nature" required maxlength="200" /></label>
      <button>${t('panel.press.expert-interest')}</button>
    </form>
  </details>`;

const registerForm = (units: { id: string; name: string }[], { t }: Visitor): Html =>
  html`<section class="card">
    <h2>${t('panel.experts.register')}</h2>
    <form method="post" action="/desk/experts" class="form">
      ${hiddenFields()}
      <label>${t('field.personName')}<input name="name" required maxlength="100" /></label>
      <label
        >${t('field.organisation')}<input name="organisation" required maxlength="200"
      /></label>
      <label>${t('panel.experts.skills')}<input name="skills" required /></label>
      <label
        >${t('field.unit')}
        <select name="unitId">
          ${units.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
        </select></label
      >
      <button class="primary">${t('panel.press.register-expert')}</button>
    </form>
  </section>`;

const skillsIn = (fields: Fields): string[] =>
  text(fields, 'skills')
    .split(/[、,，;；\s]+/)
    .filter(Boolean);

const shared: Pick<Press, 'action' | 'back' | 'about'> = {
  action: 'expert.register',
  back: () => '/desk/experts',
  about: async ({ id }, { actor }) => ({
    type: 'expert',
    id: id ?? 'new',
    unitPath: actor.unitPath,
  }),
};

/** The buttons of the page, by the path that they post to. */
export const expertPresses = {
  '/experts': press({
    ...shared,
    run: async (command, fields) => {
      await registerExpert(command, {
        unitId: text(fields, 'unitId'),
        name: text(fields, 'name'),
        organisation: text(fields, 'organisation'),
        skills: skillsIn(fields),
      });
      return { done: 'panel.done.expert' };
    },
  }),
  '/experts/:id/amend': press({
    ...shared,
    run: async (command, fields, { id }) => {
      await amendExpert(command, {
        expertId: id ?? '',
        organisation: text(fields, 'organisation'),
        skills: skillsIn(fields),
        active: text(fields, 'active') === '1',
      });
      return { done: 'panel.done.expert' };
    },
  }),
  '/experts/:id/interest': press({
    ...shared,
    run: async (command, fields, { id }) => {
      await declareExpertInterest(command, {
        expertId: id ?? '',
        uscc: text(fields, 'uscc').toUpperCase(),
        nature: text(fields, 'nature'),
      });
      return { done: 'panel.done.expert' };
    },
  }),
};
