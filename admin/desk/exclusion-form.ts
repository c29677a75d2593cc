import { exclusionGrounds, incidentKinds } from '../../domain/exclusion.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { option } from './form-parts.ts';
import { hiddenFields } from './press.ts';

/** What the forms of this page offer: the units, items and campaigns of one bureau, and its rules. */
export type ExclusionChoices = {
  units: { id: string; name: string }[];
  items: { id: string; code: string; name: string }[];
  campaigns: { id: string; code: string; name: string }[];
  profile: Profile;
};

/** Registers an inspection outside the random draw, on the grounds that the bureau's rules know. */
export function exclusionForm(choices: ExclusionChoices, today: string, { t }: Visitor): Html {
  const line = (name: string, label: string, most: number, required = false) =>
    html`<label
      >${label}<input name="${name}" maxlength="${most}" ${required && html`required`}
    /></label>`;
  const { units, items, campaigns, profile } = choices;
  return html`<details class="card">
    <summary>${t('panel.exclusions.new')}</summary>
    <form method="post" action="/desk/exclusions" class="form">
      ${hiddenFields()}
      <label
        >${t('field.unit')}
        <select name="unitId">
          ${units.map(({ id, name }) => option(id, name))}
        </select></label
      >
      ${groundField(profile, 'ground', t)}
      ${line('documentNo', t('panel.exclusion.document'), 100, true)}
      ${line('issuingBody', t('panel.exclusion.body'), 100)} ${bodies(profile, t)}
      <label
        >${t('panel.exclusion.incident')}
        <select name="incident">
          ${option('', '–')} ${incidentKinds.map((one) => option(one, t(`incident.${one}`)))}
        </select></label
      >
      ${line('uscc', t('panel.exclusion.uscc'), 18)}
      ${line('subjectName', t('panel.exclusion.subject-name'), 200)}
      <label
        >${t('panel.exclusion.item')}
        <select name="itemId">
          ${option('', t('panel.exclusion.no-item'))}
          ${items.map(({ id, code, name }) => option(id, `${code} ${name}`))}
        </select></label
      >
      ${line('basis', t('panel.exclusion.basis'), 1000)}
      ${
        campaigns.length > 0 &&
        html`<label
          >${t('panel.exclusion.campaign')}
          <select name="campaignId">
            ${option('', t('panel.exclusion.no-campaign'))}
            ${campaigns.map(({ id, code, name }) => option(id, `${code} ${name}`))}
          </select></label
        >`
      }
      <label
        >${t('field.reason')}<textarea name="reason" required maxlength="1000"></textarea>
      </label>
      <label
        >${t('panel.exclusion.inspect-on')}<input
          name="inspectOn"
          type="date"
          required
          value="${today}"
      /></label>
      <button class="primary">${t('panel.exclusion.register')}</button>
    </form>
  </details>`;
}

/** The grounds of the bureau's rules, to choose from; `none` where no ground may be chosen as well. */
export const groundField = (profile: Profile, name: string, t: Visitor['t'], none?: string): Html =>
  html`<label
    >${t('panel.exclusion.ground')}
    <select name="${name}">
      ${none !== undefined && option('', none)}
      ${exclusionGrounds
        .filter((ground) => parameter(profile, 'exclusions.grounds').includes(ground))
        .map((ground) => option(ground, t(`exclusion-ground.${ground}`)))}
    </select></label
  >`;

/** Which authorities may order an inspection, where the rules name them (R-006). */
export function bodies(profile: Profile, t: Visitor['t']): Html | false {
  const named = parameter(profile, 'exclusions.higherBodies');
  return (
    named.length > 0 &&
    html`<p class="muted">
      ${t('panel.exclusion.bodies', { bodies: named.join(t('panel.comma')) })}
    </p>`
  );
}
