import type { UnitRow } from '../../db/queries/units.ts';
import type { Suggested } from '../../domain/frequency/needs.ts';
import type { Reason } from '../../domain/frequency/reasons.ts';
import { type DueGroup, mergedGroups } from '../../domain/frequency/tally.ts';
import { withoutParameter } from '../../domain/profile/cite.ts';
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
    <div class="cards">${look.tasks.map((task) => proposal(task, { unit, may, visitor }))}</div>`;
}

function proposal(
  task: Suggested,
  { unit, may, visitor }: { unit: UnitRow; may: boolean; visitor: Visitor },
): Html {
  const { t, locale } = visitor;
  const { batches, count } = task;
  return html`<article class="card">
    <h4>${describeStratum({ filter: task.filter }, t)}</h4>
    ${task.rule.item && html`<p>${t('panel.frequency.item-rule', { item: task.rule.item.name })}</p>`}
    <p>
      ${
        task.mode === 'rotation'
          ? t('panel.frequency.rotation', { count, batches })
          : t('panel.frequency.sample', { count, ratio: task.ratioBp / 100 })
      }
    </p>
    <p>
      ${window(task.startsOn, task.endsOn, locale)}
      <span class="muted">${withoutParameter(task.rule.article)}</span>
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

/** What is due by when under each rule, who is behind, and why. */
export function dueTable({ groups, samples }: Frequencies, today: string, visitor: Visitor): Html {
  const { t } = visitor;
  return html`${
    groups.length > 0 &&
    html`<h3>${t('panel.frequency.due')}</h3>
      <table class="rows">
        <thead>
          <tr>
            <th>${t('panel.frequency.rule')}</th>
            <th>${t('panel.frequency.until')}</th>
            <th class="figure">${t('panel.frequency.kept')}</th>
            <th class="figure">${t('panel.frequency.open')}</th>
            <th class="figure">${t('panel.frequency.broken')}</th>
            <th class="figure">${t('panel.frequency.released')}</th>
            <th class="figure">${t('panel.frequency.unpromised')}</th>
            <th>${t('panel.frequency.why')}</th>
          </tr>
        </thead>
        <tbody>
          ${mergedGroups(groups).map((group) => dueRow(group, visitor))}
        </tbody>
      </table>`
  }
  ${samples.length > 0 && drawTable(samples, today, visitor)}`;
}

function dueRow({ rule, block, states, reasons, behind }: DueGroup, visitor: Visitor): Html {
  const { t, locale } = visitor;
  const figure = (label: Parameters<typeof t>[0], value: number) =>
    html`<td data-label="${t(label)}" class="figure">${value}</td>`;
  return html`<tr>
    <td data-label="${t('panel.frequency.rule')}">
      ${rule.category}${rule.when && html` · ${t(`panel.frequency.when.${whenOf(rule.when)}`)}`}
    </td>
    <td data-label="${t('panel.frequency.until')}">
      <span class="due ${states.broken > 0 ? 'overdue' : 'later'}"
        >${day(block.endsOn, locale)}</span
      >
    </td>
    ${figure('panel.frequency.kept', states.kept)} ${figure('panel.frequency.open', states.open)}
    ${figure('panel.frequency.broken', states.broken)}
    ${figure('panel.frequency.released', states.released)}
    ${figure('panel.frequency.unpromised', states['not-promised'])}
    <td data-label="${t('panel.frequency.why')}">
      ${Object.entries(reasons).map(
        ([reason, count]) =>
          html`<div>
            ${t('panel.frequency.why-each', { reason: t(`frequency.reason.${reason as Reason}`), count })}
          </div>`,
      )}
      ${behind.length > 0 && behindOf(behind, states.open + states.broken, visitor)}
    </td>
  </tr>`;
}

const behindOf = (behind: DueGroup['behind'], count: number, { t }: Visitor): Html =>
  html`<details>
    <summary>
      ${t('panel.frequency.behind')} ${t('panel.frequency.behind-count', { count })}
    </summary>
    <ul class="lines">
      ${behind.map(
        ({ name, reason }) =>
          html`<li>${name} <span class="muted">${t(`frequency.reason.${reason}`)}</span></li>`,
      )}
      ${behind.length < count && html`<li>…</li>`}
    </ul>
  </details>`;

const drawTable = (samples: Frequencies['samples'], today: string, { t, locale }: Visitor): Html =>
  html`<h3>${t('panel.frequency.draws')}</h3>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('panel.frequency.rule')}</th>
          <th>${t('panel.frequency.until')}</th>
          <th>${t('panel.frequency.missed-state-of')}</th>
          <th>${t('panel.frequency.missed-rule')}</th>
        </tr>
      </thead>
      <tbody>
        ${samples.map(
          ({ filter, block, state, ref, need, pool, rule }) =>
            html`<tr>
              <td data-label="${t('panel.frequency.rule')}">
                ${filter.category}${rule.item && html` · ${rule.item.name}`} ·
                ${t('panel.frequency.draw-of', { need, pool })}
              </td>
              <td data-label="${t('panel.frequency.until')}">
                <span class="due ${state === 'open' && block.endsOn < today ? 'overdue' : 'later'}"
                  >${day(block.endsOn, locale)}</span
                >
              </td>
              <td data-label="${t('panel.frequency.missed-state-of')}">
                ${t(`panel.frequency.${state}`)} <span class="code">${ref}</span>
              </td>
              <td data-label="${t('panel.frequency.missed-rule')}" class="muted">
                ${withoutParameter(rule.article)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;

/** R-031: the items whose frequency nobody could schedule by, so that it is not left undone unseen. */
export const unreadItems = ({ unread }: Frequencies, { t }: Visitor): Html | false =>
  unread.length > 0 &&
  html`<details class="card">
    <summary>${t('panel.frequency.unread')} <span class="count">${unread.length}</span></summary>
    <p class="muted">${t('panel.frequency.unread-how')}</p>
    <ul class="lines">
      ${unread.map(({ code, name, text }) => html`<li>${code} ${name}: ${text}</li>`)}
    </ul>
  </details>`;

type When = 'A' | 'B' | 'C' | 'blacklisted' | 'normal' | 'commercial' | 'non-commercial';
const whenOf = (when: string): When => when as When;
