import { can } from '../../domain/policy.ts';
import type { TextKey } from '../../locales/translate.ts';
import { moment } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { hiddenFields } from './press.ts';
import { executingPaths, mayMatch } from './executing.ts';
import { dispatchForm } from './task-dispatch.ts';
import type { Texts } from '../visitor.ts';
import { freezeForm } from './freeze-form.ts';
import type { TaskView } from './task.ts';

// Each phase with the states of the task in which it is still ahead or under way.
const line = [
  ['set-up', []],
  ['freeze', ['configured']],
  ['announce', ['frozen']],
  ['draw', ['announced']],
  ['confirm', ['drawn']],
  ['dispatch', ['confirmed']],
  ['match', ['dispatched']],
  ['inspect', ['matched']],
] as const;

/** The way of a task, with what is done, what is under way and what lies ahead. */
export function phases({ task, visitor: { t } }: TaskView): Html {
  const now = line.findIndex(([, states]) => (states as readonly string[]).includes(task.state));
  const at = task.state === 'void' ? -1 : now === -1 ? line.length : now;
  return html`<ol class="phases" aria-label="${t('panel.task.phases')}">
    ${line.map(([phase], number) => {
      const state = number < at ? 'done' : number === at ? 'now' : 'ahead';
      return html`<li class="${state}" ${state === 'now' ? html`aria-current="step"` : ''}>
        ${t(`panel.phase.${phase}`)}
      </li>`;
    })}
  </ol>`;
}

/** What comes next, with its button for those who may press it. */
export function nextStep(view: TaskView): Html {
  const body = (steps[view.task.state] ?? over)(view);
  return html`<section class="card next">
    <h2>${view.visitor.t('panel.task.next')}</h2>
    ${body}
  </section>`;
}

type Step = (view: TaskView) => Html;

const steps: Partial<Record<string, Step>> = {
  configured: freezing,
  frozen: announcing,
  announced: ({ draw, visitor: { t, locale } }) =>
    html`<p>
        ${t(draw?.sources.every(({ kind }) => kind === 'reveal' || kind === 'secret') ? 'panel.step.reveal' : 'panel.sources.waiting')}
      </p>
      <p class="muted">
        ${draw?.revealBy && `${t('field.revealBy')} ${moment(draw.revealBy, locale)}`}
      </p>`,
  drawn: (view) => button(view, 'draw.confirm', 'confirm', view.draw?.version),
  confirmed: dispatching,
  dispatched: matching,
  matched: ({ visitor: { t } }) => html`<p>${t('panel.step.inspect')}</p>`,
  void: drawAnew,
};

const over: Step = ({ visitor: { t } }) => html`<p>${t('panel.step.over')}</p>`;

function freezing(view: TaskView): Html {
  if (may(view, 'task.freeze')) return freezeForm(view);
  return html`<p class="muted">${view.visitor.t('panel.step.planner-only')}</p>`;
}

// R-101: a void draw stays on file; what is drawn after it is another task, which names it.
function drawAnew(view: TaskView): Html {
  const { task, draw, visitor } = view;
  const { t } = visitor;
  const refused = draw ? null : task.deployment;
  return html`<p>${t(refused ? 'panel.step.refused' : 'panel.step.void')}</p>
    <p>${t('field.voidReason')}${t('panel.colon')}${refused?.decisionReason ?? draw?.voidReason}</p>
    ${
      may(view, 'task.freeze') &&
      html`<p>
        ${t('panel.step.void.then')}
        <a href="/desk/tasks/new?line=${task.planLineId}">${t('panel.tasks.new')}</a>
      </p>`
    }`;
}

function announcing(view: TaskView): Html {
  const { draw, task, visitor } = view;
  const { t } = visitor;
  const missing = draw?.witnesses.filter(({ committedAt }) => committedAt === null) ?? [];
  if (missing.length > 0) {
    return html`<p>
      ${t('panel.step.commit', { names: missing.map(({ name }) => name).join(t('panel.comma')) })}
    </p>`;
  }
  if (!may(view, 'draw.announce'))
    return html`<p class="muted">${t('panel.step.planner-only')}</p>`;
  const hasWitnesses = (draw?.witnesses.length ?? 0) > 0;
  return html`<p>${t(hasWitnesses ? 'panel.step.announce' : 'panel.sources.ready')}</p>
    <form method="post" action="/desk/tasks/${task.id}/announce" class="form">
      ${hiddenFields(draw?.version)} ${hasWitnesses && revealField(t)}
      <button class="primary">${t('panel.press.announce')}</button>
    </form>`;
}

function dispatching(view: TaskView): Html {
  const { t } = view.visitor;
  const words = html`<p>${t('panel.step.dispatch')}</p>`;
  if (may(view, 'task.dispatch')) return html`${words} ${dispatchForm(view)}`;
  return html`${words}
    <p class="muted">${t('panel.step.planner-only')}</p>`;
}

const revealField = (t: Texts): Html =>
  html`<label for="revealMinutes">${t('panel.step.reveal-minutes')}</label>
    <input
      id="revealMinutes"
      name="revealMinutes"
      type="number"
      min="1"
      max="10080"
      value="1440"
    />`;

function matching(view: TaskView): Html {
  const { task, visitor } = view;
  if (task.visits.length > 0 && task.visits.every(({ isOwn }) => !isOwn)) {
    const codes = [...new Set(task.visits.flatMap(({ sharedWith }) => sharedWith))].join(
      visitor.t('panel.comma'),
    );
    return html`<p>${visitor.t('card.merge.elsewhere', { codes })}</p>`;
  }
  if (!task.match) return button(view, 'team.match', 'match', task.version);
  return html`<p>${visitor.t('panel.step.matching', { code: task.match.code })}</p>`;
}

type Simple = 'draw.confirm' | 'team.match';

function button(view: TaskView, action: Simple, name: 'confirm' | 'match', seen?: number): Html {
  const { t } = view.visitor;
  const words = html`<p>${t(`panel.step.${name}` as TextKey)}</p>`;
  if (!may(view, action)) {
    return html`${words}
      <p class="muted">${t('panel.step.planner-only')}</p>`;
  }
  return html`${words}
    <form method="post" action="/desk/tasks/${view.task.id}/${name}">
      ${hiddenFields(seen)}<button class="primary">${t(`panel.press.${name}` as TextKey)}</button>
    </form>`;
}

// The executing units match; everything before that belongs to the unit that set the task up.
function may(
  { task, visitor }: TaskView,
  action: Simple | 'task.dispatch' | 'task.freeze' | 'draw.announce',
) {
  if (action === 'team.match') return mayMatch(task, visitor.actor);
  return can(visitor.actor, action, { unitPath: task.initiatorPath });
}

/** The form that voids a draw, for those few who may. */
export function voiding({ task, draw, visitor }: TaskView): Html | false {
  const on = {
    unitPath: task.bureauPath,
    setBy: task.setById,
    executingPaths: executingPaths(task),
  };
  const open = draw && ['announced', 'drawn'].includes(draw.state);
  if (!open || !can(visitor.actor, 'draw.void', on)) return false;
  const { t } = visitor;
  return html`<details class="card danger">
    <summary>${t('panel.press.void')}</summary>
    <p>${t('panel.step.voiding')}</p>
    <form method="post" action="/desk/tasks/${task.id}/void" class="form">
      ${hiddenFields(draw.version)}
      <label for="reason">${t('field.voidReason')}</label>
      <textarea id="reason" name="reason" required minlength="4" maxlength="500"></textarea>
      <button class="danger">${t('panel.press.void')}</button>
    </form>
  </details>`;
}
