import { subjectStatuses } from '../../domain/registry/subject.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { option } from './form-parts.ts';
import { staffField } from './inspector-forms.ts';
import { hiddenFields } from './press.ts';
import { keyPoolField, kindField } from './subject-forms.ts';
import type { SubjectRules } from './subject-rules.ts';

type Units = { id: string; name: string }[];

/** Entering a subject or an inspector by hand, under one of the units whose registry one keeps. */
export const registerForms = (
  { units, rules }: { units: Units; rules: SubjectRules },
  visitor: Visitor,
): Html => html`${subjectForm(units, rules, visitor)} ${inspectorForm(units, visitor)}`;

const field = (name: string, t: Visitor['t'], required = false): Html =>
  html`<label
    >${t(`field.${name}` as TextKey)}<input
      name="${name}"
      maxlength="500"
      ${required && html`required`}
  /></label>`;

const unitField = (units: Units, t: Visitor['t']): Html =>
  html`<label
    >${t('field.unit')}
    <select name="unitId">
      ${units.map(({ id, name }) => option(id, name))}
    </select></label
  >`;

const subjectForm = (units: Units, rules: SubjectRules, { t }: Visitor): Html =>
  html`<details class="card">
    <summary>${t('panel.registry.register-subject')}</summary>
    <form method="post" action="/desk/registry/subjects" class="form">
      ${hiddenFields()} ${field('name', t, true)} ${field('uscc', t, true)}
      ${kindField(rules.kinds, t)} ${field('category', t, true)} ${field('subtype', t)}
      <label
        >${t('field.status')}
        <select name="status">
          ${subjectStatuses.map((status) => option(status, t(`subject-status.${status}`)))}
        </select></label
      >
      ${['address', 'businessScope', 'principal', 'telephone', 'scale'].map((name) => field(name, t))}
      ${rules.keyPool && keyPoolField(false, t)} ${unitField(units, t)} ${field('reason', t, true)}
      <button class="primary">${t('panel.registry.register-subject')}</button>
    </form>
  </details>`;

const inspectorForm = (units: Units, { t }: Visitor): Html =>
  html`<details class="card">
    <summary>${t('panel.registry.register-inspector')}</summary>
    <form method="post" action="/desk/registry/inspectors" class="form">
      ${hiddenFields()} ${field('personName', t, true)} ${field('badgeNo', t)}
      <label
        >${t('field.identityNumber')}<input name="idNumber" autocomplete="off" maxlength="18"
      /></label>
      <label
        >${t('field.sex')}
        <select name="sex">
          ${(['', '男', '女'] as const).map((sex) => option(sex, sex ? t(`panel.sex.${sex}`) : '–'))}
        </select></label
      >
      ${field('position', t)}
      <label
        >${t('field.telephone')}<input name="telephone" autocomplete="off" maxlength="40"
      /></label>
      ${field('skills', t)} ${field('licenceNo', t)}
      <label>${t('field.licenceExpiresOn')}<input type="date" name="licenceExpiresOn" /></label>
      ${staffField(t)}
      <label class="choice"
        ><input type="checkbox" name="mayLead" value="1" /> ${t('field.mayLead')}</label
      >
      ${unitField(units, t)} ${field('reason', t, true)}
      <button class="primary">${t('panel.registry.register-inspector')}</button>
    </form>
  </details>`;
