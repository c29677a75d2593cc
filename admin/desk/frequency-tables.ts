import type { UnitRow } from '../../db/queries/units.ts';
import { countOutcomes } from '../../domain/frequency/proof.ts';
import type { Outcome } from '../../domain/frequency/promises.ts';
import type { Suggested } from '../../domain/frequency/suggest.ts';
import { cite } from '../../domain/profile/cite.ts';
import type { Frequencies } from '../../usecases/frequency/look.ts';
import { day, window } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { mayOver } from '../table.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields } from './press.ts';
import { describeStratum } from './set-up-words.ts';

/** The tasks that keep what is promised, each with a button that fills the set-up form in with it. */
export function proposalTable(look: Frequencies, unit: UnitRow, visitor: Visitor): Html {
  const { t } = visitor;
  const may = mayOver(visitor.actor, 'frequency.accept', unit.path);
  if (look.tasks.length === 0) {
    return html`<p class="card due later">✓ ${t('panel.frequency.nothing')}</p>`;
  }
  return html`<h3>
      ${t('panel.frequency.proposals')} <span class="count">${look.tasks.length}</span>
    </h3>
    <div class="cards">
      ${look.tasks.map((task) => proposal(task, { look, unit, may, visitor }))}
    </div>`;
}

function proposal(
  task: Suggested,
  {
    look,
    unit,
    may,
    visitor,
  }: { look: Frequencies; unit: UnitRow; may: boolean; visitor: Visitor },
): Html {
  const { t, locale } = visitor;
  const { batches, count } = task;
  return html`<article class="card">
    <h4>${describeStratum({ filter: task.filter }, t)}</h4>
    <p>
      ${
        task.mode === 'rotation'
          ? t('panel.frequency.rotation', { count, batches })
          : t('panel.frequency.sample', { count, ratio: task.ratioBp / 100 })
      }
    </p>
    <p>
      ${window(task.startsOn, task.endsOn, locale)}
      <span class="muted">${cite(look.profile, task.rule.key)}</span>
    </p>
    ${
      may &&
      html`<form method="post" action="/desk/frequency/accept">
        ${hiddenFields()}
        <input type="hidden" name="unitId" value="${unit.id}" />
        <input type="hidden" name="key" value="${task.key}" />
        <button class="primary">${t('panel.frequency.accept')}</button>
      </form>`
    }
  </article>`;
}

/** What is due by when under each rule, and who is behind. */
export function dueTable(look: Frequencies, today: string, { t, locale }: Visitor): Html {
  const names = new Map(look.members.map(({ id, name }) => [id, name]));
  const groups = new Map<string, Outcome[]>();
  for (const outcome of look.outcomes) {
    const { rule, block } = outcome;
    const key = `${block.endsOn} ${rule.key} ${rule.when}`;
    groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  return html`<h3>${t('panel.frequency.due')}</h3>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('panel.frequency.rule')}</th>
          <th>${t('panel.frequency.until')}</th>
          <th class="figure">${t('panel.frequency.kept')}</th>
          <th class="figure">${t('panel.frequency.open')}</th>
          <th class="figure">${t('panel.frequency.broken')}</th>
          <th>${t('panel.frequency.behind')}</th>
        </tr>
      </thead>
      <tbody>
        ${sorted.map((group) => dueRow(group, names, { today, t, locale }))}
        ${look.samples.map(
          ({ filter, block, state, ref, need, pool }) =>
            html`<tr>
              <td data-label="${t('panel.frequency.rule')}">
                ${filter.category} · ${t('panel.frequency.draw-of', { need, pool })}
              </td>
              <td data-label="${t('panel.frequency.until')}">${day(block.endsOn, locale)}</td>
              <td data-label="${t('panel.frequency.kept')}" class="figure">
                ${state === 'kept' ? '1' : '0'}
              </td>
              <td data-label="${t('panel.frequency.open')}" class="figure">
                ${state === 'open' ? '1' : '0'}
              </td>
              <td data-label="${t('panel.frequency.broken')}" class="figure">
                ${state === 'broken' ? '1' : '0'}
              </td>
              <td data-label="${t('panel.frequency.behind')}" class="code">${ref}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

const namesShown = 20;

function dueRow(
  group: Outcome[],
  names: Map<string, string>,
  { today, t, locale }: { today: string; t: Visitor['t']; locale: Visitor['locale'] },
): Html {
  const { rule, block } = group[0]!;
  const counts = countOutcomes(group);
  const behind = group.filter(
    ({ state }) => state === 'broken' || (state === 'open' && block.startsOn <= today),
  );
  return html`<tr>
    <td data-label="${t('panel.frequency.rule')}">
      ${rule.category}${rule.when && html` · ${t(`panel.frequency.when.${whenOf(rule.when)}`)}`}
    </td>
    <td data-label="${t('panel.frequency.until')}">
      <span class="due ${counts.broken > 0 ? 'overdue' : 'later'}"
        >${day(block.endsOn, locale)}</span
      >
    </td>
    <td data-label="${t('panel.frequency.kept')}" class="figure">${counts.kept}</td>
    <td data-label="${t('panel.frequency.open')}" class="figure">${counts.open}</td>
    <td data-label="${t('panel.frequency.broken')}" class="figure">${counts.broken}</td>
    <td data-label="${t('panel.frequency.behind')}">
      ${
        behind.length > 0 &&
        html`<details>
          <summary>${t('panel.frequency.behind-count', { count: behind.length })}</summary>
          ${behind
            .slice(0, namesShown)
            .map(({ subjectId }) => names.get(subjectId))
            .join('、')}${behind.length > namesShown && '…'}
        </details>`
      }
    </td>
  </tr>`;
}

type When = 'A' | 'B' | 'C' | 'blacklisted' | 'normal' | 'commercial' | 'non-commercial';
const whenOf = (when: string): When => when as When;
