import { unitsUnder } from '../../db/queries/units-under.ts';
import type { SubjectView } from '../../db/queries/subject-page.ts';
import { can } from '../../domain/policy.ts';
import { retiredStatuses } from '../../domain/registry/subject.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { scopeOf } from '../table.ts';
import type { Visitor } from '../visitor.ts';
import { checked, option, reasonField } from './form-parts.ts';
import { hiddenFields } from './press.ts';
import { type SubjectKind, type SubjectRules, subjectRules } from './subject-rules.ts';

/** Changing, handing over and retiring a subject, for whoever keeps its unit's registry (R-035). */
export async function subjectForms(
  view: SubjectView,
  today: string,
  visitor: Visitor,
): Promise<Html | false> {
  const { actor } = visitor;
  if (!can(actor, 'registry.amend', view)) return false;
  const units = await unitsUnder(scopeOf({ read: ['registry.amend'] }, actor));
  const rules = await subjectRules([{ path: view.unitPath }]);
  return html`${amendForm(view, { units, rules }, visitor)}
  ${view.status === '存续' && retireForm(view, today, visitor)}`;
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
  { units, rules }: { units: { id: string; name: string }[]; rules: SubjectRules },
  { t }: Visitor,
): Html {
  return html`<details class="card">
    <summary>${t('panel.registry.amend')}</summary>
    <form method="post" action="/desk/registry/subjects/${view.id}/amend" class="form">
      ${hiddenFields(view.version)}
      ${texts.map(
        (field) =>
          html`<label
            >${t(`field.${field}` as TextKey)}<input
              name="${field}"
              value="${view[field]}"
              ${field === 'name' && html`required`}
          /></label>`,
      )}
      <label
        >${t('field.telephone')}<input
          name="telephone"
          autocomplete="off"
          placeholder="${t(view.hasTelephone ? 'panel.registry.keep-number' : 'panel.registry.no-number')}"
      /></label>
      ${kindField([...new Set([...rules.kinds, view.kind as SubjectKind])], t, view.kind)}
      ${(rules.keyPool || view.keyPool) && keyPoolField(view.keyPool, t)}
      <label
        >${t('field.unit')}
        <select name="unitId">
          ${units.map(({ id, name }) => option(id, name, view.unitId))}
        </select></label
      >
      ${reasonFields(t)}
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
export const kindField = (kinds: readonly SubjectKind[], t: Visitor['t'], chosen?: string): Html =>
  html`<label
    >${t('field.kind')}
    <select name="kind">
      ${kinds.map((kind) => option(kind, t(`subject-kind.${kind}`), chosen))}
    </select></label
  >`;

const reasonFields = (t: Visitor['t']): Html =>
  html`${reasonField(t)}
    <label>${t('panel.registry.effective-on')}<input type="date" name="effectiveOn" /></label>`;

function retireForm(view: SubjectView, today: string, { t }: Visitor): Html {
  return html`<details class="card danger">
    <summary>${t('panel.registry.retire')}</summary>
    <form method="post" action="/desk/registry/subjects/${view.id}/retire" class="form">
      ${hiddenFields(view.version)}
      <p class="muted">${t('panel.registry.retire-lead')}</p>
      <label
        >${t('field.status')}
        <select name="status">
          ${retiredStatuses.map((status) => option(status, t(`subject-status.${status}`)))}
        </select></label
      >
      ${reasonField(t)}
      <label
        >${t('panel.registry.effective-on')}<input type="date" name="effectiveOn" max="${today}"
      /></label>
      <label class="choice"
        ><input type="checkbox" name="knowsVisits" value="1" />
        ${t('panel.registry.knows-visits')}</label
      >
      <button>${t('panel.registry.retire')}</button>
    </form>
  </details>`;
}
