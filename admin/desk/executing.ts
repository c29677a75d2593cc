import type { TaskOverview } from '../../db/queries/task-overview.ts';
import { can } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import { mayOver } from '../table.ts';
import type { Texts, Visitor } from '../visitor.ts';

type Actor = Visitor['actor'];

/** The paths of all units that carry a task out. */
export const executingPaths = ({ executing, unitPath }: TaskOverview): string[] => [
  unitPath,
  ...executing.map(({ path }) => path),
];

/**
 * The visits of a task that somebody sees: all of them for those above the units that set it up and that
 * answer for it, those of their own unit for everybody else.
 */
export function visitsFor(task: TaskOverview, actor: Actor): TaskOverview['visits'] {
  const reads = (path: string) =>
    actor.mandates.some(
      (own) => path.startsWith(own.path) && mayOver(actor, 'task.read', own.path),
    );
  if (reads(task.initiatorPath) || reads(task.unitPath)) return task.visits;
  return task.visits.filter(({ unitPath }) => reads(unitPath));
}

/** Whose visits somebody may match: the executing units that wait for it; null where there is one only. */
export function unitsToMatch(task: TaskOverview, actor: Actor): string[] | null {
  if (task.executing.length === 0) return null;
  const waiting = task.visits.filter(
    ({ isOwn, state, team }) => isOwn && state === 'assigned' && team.length === 0,
  );
  const mine = waiting.filter(({ unitPath }) => can(actor, 'team.match', { unitPath }));
  return [...new Set(mine.map(({ unitId }) => unitId))];
}

/** Whether somebody may match teams for this task, or for some of its executing units. */
export function mayMatch(task: TaskOverview, actor: Actor): boolean {
  const units = unitsToMatch(task, actor);
  return units ? units.length > 0 : can(actor, 'team.match', { unitPath: task.unitPath });
}

/** The executing units of a task with their jurisdictions; nothing where it has one only. */
export function executingSection(task: TaskOverview, { t }: Visitor): Html | false {
  if (task.executing.length === 0) return false;
  return html`<section class="card">
    <h2>${t('panel.routes.title')}</h2>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('field.unit')}</th>
          <th>${t('panel.routes.where')}</th>
          <th class="figure">${t('panel.routes.candidates')}</th>
          <th class="figure">${t('panel.routes.visits')}</th>
        </tr>
      </thead>
      <tbody>
        ${task.executing.map((unit) => row(unit, task, t))}
      </tbody>
    </table>
  </section>`;
}

function row(
  { id, name, routes, candidates }: TaskOverview['executing'][number],
  { state, visits }: TaskOverview,
  t: Texts,
): Html {
  const where = routes.map(({ area, under }) =>
    area === null
      ? t('panel.routes.under', { unit: under ?? '' })
      : t('panel.routes.area', { area }),
  );
  const count = visits.filter(({ unitId }) => unitId === id).length;
  return html`<tr>
    <td data-label="${t('field.unit')}">${name}</td>
    <td data-label="${t('panel.routes.where')}">${where.join(t('panel.comma'))}</td>
    <td data-label="${t('panel.routes.candidates')}" class="figure">
      ${state === 'configured' ? '–' : candidates}
    </td>
    <td data-label="${t('panel.routes.visits')}" class="figure">
      ${visits.length > 0 ? count : '–'}
    </td>
  </tr>`;
}
