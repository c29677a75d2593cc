import { subjectStatuses } from '../../domain/registry/subject.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { checked, option } from './form-parts.ts';
import { staffField } from './inspector-forms.ts';
import { type Fields, hiddenFields, text } from './press.ts';
import { keyPoolField, kindField } from './subject-forms.ts';
import type { SubjectRules } from './subject-rules.ts';

type Units = { id: string; name: string }[];

/** Entering a subject or an inspector by hand, under one of the units whose registry one keeps. */
export const registerForms = (
  { units, rules }: { units: Units; rules: SubjectRules },
  typed: Fields,
  visitor: Visitor,
): Html =>
  html`${subjectForm(units, rules, typed, visitor)} ${inspectorForm(units, typed, visitor)}`;

const field = (name: string, typed: Fields, t: Visitor['t'], required = false): Html =>
  html`<label
    >${t(`field.${name}` as TextKey)}<input
      name="${name}"
      maxlength="500"
      value="${text(typed, name)}"
      ${required && html`required`}
  /></label>`;

const unitField = (units: Units, typed: Fields, t: Visitor['t']): Html =>
  html`<label
    >${t('field.unit')}
    <select name="unitId">
      ${units.map(({ id, name }) => option(id, name, text(typed, 'unitId')))}
    </select></label
  >`;

const subjectForm = (units: Units, rules: SubjectRules, typed: Fields, { t }: Visitor): Html =>
  html`<details class="card" ${text(typed, 'registerSubject') && html`open`}>
    <summary>${t('panel.registry.register-subject')}</summary>
    <form method="post" action="/desk/registry/subjects" class="form">
      ${hiddenFields()}<input type="hidden" name="registerSubject" value="1" />
      ${field('name', typed, t, true)} ${field('uscc', typed, t, true)}
      ${kindField(rules.kinds, text(typed, 'kind'), t)} ${field('category', typed, t, true)}
      ${field('subtype', typed, t)}
      <label
        >${t('field.status')}
        <select name="status">
          ${subjectStatuses.map((status) => option(status, t(`subject-status.${status}`), text(typed, 'status')))}
        </select></label
      >
      ${['address', 'businessScope', 'principal', 'telephone', 'scale'].map((name) => field(name, typed, t))}
      ${rules.keyPool && keyPoolField(text(typed, 'keyPool') === '1', t)}
      ${unitField(units, typed, t)} ${field('reason', typed, t, true)}
      <button class="primary">${t('panel.registry.register-subject')}</button>
    </form>
  </details>`;

const inspectorForm = (units: Units, typed: Fields, { t }: Visitor): Html =>
  html`<details class="card" ${text(typed, 'registerInspector') && html`open`}>
    <summary>${t('panel.registry.register-inspector')}</summary>
    <form method="post" action="/desk/registry/inspectors" class="form">
      ${hiddenFields()}<input type="hidden" name="registerInspector" value="1" />
      ${field('personName', typed, t, true)} ${field('badgeNo', typed, t)}
      <label
        >${t('field.identityNumber')}<input name="idNumber" autocomplete="off" maxlength="18"
      /></label>
      <label
        >${t('field.sex')}
        <select name="sex">
          ${(['', '男', '女'] as const).map((sex) => option(sex, sex ? t(`panel.sex.${sex}`) : '–', text(typed, 'sex')))}
        </select></label
      >
      ${field('position', typed, t)}
      <label
        >${t('field.telephone')}<input name="telephone" autocomplete="off" maxlength="40"
      /></label>
      ${field('skills', typed, t)} ${field('licenceNo', typed, t)}
      <label
        >${t('field.licenceExpiresOn')}<input
          type="date"
          name="licenceExpiresOn"
          value="${text(typed, 'licenceExpiresOn')}"
      /></label>
      ${staffField(text(typed, 'category'), t)}
      <label class="choice"
        ><input
          type="checkbox"
          name="mayLead"
          value="1"
          ${checked(text(typed, 'mayLead') === '1')}
        />
        ${t('field.mayLead')}</label
      >
      ${unitField(units, typed, t)} ${field('reason', typed, t, true)}
      <button class="primary">${t('panel.registry.register-inspector')}</button>
    </form>
  </details>`;
