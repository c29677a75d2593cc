import type { ProfileVersion } from '../../db/queries/profile-versions.ts';
import type { ShownProfile } from '../../db/queries/profile-shown.ts';
import { can } from '../../domain/policy.ts';
import {
  documentTitle,
  type Profile,
  profileOf,
  profileSlugs,
} from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import { day, moment } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { checked, option } from './form-parts.ts';
import { hiddenFields } from './press.ts';
import { stateOf } from './state.ts';

type Shown = ShownProfile & { other: Profile | undefined; changed: Set<unknown> };

/** What a version is, who wrote and who approved it, and what it can be compared with. */
export function profileHead(shown: Shown, visitor: Visitor, isOnly: boolean, hash?: string): Html {
  const { profile, row, parent, other, changed } = shown;
  const { t } = visitor;
  return html`<p>
      ${row ? stateOf('profile', row.state, t) : html`<span class="state done">${t('panel.profile.built-in')}</span>`}
      <span class="code">${profile.slug}</span>
      <a href="/desk/profiles">${t('panel.profile.all')}</a>
    </p>
    ${row && parent && facts(row, parent, visitor)}
    ${other && html`<p>${t('panel.profile.count', { count: changed.size, name: other.name })}</p>`}
    ${row && verdictForm(row, visitor, hash)} ${comparison(profile, other, visitor, isOnly)}`;
}

function facts(row: ProfileVersion, parent: Profile, { t, locale }: Visitor): Html {
  const parentPath = `/desk/profiles/${parent.slug}/${parent.version}`;
  const lines: [string, Html | string | null | false][] = [
    [t('panel.profile.document'), documentTitle(row.document)],
    [
      t('panel.profile.parent'),
      html`<a href="${parentPath}"
        >${parent.name} · ${t('panel.profile.version', { version: parent.version })}</a
      >`,
    ],
    [t('field.unit'), row.unit],
    [t('panel.profile.authors'), row.authors.join(t('panel.comma'))],
    [t('field.decidedBy'), row.decidedBy && `${row.decidedBy} ${moment(row.decidedAt!, locale)}`],
    [t('field.reason'), row.reason],
    [t('panel.profile.effective'), row.effectiveFrom && day(row.effectiveFrom, locale)],
  ];
  return html`<dl class="card">
    ${lines
      .filter(([, value]) => value)
      .map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`;
}

function comparison(
  profile: Profile,
  other: Profile | undefined,
  { t }: Visitor,
  isOnly: boolean,
): Html {
  const choices = profileSlugs.map(profileOf).filter(({ slug }) => slug !== profile.slug);
  const chosen = other ? `${other.slug}@${other.version}` : '';
  const isListed = choices.some(({ slug, version }) => `${slug}@${version}` === chosen);
  return html`<form class="filters" method="get">
    <label
      >${t('panel.profile.compare')}
      <select name="with">
        <option value="">–</option>
        ${other && !isListed && option(chosen, other.name, chosen)}
        ${choices.map(({ slug, name, version }) => option(`${slug}@${version}`, name, chosen))}
      </select></label
    >
    <label class="choice"
      ><input type="checkbox" name="only" value="1" ${checked(isOnly)} />
      ${t('panel.profile.only')}</label
    >
    <button>${t('panel.profile.show')}</button>
  </form>`;
}

function verdictForm(row: ProfileVersion, { t, actor }: Visitor, hash?: string): Html | false {
  if (row.state !== 'draft') return false;
  if (!can(actor, 'profile.approve', row)) {
    return html`<p class="card muted">${t('panel.profile.not-you')}</p>`;
  }
  return html`<form
    method="post"
    action="/desk/profiles/${row.slug}/verdict"
    class="card form verdict"
  >
    ${hiddenFields(row.rowVersion, hash)}
    <h2>${t('panel.profile.decide')}</h2>
    <label>${t('panel.profile.effective')}<input name="effectiveFrom" type="date" /></label>
    <label>${t('field.reason')}<textarea name="reason" maxlength="1000"></textarea></label>
    <p>
      <button class="primary" name="verdict" value="approve">${t('verdict.approve')}</button>
      <button name="verdict" value="reject">${t('verdict.reject')}</button>
      <span class="muted">${t('panel.requests.reason-needed')}</span>
    </p>
  </form>`;
}
