import type { InspectorView, InterestLine } from '../../db/queries/inspector-page.ts';
import { can } from '../../domain/policy.ts';
import { staffCategories } from '../../domain/staff.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { checked, option, reasonField } from './form-parts.ts';
import { hiddenFields } from './press.ts';

/** Changing an inspector and recording that they leave, for whoever keeps the registry. */
export function inspectorForms(view: InspectorView, visitor: Visitor): Html {
  const { actor } = visitor;
  return html`${can(actor, 'inspector.amend', view) && amendForm(view, visitor)}
  ${view.active && can(actor, 'inspector.depart', view) && departForm(view, visitor)}`;
}

/** As what somebody inspects (P-27). */
export const staffField = (t: Visitor['t'], chosen?: string): Html =>
  html`<label
    >${t('field.staffCategory')}
    <select name="category">
      ${staffCategories.map((one) => option(one, t(`staff.${one}`), chosen))}
    </select></label
  >`;

function amendForm(view: InspectorView, { t }: Visitor): Html {
  const values: [string, string][] = [
    ['personName', view.name],
    ['badgeNo', view.badgeNo ?? ''],
    ['position', view.position],
    ['skills', view.skills.join('、')],
    ['licenceNo', view.licenceNo ?? ''],
    ['status', view.status],
  ];
  return html`<details class="card">
    <summary>${t('panel.registry.amend')}</summary>
    <form method="post" action="/desk/registry/inspectors/${view.id}/amend" class="form">
      ${hiddenFields(view.version)}
      ${values.map(
        ([field, value]) =>
          html`<label
            >${t(`field.${field}` as TextKey)}<input name="${field}" value="${value}"
          /></label>`,
      )}
      <label
        >${t('field.licenceExpiresOn')}<input
          type="date"
          name="licenceExpiresOn"
          value="${view.licenceExpiresOn || ''}"
      /></label>
      ${sealedField('idNumber', t('field.identityNumber'), view.hasIdNumber, t)}
      ${sealedField('telephone', t('field.telephone'), view.hasTelephone, t)}
      ${staffField(t, view.category)}
      <label class="choice"
        ><input type="checkbox" name="mayLead" value="1" ${checked(view.mayLead)} />
        ${t('field.mayLead')}</label
      >
      ${reasonField(t)}
      <button class="primary">${t('panel.registry.amend')}</button>
    </form>
  </details>`;
}

// What is on file is never sent to the page: an empty field keeps it.
const sealedField = (name: string, label: string, isOnFile: boolean, t: Visitor['t']): Html =>
  html`<label
    >${label}<input
      name="${name}"
      autocomplete="off"
      placeholder="${t(isOnFile ? 'panel.registry.keep-number' : 'panel.registry.no-number')}"
  /></label>`;

function departForm(view: InspectorView, { t }: Visitor): Html {
  const open = view.seats.filter(({ isOpen }) => isOpen).length;
  return html`<details class="card danger">
    <summary>${t('panel.inspector.depart')}</summary>
    <form method="post" action="/desk/registry/inspectors/${view.id}/depart" class="form">
      ${hiddenFields(view.version)}
      <p class="muted">${t('panel.inspector.depart-lead', { open })}</p>
      <label
        >${t('panel.inspector.ground')}
        <select name="ground">
          ${(['transfer', 'health', 'other'] as const).map((ground) =>
            option(ground, t(`depart-ground.${ground}`)),
          )}
        </select></label
      >
      ${reasonField(t)}
      <button>${t('panel.inspector.depart')}</button>
    </form>
  </details>`;
}

/** The forms about interests: to declare one and to end one. */
export const interestForms = {
  declare: (view: InspectorView, { t, actor }: Visitor): Html | false =>
    can(actor, 'interest.declare', { ...view, inspectorId: view.id }) &&
    html`<details>
      <summary>${t('panel.inspector.declare')}</summary>
      <form method="post" action="/desk/registry/inspectors/${view.id}/interests" class="form">
        ${hiddenFields()}
        <label
          >${t('field.uscc')}<input name="uscc" required minlength="18" maxlength="18"
        /></label>
        <label>${t('field.nature')}<input name="nature" required maxlength="200" /></label>
        <button>${t('panel.inspector.declare')}</button>
      </form>
    </details>`,
  end: (view: InspectorView, { id }: InterestLine, { t, actor }: Visitor): Html | false =>
    can(actor, 'interest.end', { ...view, inspectorId: view.id }) &&
    html`<details>
      <summary>${t('panel.inspector.end-interest')}</summary>
      <form
        method="post"
        action="/desk/registry/inspectors/${view.id}/interests/${id}/end"
        class="form"
      >
        ${hiddenFields()}
        <label>${t('field.reason')}<input name="reason" required maxlength="500" /></label>
        <button>${t('panel.inspector.end-interest')}</button>
      </form>
    </details>`,
};
