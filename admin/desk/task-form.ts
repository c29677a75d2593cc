import type { RequestHandler } from 'express';
import { type TaskChoices, taskChoices } from '../../db/queries/task-choices.ts';
import { Refusal } from '../../domain/refusal.ts';
import { setUpTask } from '../../usecases/task/set-up.ts';
import { percent } from '../format.ts';
import { type Html, html } from '../html.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Texts, type Visitor, visitorOf } from '../visitor.ts';
import { type Fields, hiddenFields, press, text, texts, typedIn } from './press.ts';

/** Strata that the form has room for. */
const strataInForm = 4;

/** 高青细则 第十七条: the form that sets a task up. It works without JavaScript. */
export const taskFormPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const paths = scopeOf({ read: ['task.set-up'] }, visitor.actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const choices = await taskChoices(paths);
  const typed = typedIn(request);
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
    ${Array.from({ length: strataInForm }, (_, number) => stratum(number, choices, typed, t))}
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

const option = (value: string, label: string, chosen: string): Html =>
  html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${label}</option>`;
const checked = (is: boolean): Html => (is ? html`checked` : html``);

function stratum(number: number, { categories }: TaskChoices, typed: Fields, t: Texts): Html {
  const of = (field: string) => `${field}-${number}`;
  const risks = [...new Set(categories.flatMap((one) => one.risks))].filter(Boolean);
  const grades = [...new Set(categories.flatMap((one) => one.grades))].filter(Boolean);
  return html`<fieldset>
    <legend>${t('panel.task-form.stratum', { number: number + 1 })}</legend>
    ${number > 0 && html`<p class="muted">${t('panel.task-form.leave-empty')}</p>`}
    <div class="pair">
      <div>
        <label for="${of('stratum')}">${t('field.name')}</label>
        <input
          id="${of('stratum')}"
          name="${of('stratum')}"
          value="${text(typed, of('stratum'))}"
        />
      </div>
      <div>
        <label for="${of('category')}">${t('field.category')}</label>
        <select id="${of('category')}" name="${of('category')}">
          ${categories.map(({ category, size }) => option(category, `${category}（${size}）`, text(typed, of('category'))))}
        </select>
      </div>
      <div>
        <label for="${of('ratio')}">${t('panel.task-form.ratio')}</label>
        <input
          id="${of('ratio')}"
          name="${of('ratio')}"
          inputmode="decimal"
          pattern="[0-9]+([.][0-9]{1,2})?"
          value="${text(typed, of('ratio'))}"
        />
      </div>
      <div>
        <label for="${of('min')}">${t('field.min')}</label>
        <input
          id="${of('min')}"
          name="${of('min')}"
          type="number"
          min="0"
          value="${text(typed, of('min')) || '0'}"
        />
      </div>
    </div>
    ${boxes(of('risk'), t('field.riskFilter'), risks, typed)}
    ${boxes(of('grade'), t('field.gradeFilter'), grades, typed)}
  </fieldset>`;
}

const boxes = (name: string, label: string, values: string[], typed: Fields): Html | false =>
  values.length > 0 &&
  html`<p class="choices">
    <span>${label}</span>
    ${values.map(
      (value) =>
        html`<label class="choice"
          ><input
            type="checkbox"
            name="${name}"
            value="${value}"
            ${checked(texts(typed, name).includes(value))}
          />
          ${value}</label
        >`,
    )}
  </p>`;

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

function strataIn(fields: Fields) {
  return Array.from({ length: strataInForm }, (_, number) => number).flatMap((number) => {
    const name = text(fields, `stratum-${number}`);
    if (!name) return [];
    const risk = texts(fields, `risk-${number}`);
    const grade = texts(fields, `grade-${number}`);
    const filter = {
      category: text(fields, `category-${number}`),
      ...(risk.length > 0 && { risk }),
      ...(grade.length > 0 && { grade }),
    };
    const ratioBp = Math.round(Number(text(fields, `ratio-${number}`)) * 100);
    return [{ number, name, filter, ratioBp, min: Number(text(fields, `min-${number}`) || 0) }];
  });
}
