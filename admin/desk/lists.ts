import type { RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import {
  type ItemLine,
  itemsInForceOrDraft,
  type PlanWithLines,
  plansAround,
} from '../../db/queries/lists-under.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { publishItems } from '../../usecases/items/publish.ts';
import { publishPlan } from '../../usecases/plan/publish.ts';
import { percent, window } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { mayOver, scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { hiddenFields, press, text } from './press.ts';
import { stateOf } from './state.ts';

/** 一单与计划: the item list and the annual plans, with the buttons that publish them. */
export const listsPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { actor, t } = visitor;
  const paths = scopeOf({ read: ['registry.read', 'task.read'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const [items, plans] = await Promise.all([itemsInForceOrDraft(), plansAround(paths)]);
  const [bureau] = await unitsUnder(scopeOf({ read: ['items.publish'] }, actor));
  sendPage(request, response, {
    title: t('group.lists'),
    body: html`${itemList(items, bureau?.id, visitor)} ${await newPlan(visitor)}
    ${
      plans.length === 0
        ? html`<section class="card">
            <h2>${t('table.plan')}</h2>
            <p class="muted">${t('panel.lists.no-plan')}</p>
          </section>`
        : plans.map((plan) => planCard(plan, visitor))
    }`,
  });
};

function itemList(items: ItemLine[], unitId: string | undefined, { t }: Visitor): Html {
  const drafts = items.filter(({ state, scheduled }) => state === 'draft' && !scheduled).length;
  return html`<section class="card">
    <h2>${t('table.item')} <span class="count">${items.length}</span></h2>
    ${items.length === 0 && html`<p class="muted">${t('panel.lists.no-items')}</p>`}
    ${unitId && html`<p><a class="button" href="/desk/items/new">${t('panel.item.new')}</a></p>`}
    ${
      drafts > 0 &&
      unitId &&
      html`<form method="post" action="/desk/lists/items">
        ${hiddenFields()}<input type="hidden" name="unitId" value="${unitId}" />
        <p>${t('panel.lists.drafts', { count: drafts })}</p>
        ${
          items.some(({ state }) => state === 'published') &&
          html`<label
            >${t('panel.item.adjust-reason')}<input name="reason" maxlength="500"
          /></label>`
        }
        <button class="primary">${t('panel.press.items')}</button>
      </form>`
    }
    ${
      items.length > 0 &&
      html`<table class="rows">
        <thead>
          <tr>
            <th>${t('field.code')}</th>
            <th>${t('field.name')}</th>
            <th>${t('field.subjectCategory')}</th>
            <th>${t('field.kind')}</th>
            <th class="figure">${t('field.ratioMax')}</th>
            <th>${t('field.state')}</th>
          </tr>
        </thead>
        <tbody>
          ${items.map(
            (item) =>
              html`<tr>
                <td data-label="${t('field.code')}" class="code">${item.code}</td>
                <td data-label="${t('field.name')}">
                  <a href="/desk/items/${item.id}">${item.name}</a>
                </td>
                <td data-label="${t('field.subjectCategory')}">${item.category}</td>
                <td data-label="${t('field.kind')}">${t(`item-kind.${item.kind}`)}</td>
                <td data-label="${t('field.ratioMax')}" class="figure">
                  ${item.ratioMaxBp === null ? '–' : percent(item.ratioMaxBp)}
                </td>
                <td data-label="${t('field.state')}">${stateOf('item', item.state, t)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`
    }
  </section>`;
}

// R-050: the plan of a year begins where somebody plans for the bureau.
async function newPlan({ actor, t }: Visitor): Promise<Html | false> {
  const units = await unitsUnder(scopeOf({ read: ['plan.draft'] }, actor));
  const bureau = units.find(({ isBureau }) => isBureau);
  if (!bureau) return false;
  const year = Number(dayOf(await currentTime()).slice(0, 4)) + 1;
  return html`<form method="post" action="/desk/plans" class="card form">
    ${hiddenFields()}<input type="hidden" name="unitId" value="${bureau.id}" />
    <label
      >${t('panel.plan.new-year')}<input
        name="year"
        type="number"
        min="2000"
        max="2200"
        value="${year}"
        required
        class="short"
    /></label>
    <button>${t('panel.plan.new')}</button>
  </form>`;
}

function planCard(plan: PlanWithLines, { actor, t, locale }: Visitor): Html {
  const mayPublish = plan.state === 'approved' && mayOver(actor, 'plan.publish', plan.unitPath);
  const maySetUp =
    plan.state === 'published' && scopeOf({ read: ['task.set-up'] }, actor).length > 0;
  return html`<section class="card">
    <h2>
      <a href="/desk/plans/${plan.id}"
        >${t('panel.plan.title', { unit: plan.unit, year: plan.year })}</a
      >
      ${stateOf('plan', plan.state, t)}
    </h2>
    ${
      mayPublish &&
      html`<form method="post" action="/desk/lists/plans/${plan.id}">
        ${hiddenFields(plan.version)}
        <p>${t('panel.lists.plan-draft')}</p>
        <button class="primary">${t('panel.press.plan')}</button>
      </form>`
    }
    <table class="rows">
      <thead>
        <tr>
          <th>${t('field.name')}</th>
          <th>${t('field.itemName')}</th>
          <th class="figure">${t('field.ratio')}</th>
          <th class="figure">${t('field.estimate')}</th>
          <th>${t('panel.task.window')}</th>
          <th>${t('field.unitName')}</th>
          <th class="figure">${t('table.task')}</th>
        </tr>
      </thead>
      <tbody>
        ${plan.lines.map(
          (line) =>
            html`<tr>
              <td data-label="${t('field.name')}">
                ${line.name}
                ${
                  maySetUp &&
                  html`<br /><a href="/desk/tasks/new?line=${line.id}">${t('panel.tasks.new')}</a>`
                }
              </td>
              <td data-label="${t('field.itemName')}">${line.itemName}</td>
              <td data-label="${t('field.ratio')}" class="figure">
                ${line.ratioBp === null ? '–' : percent(line.ratioBp)}
              </td>
              <td data-label="${t('field.estimate')}" class="figure">${line.estimate}</td>
              <td data-label="${t('panel.task.window')}">
                ${window(line.startsOn, line.endsOn, locale)}
              </td>
              <td data-label="${t('field.unitName')}">${line.unitName}</td>
              <td data-label="${t('table.task')}" class="figure">${line.tasks}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

/** Puts the drafts of the item list in force. */
export const publishItemList = press({
  action: 'items.publish',
  back: () => '/desk/lists',
  about: async (_params, { actor }) => ({ type: 'items', id: 'items', unitPath: actor.unitPath }),
  run: async (command, fields) => {
    const { published, scheduled } = await publishItems(command, {
      unitId: text(fields, 'unitId'),
      reason: text(fields, 'reason'),
    });
    const vars = { count: published, later: scheduled };
    return { done: scheduled > 0 ? 'panel.done.items-scheduled' : 'panel.done.items', vars };
  },
});

/** Publishes an annual plan. */
export const publishAnnualPlan = press({
  action: 'plan.publish',
  back: ({ id }) => `/desk/plans/${id}`,
  about: async ({ id }, { actor }) => ({ type: 'plan', id: id ?? '', unitPath: actor.unitPath }),
  run: async (command, _fields, { id }) => {
    await publishPlan(command, { planId: id ?? '' });
    return { done: 'panel.done.plan' };
  },
});
