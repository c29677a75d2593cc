import { unitsUnder } from '../../db/queries/units-under.ts';
import type { SubjectView } from '../../db/queries/subject-page.ts';
import { can } from '../../domain/policy.ts';
import { retiredStatuses } from '../../domain/registry/subject.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { scopeOf } from '../table.ts';
import type { Visitor } from '../visitor.ts';
import { checked, option, reasonField } from './form-parts.ts';
import { type Fields, hiddenFields, text } from './press.ts';
import { type SubjectKind, type SubjectRules, subjectRules } from './subject-rules.ts';

/** Changing, handing over and retiring a subject, for whoever keeps its unit's registry (R-035). */
export async function subjectForms(
  view: SubjectView,
  typed: Fields,
  today: string,
  visitor: Visitor,
): Promise<Html | false> {
  const { actor } = visitor;
  if (!can(actor, 'registry.amend', view)) return false;
  const units = await unitsUnder(scopeOf({ read: ['registry.amend'] }, actor));
  const rules = await subjectRules([{ path: view.unitPath }]);
  return html`${amendForm(view, typed, { units, rules }, visitor)}
  ${view.status === '存续' && retireForm(view, typed, today, visitor)}`;
}

const texts = [
  'name',
  'category',
  'subtype',
  'scale',
  'address',
  'businessScope',
  'principal',
  'jurisdiction',
] as const;

function amendForm(
  view: SubjectView,
  typed: Fields,
  { units, rules }: { units: { id: string; name: string }[]; rules: SubjectRules },
  { t }: Visitor,
): Html {
  return html`<details class="card" ${text(typed, 'amend') && html`open`}>
    <summary>${t('panel.registry.amend')}</summary>
    <form method="post" action="/desk/registry/subjects/${view.id}/amend" class="form">
      ${hiddenFields(view.version)}<input type="hidden" name="amend" value="1" />
      ${texts.map(
        (field) =>
          html`<label
            >${t(`field.${field}` as TextKey)}<input
              name="${field}"
              value="${field in typed ? text(typed, field) : view[field]}"
              ${field === 'name' && html`required`}
          /></label>`,
      )}
      <label
        >${t('field.telephone')}<input
          name="telephone"
          autocomplete="off"
          placeholder="${t(view.hasTelephone ? 'panel.registry.keep-number' : 'panel.registry.no-number')}"
      /></label>
      ${kindField([...new Set([...rules.kinds, view.kind as SubjectKind])], text(typed, 'kind') || view.kind, t)}
      ${(rules.keyPool || view.keyPool) && keyPoolField(view.keyPool, t)}
      <label
        >${t('field.unit')}
        <select name="unitId">
          ${units.map(({ id, name }) => option(id, name, view.unitId))}
        </select></label
      >
      ${reasonFields(typed, t)}
      <button class="primary">${t('panel.registry.amend')}</button>
    </form>
  </details>`;
}

/** Whether a subject is in the key registry (R-039); for bureaus whose rules know one. */
export const keyPoolField = (chosen: boolean, t: Visitor['t']): Html =>
  html`<label class="choice"
    ><input type="checkbox" name="keyPool" value="1" ${checked(chosen)} />
    ${t('field.keyPool')}</label
  >`;

/** What a subject is by its kind, of those that the rules know (R-036). */
export const kindField = (kinds: readonly SubjectKind[], chosen: string, t: Visitor['t']): Html =>
  html`<label
    >${t('field.kind')}
    <select name="kind">
      ${kinds.map((kind) => option(kind, t(`subject-kind.${kind}`), chosen))}
    </select></label
  >`;

const reasonFields = (typed: Fields, t: Visitor['t']): Html =>
  html`${reasonField(typed, t)}
    <label
      >${t('panel.registry.effective-on')}<input
        type="date"
        name="effectiveOn"
        value="${text(typed, 'effectiveOn')}"
    /></label>`;

function retireForm(view: SubjectView, typed: Fields, today: string, { t }: Visitor): Html {
  return html`<details class="card danger" ${text(typed, 'retire') && html`open`}>
    <summary>${t('panel.registry.retire')}</summary>
    <form method="post" action="/desk/registry/subjects/${view.id}/retire" class="form">
      ${hiddenFields(view.version)}<input type="hidden" name="retire" value="1" />
      <p class="muted">${t('panel.registry.retire-lead')}</p>
      <label
        >${t('field.status')}
        <select name="status">
          ${retiredStatuses.map((status) => option(status, t(`subject-status.${status}`), text(typed, 'status')))}
        </select></label
      >
      ${reasonField(typed, t)}
      <label
        >${t('panel.registry.effective-on')}<input
          type="date"
          name="effectiveOn"
          max="${today}"
          value="${text(typed, 'effectiveOn')}"
      /></label>
      <label class="choice"
        ><input type="checkbox" name="knowsVisits" value="1" />
        ${t('panel.registry.knows-visits')}</label
      >
      <button>${t('panel.registry.retire')}</button>
    </form>
  </details>`;
}
