import type { Scheme, SchemeTask } from '../../db/queries/schemes.ts';
import { can } from '../../domain/policy.ts';
import { isOver } from '../../domain/task.ts';
import { initiating } from '../../domain/team-rules.ts';
import { type Html, html } from '../../html.ts';
import { day } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields } from './press.ts';

const names = ['duty', 'procedure', 'schedule'] as const;

/** For whoever plans for an executing unit: the three parts, filled in from the version before or the task. */
export function schemeForm(
  task: SchemeTask,
  known: Scheme | undefined,
  visitor: Visitor,
): Html | false {
  const { t, actor } = visitor;
  if (isOver(task.state) || !can(actor, 'scheme.draft', task)) return false;
  const seen = known?.state === 'draft' ? known.version : 0;
  const values = template(task, known, visitor);
  return html`<details class="card" ${known === undefined && html`open`}>
    <summary>${t('panel.scheme.draft')}</summary>
    <p class="muted">${t('panel.scheme.lead')}</p>
    <form method="post" action="/desk/tasks/${task.id}/scheme" class="form">
      ${hiddenFields(seen)} ${names.map((name) => area(name, t(`scheme.${name}`), values[name], 5))}
      ${task.content.departments.length > 1 && departments(task, known, visitor)}
      <button class="primary">${t('panel.press.draft-scheme')}</button>
    </form>
  </details>`;
}

function departments(task: SchemeTask, known: Scheme | undefined, { t }: Visitor) {
  return html`<fieldset>
    <legend>${t('scheme.departments')}</legend>
    ${task.content.departments.map(({ number, unit }) => {
      const before = known?.departmentDuties.find(({ department }) => department === number)?.duty;
      const usual =
        number === initiating ? 'scheme.template.lead-department' : 'scheme.template.department';
      const name = `department-${number}`;
      return area(name, unit, before || t(usual), 2);
    })}
  </fieldset>`;
}

const area = (name: string, label: string, value: string, rows: number): Html =>
  html`<label
    >${label}<textarea name="${name}" rows="${rows}" required maxlength="4000">${value}</textarea>
  </label>`;

function template(
  { content }: SchemeTask,
  known: Scheme | undefined,
  { t, locale }: Visitor,
): Record<(typeof names)[number], string> {
  if (known) return known;
  const items = content.items.join(t('panel.comma'));
  const window = { from: day(content.startsOn, locale), to: day(content.endsOn, locale) };
  return {
    duty: t('scheme.template.duty'),
    procedure: t('scheme.template.procedure', { items }),
    schedule: t('scheme.template.schedule', window),
  };
}
