import type { EntityManager } from 'typeorm';
import { database } from '../../db/data-source.ts';
import { drawnVisits, type ExclusionLine, itemsNeverDrawn } from '../../db/queries/exclusions.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { countByGround, type GroundCount, totalOf } from '../../domain/exclusion-report.ts';
import { can } from '../../domain/policy.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { day } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields } from './press.ts';
import { stateOf } from './state.ts';

type Year = { year: number; paths: string[]; lines: ExclusionLine[]; today: string };

/** The year: numbers by ground beside those of the draws, each inspection, and items never drawn (R-002). */
export async function yearSection(of: Year, visitor: Visitor): Promise<Html> {
  const { t } = visitor;
  const { manager: tx } = database();
  const { year, paths, lines, today } = of;
  const [top] = await unitsUnder(paths);
  const unit = top && (await unitById(tx, top.id));
  const visits = await drawnVisits(tx, paths, year);
  return html`<section class="card">
    <h2>${t('panel.exclusions.of-year', { year })} <span class="count">${lines.length}</span></h2>
    ${chooser(year, t)} ${countTable(countByGround(lines), t)}
    <p class="muted">${t('panel.exclusions.beside', { visits })}</p>
    ${lines.length > 0 ? lineTable(lines, visitor) : html`<p>${t('panel.exclusions.none')}</p>`}
    ${unit && `${year}-12-31` < today && reportForm(unit, year, visitor)}
    ${unit && (await neverDrawn(tx, unit, year, t))}
  </section>`;
}

const chooser = (year: number, t: Visitor['t']): Html =>
  html`<form method="get" action="/desk/exclusions" class="filters">
    <label
      >${t('panel.exclusions.year')}<input
        name="year"
        type="number"
        min="2000"
        max="2099"
        value="${year}"
    /></label>
    <button>${t('panel.exclusions.show')}</button>
    <a class="button" href="/desk/exclusions/${year}.csv">${t('panel.exclusions.csv')}</a>
  </form>`;

function countTable(counts: GroundCount[], t: Visitor['t']): Html | false {
  if (counts.length === 0) return false;
  const row = (name: string, { count, done, problems }: Omit<GroundCount, 'ground'>) =>
    html`<tr>
      <td data-label="${t('panel.exclusion.ground')}">${name}</td>
      <td data-label="${t('panel.exclusions.count')}" class="figure">${count}</td>
      <td data-label="${t('panel.exclusions.done')}" class="figure">${done}</td>
      <td data-label="${t('panel.exclusions.problems')}" class="figure">${problems}</td>
    </tr>`;
  return html`<table class="rows">
    <caption>
      ${t('panel.exclusions.by-ground')}
    </caption>
    <thead>
      <tr>
        <th>${t('panel.exclusion.ground')}</th>
        <th class="figure">${t('panel.exclusions.count')}</th>
        <th class="figure">${t('panel.exclusions.done')}</th>
        <th class="figure">${t('panel.exclusions.problems')}</th>
      </tr>
    </thead>
    <tbody>
      ${counts.map((one) => row(t(`exclusion-ground.${one.ground}`), one))}
      ${row(t('panel.exclusions.total'), totalOf(counts))}
    </tbody>
  </table>`;
}

const lineTable = (lines: ExclusionLine[], { t, locale }: Visitor): Html =>
  html`<table class="rows">
    <thead>
      <tr>
        <th>${t('field.code')}</th>
        <th>${t('panel.exclusion.type')}</th>
        <th>${t('panel.exclusion.ground')}</th>
        <th>${t('panel.exclusion.subject')}</th>
        <th>${t('panel.exclusion.document.short')}</th>
        <th>${t('panel.exclusion.inspect-on')}</th>
        <th>${t('field.state')}</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        (one) =>
          html`<tr>
            <td data-label="${t('field.code')}" class="code">${one.code}</td>
            <td data-label="${t('panel.exclusion.type')}">${t(`inspection-type.${one.type}`)}</td>
            <td data-label="${t('panel.exclusion.ground')}">
              ${t(`exclusion-ground.${one.ground}`)}
            </td>
            <td data-label="${t('panel.exclusion.subject')}">
              ${one.subject}<br /><span class="muted">${one.unit}</span>
            </td>
            <td data-label="${t('panel.exclusion.document.short')}">
              ${one.issuingBody} ${one.documentNo}
            </td>
            <td data-label="${t('panel.exclusion.inspect-on')}">
              ${day(one.inspectedOn ?? one.inspectOn, locale)}
            </td>
            <td data-label="${t('field.state')}">
              ${stateOf('exclusion', one.state, t)}
              ${one.finding && html`<br /><span class="muted">${t(`finding.${one.finding}` as TextKey)}</span>`}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const reportForm = ({ id, bureauPath }: UnitRow, year: number, { t, actor }: Visitor) =>
  can(actor, 'exclusion.report', { unitPath: bureauPath }) &&
  html`<form method="post" action="/desk/exclusions/report" class="form">
    ${hiddenFields()}<input type="hidden" name="unitId" value="${id}" />
    <input type="hidden" name="year" value="${year}" />
    <p class="muted">${t('panel.exclusions.report-lead')}</p>
    <button>${t('panel.exclusions.report')}</button>
  </form>`;

async function neverDrawn(tx: EntityManager, unit: UnitRow, year: number, t: Visitor['t']) {
  const profile = await currentProfile(tx, unit.profileSlug);
  const isDuty = parameter(profile, 'scope.allItemsMustBeCovered');
  const items = await itemsNeverDrawn(tx, unit.bureauId, year);
  if (items.length === 0) return html`<p class="muted">${t('panel.exclusions.all-drawn')}</p>`;
  return html`<h3>
      ${t('panel.exclusions.never-drawn')} <span class="count">${items.length}</span>
    </h3>
    ${
      isDuty &&
      html`<p class="warning">
        ${t('panel.exclusions.never-drawn-lead', { rule: articleOf(profile, 'scope.allItemsMustBeCovered') })}
      </p>`
    }
    <ul class="lines">
      ${items.map(({ code, name }) => html`<li><span class="code">${code}</span> ${name}</li>`)}
    </ul>`;
}
