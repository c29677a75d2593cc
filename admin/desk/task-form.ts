import type { Request, RequestHandler, Response } from 'express';
import { currentTime } from '../../db/clock.ts';
import { type TaskChoices, taskChoices } from '../../db/queries/task-choices.ts';
import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { setUpTask } from '../../usecases/task/set-up.ts';
import { percent } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { refusedForm } from '../refused-form.ts';
import { scopeOf } from '../table.ts';
import { type Texts, visitorOf } from '../visitor.ts';
import { deploymentFields } from './deployment-fields.ts';
import { checked, described, option, type Wrong, wrongAt } from './form-parts.ts';
import { activityField, modeFields } from './mode-fields.ts';
import { peopleEntropyField } from './people-entropy-field.ts';
import { participantFields } from './participant-fields.ts';
import { prefill } from './prefill.ts';
import { routeFields } from './route-fields.ts';
import { type StratumForm, stratumFields } from './stratum-fields.ts';
import { type Fields, hiddenFields, press, text, texts } from './press.ts';
import { taskIn, wrongField } from './task-input.ts';

/** 高青细则 第十七条: the form that sets a task up. It works without JavaScript. */
export const taskFormPage: RequestHandler = async (request, response) => {
  const typed = refusedForm(request)?.fields ?? request.session.flash?.fields ?? {};
  const refused = request.session.flash?.refusal;
  const field = refused && wrongField(refused, typed);
  const wrong = field ? { field, text: request.session.flash!.text } : undefined;
  await sendTaskForm(request, response, { typed, wrong });
};

/** What was typed into the form, what is wrong with it, and what follows below it. */
type Filled = { typed: Fields; wrong?: Wrong; below?: Html };

/** Sends the form with what was typed, or with what a line of the plan already says. */
export async function sendTaskForm(request: Request, response: Response, filled: Filled) {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const paths = scopeOf({ read: ['task.set-up'] }, visitor.actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const now = await today();
  const choices = await taskChoices(paths);
  const known = prefill(choices, request.query, now, t);
  const typed = { ...known, ...filled.typed };
  sendPage(request, response, {
    title: t('panel.tasks.new'),
    body:
      choices.lines.length === 0 || choices.items.length === 0
        ? html`<p class="card">
            ${t('panel.task-form.first-publish')} <a href="/desk/lists">${t('panel.way.lists')}</a>
          </p>`
        : html`${form({ choices, typed, wrong: filled.wrong, t }, now)} ${filled.below}`,
  });
}

const today = async () => dayOf(await currentTime());

const form = (all: StratumForm, now: string): Html => {
  const { choices, typed, wrong, t } = all;
  return html`<form method="post" action="/desk/tasks" class="card form">
    ${hiddenFields()}
    <label for="name">${t('panel.task-form.name')}</label>
    <input id="name" name="name" required maxlength="200" value="${text(typed, 'name')}" />
    <label for="planLineId">${t('field.planLine')}</label>
    <select id="planLineId" name="planLineId">
      ${lineOptions(all, now)}
    </select>
    ${wrongAt(wrong, 'planLineId')}
    <label for="adHocReason">${t('panel.ad-hoc.reason')}</label>
    <input
      id="adHocReason"
      name="adHocReason"
      maxlength="500"
      ${described(wrong, 'adHocReason')}
      value="${text(typed, 'adHocReason')}"
    />
    ${wrongAt(wrong, 'adHocReason')}
    <label for="unitId">${t('panel.task-form.unit')}</label>
    <select id="unitId" name="unitId" required>
      ${choices.units.map(({ id, name }) => option(id, name, text(typed, 'unitId')))}
    </select>
    ${routeFields(all)}
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
        <input
          id="endsOn"
          name="endsOn"
          type="date"
          required
          ${described(wrong, 'endsOn')}
          value="${text(typed, 'endsOn')}"
        />
        ${wrongAt(wrong, 'endsOn')}
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
            ${code} ${name}${t('panel.in-brackets', { text: category })}</label
          >`,
      )}
      ${wrongAt(wrong, 'itemIds')}
    </fieldset>
    ${modeFields(all)} ${activityField(all)} ${deploymentFields(all)} ${splitLink(typed, t)}
    ${[0, 1].map((number) => stratumFields(number, all))}
    <label for="upliftReason">${t('panel.uplift.reason')}</label>
    <input
      id="upliftReason"
      name="upliftReason"
      maxlength="500"
      value="${text(typed, 'upliftReason')}"
    />
    <details>
      <summary>${t('panel.task-form.more')}</summary>
      ${[2, 3].map((number) => stratumFields(number, all))}
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
          ${described(wrong, 'teamSize')}
          value="${text(typed, 'teamSize') || '2'}"
        />
        ${wrongAt(wrong, 'teamSize')}
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
        ${wrongAt(wrong, 'sealed')}
      </div>
    </div>
    ${participantFields(choices, typed, t)} ${peopleEntropyField(typed, t)}
    <div>
      <button class="primary">${t('panel.task-form.submit')}</button>
      <button formaction="/desk/tasks/preview#preview">${t('panel.task-form.preview')}</button>
    </div>
  </form>`;
};

// the rules can tell by themselves who is drawn more.
const splitLink = (typed: Fields, t: Texts): Html | false =>
  text(typed, 'planLineId') !== '' &&
  html`<p>
    <a href="/desk/tasks/new?line=${text(typed, 'planLineId')}&amp;strata=risk"
      >${t('panel.uplift.split')}</a
    >
  </p>`;

type Line = TaskChoices['lines'][number];

// Nobody looks for a line whose window is over, and the first one stands chosen.
function lineOptions({ choices: { lines }, typed, t }: StratumForm, now: string): Html[] {
  const chosen = text(typed, 'planLineId');
  const toOption = (line: Line) => option(line.id, lineLabel(line, now, t), chosen);
  return [
    ...lines.filter(({ endsOn }) => endsOn >= now).map(toOption),
    option('', t('panel.ad-hoc.none'), 'planLineId' in typed ? chosen : '-'),
    ...lines.filter(({ endsOn }) => endsOn < now).map(toOption),
  ];
}

function lineLabel({ name, itemName, ratioBp, startsOn, endsOn }: Line, now: string, t: Texts) {
  const over = endsOn < now ? t('panel.task-form.line-over') : '';
  const facts = [itemName, percent(ratioBp), `${startsOn} – ${endsOn}${over}`];
  return name + t('panel.in-brackets', { text: facts.join(t('panel.comma')) });
}

/** Sets the task up from the form. */
export const setUp = press({
  action: 'task.set-up',
  back: () => '/desk/tasks/new',
  about: async (_params, { actor }) => ({ type: 'task', id: 'new', unitPath: actor.unitPath }),
  run: async (command, fields) => {
    const { taskId, code } = await setUpTask(command, taskIn(fields));
    return { to: `/desk/tasks/${taskId}`, done: 'panel.done.set-up', vars: { code } };
  },
});
