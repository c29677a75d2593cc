import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import {
  dutiesByUnit,
  type Scheme,
  type SchemeContent,
  schemesOf,
  schemeTask,
  type SchemeTask,
} from '../../db/queries/schemes.ts';
import { can } from '../../domain/policy.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { schemeRule } from '../../domain/scheme.ts';
import { type Html, html } from '../../html.ts';
import { moment, percent, window } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { hiddenFields } from './press.ts';
import { schemeForm } from './scheme-form.ts';
import { taskInScope } from './task.ts';

/** The scheme of a task: what the rules ask for, the draft with its form, and every version there was. */
export const schemePage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const { id } = await taskInScope(String(request.params['id']), visitor);
  const { manager } = database();
  const task = (await schemeTask(manager, id))!;
  const profile = await profilePinned(manager, task);
  const schemes = await schemesOf(manager, id);
  const draft = schemes.find(({ state }) => state === 'draft');
  const confirmed = schemes.filter(({ state }) => state === 'confirmed');
  sendPage(request, response, {
    title: `${t('panel.scheme.title')} · ${task.name}`,
    body: html`<p>
        <a href="/desk/tasks/${id}">${task.name}</a> <span class="code">${task.code}</span>
      </p>
      ${needs(task, profile, confirmed[0], visitor)} ${draft && waiting(task, draft, visitor)}
      ${schemeForm(task, draft ?? confirmed[0], visitor)}
      ${confirmed.map((scheme) => version(scheme, visitor))}`,
  });
};

function needs(
  task: SchemeTask,
  profile: Profile,
  inForce: Scheme | undefined,
  { t }: Visitor,
): Html {
  const isJoint = task.content.departments.length > 1;
  const rules = (['draw', 'visit'] as const).flatMap((before) => {
    const key = schemeRule(profile, before, isJoint);
    return key ? [t(`panel.scheme.needed-${before}`, { rule: articleOf(profile, key) })] : [];
  });
  const tone = inForce || rules.length === 0 ? '' : 'over';
  return html`<section class="card">
    ${(rules.length > 0 ? rules : [t('panel.scheme.optional')]).map((line) => html`<p>${line}</p>`)}
    <p>
      <span class="state ${inForce ? 'done' : tone}"
        >${inForce ? t('panel.scheme.in-force', { number: inForce.number }) : t('panel.scheme.none')}</span
      >
    </p>
  </section>`;
}

// The draft as it is to be confirmed, by somebody who wrote no line of it.
function waiting(task: SchemeTask, draft: Scheme, visitor: Visitor): Html {
  const { t, actor } = visitor;
  const may = can(actor, 'scheme.confirm', { ...task, authorIds: draft.authorIds });
  return html`<section class="card" id="draft">
    <h2>
      ${t('panel.scheme.number', { number: draft.number })}
      <span class="state wait">${t('state.scheme.draft')}</span>
    </h2>
    <p class="muted">${authors(draft, visitor)}</p>
    ${parts(draft, task.content, visitor)}
    ${
      may
        ? html`<form method="post" action="/desk/tasks/${task.id}/confirm-scheme">
            ${hiddenFields(draft.version)}
            <button class="primary">${t('panel.press.confirm-scheme')}</button>
          </form>`
        : html`<p class="muted">${t('panel.scheme.waits')}</p>`
    }
  </section>`;
}

function version(scheme: Scheme, visitor: Visitor): Html {
  const { t, locale } = visitor;
  const vars = { by: scheme.confirmedBy!, at: moment(scheme.confirmedAt!, locale) };
  return html`<section class="card">
    <h2>
      ${t('panel.scheme.number', { number: scheme.number })}
      <span class="state done">${t('state.scheme.confirmed')}</span>
    </h2>
    <p class="muted">${authors(scheme, visitor)} · ${t('panel.scheme.confirmed', vars)}</p>
    ${parts(scheme, scheme.content!, visitor)}
  </section>`;
}

const authors = ({ authors: names, draftedAt }: Scheme, { t, locale }: Visitor): string =>
  t('panel.scheme.authors', { names: names.join(t('panel.comma')), at: moment(draftedAt, locale) });

function parts(scheme: Scheme, content: SchemeContent, { t, locale }: Visitor): Html {
  const duties = dutiesByUnit(scheme.departmentDuties, content);
  const texts = (['duty', 'procedure', 'schedule'] as const).map(
    (name) => [t(`scheme.${name}`), scheme[name]] as const,
  );
  const ratios = content.strata.map(({ name, ratioBp }) => `${name} ${percent(ratioBp)}`);
  const facts = [
    [t('panel.scheme.items'), content.items.join(t('panel.comma'))],
    [
      t('panel.scheme.participants'),
      content.departments.map(({ unit }) => unit).join(t('panel.comma')),
    ],
    [
      t('panel.scheme.window'),
      content.startsOn && window(content.startsOn, content.endsOn, locale),
    ],
    [t('panel.scheme.ratios'), ratios.join(t('panel.comma'))],
  ].filter(([, value]) => value);
  return html`${texts.map(
      ([name, text]) =>
        html`<h3>${name}</h3>
          <p class="lines-kept">${text}</p>`,
    )}
    ${
      duties.length > 0 &&
      html`<h3>${t('scheme.departments')}</h3>
        <dl>${duties.map(({ unit, duty }) => pair(unit, duty))}</dl>`
    }
    <h3>${t('panel.scheme.content')}</h3>
    <dl>${facts.map(([name, value]) => pair(name!, value!))}</dl>`;
}

const pair = (name: string, value: string): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
