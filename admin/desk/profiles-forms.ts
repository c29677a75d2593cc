import type { ProfileUse } from '../../db/queries/profile-uses.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { option } from './form-parts.ts';
import { hiddenFields } from './press.ts';

const profileOption = ({ slug, name, version }: Profile, { t }: Visitor): Html =>
  option(`${slug}@${version}`, `${name} · ${t('panel.profile.version', { version })}`);

/** Derives a profile for a bureau from one that is in force. */
export function deriveForm(bureaus: ProfileUse[], profiles: Profile[], visitor: Visitor): Html {
  const { t } = visitor;
  const line = (name: 'slug' | 'name' | 'document', more: Html) =>
    html`<label for="${name}">${t(`panel.profile.${name}`)}</label>
      <input id="${name}" name="${name}" required ${more} />`;
  return html`<section>
    <h2>${t('panel.profile.derive')}</h2>
    <form method="post" action="/desk/profiles" class="card form">
      ${hiddenFields()}
      <label for="parent">${t('panel.profile.parent')}</label>
      <select id="parent" name="parent">
        ${profiles.map((profile) => profileOption(profile, visitor))}
      </select>
      ${line('name', html`maxlength="100"`)}
      ${line('slug', html`maxlength="40" pattern="[a-z][a-z0-9\\-]+"`)}
      <p class="muted">${t('panel.profile.slug-hint')}</p>
      ${line('document', html`maxlength="300"`)} ${unitSelect('derive-unit', bureaus, t)}
      <p><button class="primary">${t('panel.profile.derive')}</button></p>
    </form>
  </section>`;
}

/** Puts a bureau under another profile, from its next task on. */
export const assignForm = (bureaus: ProfileUse[], profiles: Profile[], visitor: Visitor): Html => {
  const { t } = visitor;
  return html`<section>
    <h2>${t('panel.profile.assign')}</h2>
    <form method="post" action="/desk/profiles/assign" class="card form">
      ${hiddenFields()} ${unitSelect('assign-unit', bureaus, t)}
      <label for="assigned">${t('card.field.profile')}</label>
      <select id="assigned" name="slug">
        ${profiles.map(({ slug, name }) => option(slug, `${name}${t('panel.in-brackets', { text: slug })}`, ''))}
      </select>
      <p class="muted">${t('panel.profile.assign-hint')}</p>
      <button>${t('panel.profile.assign')}</button>
    </form>
  </section>`;
};

const unitSelect = (id: string, bureaus: ProfileUse[], t: Visitor['t']): Html =>
  html`<label for="${id}">${t('panel.profile.answers')}</label>
    <select id="${id}" name="unitId">
      ${bureaus.map((bureau) => option(bureau.id, bureau.name, ''))}
    </select>`;
