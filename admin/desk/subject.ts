import type { RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { type SubjectView, subjectView } from '../../db/queries/subject-page.ts';
import { dayOf } from '../../domain/day.ts';
import { can } from '../../domain/policy.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameters } from '../../domain/profile/parameters.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { day } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { flagSection, flagWord } from './flag-parts.ts';
import { facts, historyOf, masked, valueOf } from './registry-parts.ts';
import { stateOf } from './state.ts';
import { subjectForms } from './subject-forms.ts';

/** A subject of the registry: what it is, its flags with their sources, its visits, and every version of it. */
export const subjectPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const today = dayOf(await currentTime());
  const view = await subjectInScope(String(request.params['id']), today, visitor);
  sendPage(request, response, {
    title: view.name,
    body: html`<p>
        <span class="state ${view.status === '存续' ? 'done' : 'over'}"
          >${visitor.t(`subject-status.${view.status}` as TextKey)}</span
        >
        <span class="code">${view.uscc}</span> ${flagMarks(view, visitor)}
        <a href="/desk/registry">${visitor.t('panel.registry.title')}</a>
      </p>
      ${gone(view, visitor)}
      <div class="columns">
        <section class="card">
          <h2>${visitor.t('panel.registry.facts')}</h2>
          ${factsOf(view, await ownerText(view, visitor), visitor)}
        </section>
        ${visitsOf(view, visitor)}
      </div>
      ${await flagSection(view, today, visitor)} ${await subjectForms(view, today, visitor)}
      ${historyOf(view.versions, visitor, (field, value) =>
        field === 'kind' ? visitor.t(`subject-kind.${value as 'other'}`) : valueOf(value, visitor),
      )}`,
  });
};

async function subjectInScope(id: string, today: string, { actor }: Visitor): Promise<SubjectView> {
  const view = /^[0-9a-f-]{36}$/.test(id) ? await subjectView(id, today) : undefined;
  if (!view || !(can(actor, 'registry.read', view) || can(actor, 'task.read', view))) {
    throw new Refusal('not-found');
  }
  return view;
}

const flagMarks = (view: SubjectView, { t }: Visitor): Html[] =>
  view.flags
    .filter(({ state, isOver }) => state === 'in-force' && !isOver)
    .map((flag) => html`<span class="state live">${flagWord(flag, t)}</span> `);

// R-038: it was drawn before; these are the ways that the rules leave.
function gone(view: SubjectView, { t }: Visitor): Html | false {
  const open = view.visits.filter(({ state }) => openStates.includes(state));
  if (view.status === '存续' || open.length === 0) return false;
  return html`<section class="card">
    <h2>${t('panel.gone.title')}</h2>
    <p>${t('panel.gone.ways')}</p>
    <ul class="lines">
      ${open.map(({ id, code }) => html`<li><a class="code" href="/desk/visits/${id}">${code}</a></li>`)}
    </ul>
  </section>`;
}

const openStates: readonly string[] = ['assigned', 'accepted', 'started', 'submitted'];

// R-035: who keeps it, and by what.
async function ownerText({ unit, profileSlug }: SubjectView, { t, locale }: Visitor) {
  const profile = await currentProfile(database().manager, profileSlug);
  const ownership = parameter(profile, 'registry.ownership');
  const language = locale === 'en' ? 'en' : 'zh';
  const how = parameters['registry.ownership'].kind.print(ownership, language);
  return t('panel.registry.owner', { unit, how, rule: articleOf(profile, 'registry.ownership') });
}

function factsOf(view: SubjectView, owner: string, visitor: Visitor): Html {
  const { t } = visitor;
  return facts([
    [t('field.kind'), t(`subject-kind.${view.kind}` as TextKey)],
    [t('field.category'), view.category],
    [t('field.subtype'), view.subtype],
    [t('field.grade'), view.grade],
    [t('field.risk'), view.risk],
    [t('field.scale'), view.scale],
    [t('field.keyPool'), view.keyPool ? t('panel.yes') : ''],
    [t('field.address'), view.address],
    [t('field.businessScope'), view.businessScope],
    [t('field.principal'), view.principal],
    [t('field.telephone'), masked(view.hasTelephone)],
    [t('field.jurisdiction'), view.jurisdiction],
    [t('field.unit'), owner],
    [t('field.version'), String(view.version)],
  ]);
}

function visitsOf({ visits }: SubjectView, { t, locale }: Visitor): Html {
  return html`<section class="card">
    <h2>${t('table.inspection')} <span class="count">${visits.length}</span></h2>
    ${visits.length === 0 && html`<p class="muted">${t('panel.registry.no-visits')}</p>`}
    <ul class="lines">
      ${visits.map(
        ({ id, code, state, task, startsOn }) =>
          html`<li>
            <a class="code" href="/desk/visits/${id}">${code}</a>
            ${stateOf('inspection', state, t)}<br />${task}
            <span class="muted">${day(startsOn, locale)}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}
