import type { RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import { type TaskChoices, taskChoices } from '../../db/queries/task-choices.ts';
import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { setUpTask } from '../../usecases/task/set-up.ts';
import { percent } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { checked, option, strataIn, stratumFields } from './stratum-fields.ts';
import { type Fields, hiddenFields, press, text, texts, typedIn } from './press.ts';

/** 高青细则 第十七条: the form that sets a task up. It works without JavaScript. */
export const taskFormPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const paths = scopeOf({ read: ['task.set-up'] }, visitor.actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const choices = await taskChoices(paths);
  const typed = { ...prefill(choices, request.query['line'], await today()), ...typedIn(request) };
  sendPage(request, response, {
    title: t('panel.tasks.new'),
    body:
      choices.lines.length === 0 || choices.items.length === 0
        ? html`<p class="card">
            ${t('panel.task-form.first-publish')} <a href="/desk/lists">${t('panel.way.lists')}</a>
          </p>`
        : form(choices, typed, visitor),
  });
};

const today = async () => dayOf(await currentTime());

/** What a line of the plan already says about a task under it. */
function prefill({ lines, items, units }: TaskChoices, lineId: unknown, now: string): Fields {
  const line = lines.find(({ id }) => id === lineId);
  if (!line) return {};
  const item = items.find(({ name }) => name === line.itemName);
  const unit = units.find(({ name }) => name === line.unitName);
  const ratio = String(line.ratioBp / 100);
  return {
    name: line.name,
    planLineId: line.id,
    unitId: unit?.id,
    startsOn: line.startsOn > now ? line.startsOn : now,
    endsOn: line.endsOn,
    itemIds: item?.id,
    'category-0': item?.category,
    'category-1': item?.category,
    'ratio-0': ratio,
    'ratio-1': ratio,
    sealed: '1',
  };
}

const form = (choices: TaskChoices, typed: Fields, { t }: Visitor): Html =>
  html`<form method="post" action="/desk/tasks" class="card form">
    ${hiddenFields()}
    <label for="name">${t('panel.task-form.name')}</label>
    <input id="name" name="name" required maxlength="200" value="${text(typed, 'name')}" />
    <label for="planLineId">${t('field.planLine')}</label>
    <select id="planLineId" name="planLineId" required>
      ${choices.lines.map((line) =>
        option(
          line.id,
          `${line.name}（${line.itemName}，${percent(line.ratioBp)}，${line.startsOn} – ${line.endsOn}）`,
          text(typed, 'planLineId'),
        ),
      )}
    </select>
    <label for="unitId">${t('panel.task-form.unit')}</label>
    <select id="unitId" name="unitId" required>
      ${choices.units.map(({ id, name }) => option(id, name, text(typed, 'unitId')))}
    </select>
    <div class="pair">
      <div>
        <label for="startsOn">${t('field.startsOn')}</label>
        <input
          id="startsOn"
          name="startsOn"
          type="date"
          required
          value="${text(typed, 'startsOn')}"
        />
      </div>
      <div>
        <label for="endsOn">${t('field.endsOn')}</label>
        <input id="endsOn" name="endsOn" type="date" required value="${text(typed, 'endsOn')}" />
      </div>
    </div>
    <fieldset>
      <legend>${t('panel.task-form.items')}</legend>
      ${choices.items.map(
        ({ id, code, name, category }) =>
          html`<label class="choice"
            ><input
              type="checkbox"
              name="itemIds"
              value="${id}"
              ${checked(texts(typed, 'itemIds').includes(id))}
            />
            ${code} ${name}（${category}）</label
          >`,
      )}
    </fieldset>
    ${[0, 1].map((number) => stratumFields(number, choices, typed, t))}
    <details>
      <summary>${t('panel.task-form.more')}</summary>
      ${[2, 3].map((number) => stratumFields(number, choices, typed, t))}
    </details>
    <div class="pair">
      <div>
        <label for="teamSize">${t('field.teamSize')}</label>
        <input
          id="teamSize"
          name="teamSize"
          type="number"
          min="1"
          max="20"
          value="${text(typed, 'teamSize') || '2'}"
        />
      </div>
      <div>
        <label class="choice"
          ><input
            type="checkbox"
            name="sealed"
            value="1"
            ${checked(text(typed, 'name') === '' || text(typed, 'sealed') === '1')}
          />
          ${t('panel.task-form.sealed')}</label
        >
      </div>
    </div>
    <button class="primary">${t('panel.task-form.submit')}</button>
  </form>`;

/** Sets the task up from the form. */
export const setUp = press({
  action: 'task.set-up',
  back: () => '/desk/tasks/new',
  about: async (_params, { actor }) => ({ type: 'task', id: 'new', unitPath: actor.unitPath }),
  run: async (command, fields) => {
    const { taskId, code } = await setUpTask(command, {
      planLineId: text(fields, 'planLineId'),
      name: text(fields, 'name'),
      unitId: text(fields, 'unitId'),
      startsOn: text(fields, 'startsOn'),
      endsOn: text(fields, 'endsOn'),
      itemIds: texts(fields, 'itemIds'),
      strata: strataIn(fields),
      teamSize: Number(text(fields, 'teamSize') || 2),
      sealed: text(fields, 'sealed') === '1',
    });
    return { to: `/desk/tasks/${taskId}`, done: 'panel.done.set-up', vars: { code } };
  },
});
