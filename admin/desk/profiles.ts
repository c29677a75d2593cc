import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import { profileInForce } from '../../db/queries/profile-shown.ts';
import { type ProfileUse, profileUses } from '../../db/queries/profile-uses.ts';
import { type ProfileVersion, profileVersions } from '../../db/queries/profile-versions.ts';
import {
  documentTitle,
  parameter,
  type Profile,
  profileOf,
  profileSlugs,
} from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { day } from '../format.ts';
import { sendPage } from '../page.ts';
import { mayOver, scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { assignForm, deriveForm } from './profiles-forms.ts';
import { stateOf } from './state.ts';

/** The rule profiles: which bureau works under which, the built-in ones, the derived ones by version. */
export const profilesPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const paths = scopeOf({ read: ['profile.read'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const [uses, all] = await Promise.all([profileUses(paths), profileVersions(database().manager)]);
  const versions = all.filter(({ unitPath }) =>
    paths.some((path) => unitPath.startsWith(path) || path.startsWith(unitPath)),
  );
  const inForce = await profilesInForce(uses, versions);
  const mine = uses.filter(({ path }) => mayOver(actor, 'profile.assign', path));
  sendPage(request, response, {
    title: t('panel.profile.title'),
    body: html`<p class="muted">${t('panel.profile.lead')}</p>
      ${useTable(uses, inForce, visitor)} ${builtInTable(visitor)}
      ${versions.length > 0 && versionTable(versions, visitor)}
      ${mine.length > 0 && assignForm(mine, [...inForce.values()], visitor)}
      ${mine.length > 0 && deriveForm(mine, [...inForce.values()], visitor)}`,
  });
};

/** Every profile that can be worked under today, the built-in ones first. */
async function profilesInForce(
  uses: ProfileUse[],
  versions: ProfileVersion[],
): Promise<Map<string, Profile>> {
  const slugs = new Set([
    ...profileSlugs,
    ...uses.map(({ slug }) => slug),
    ...versions.map(({ slug }) => slug),
  ]);
  const found = new Map<string, Profile>();
  for (const slug of slugs) {
    const profile = await profileInForce(slug);
    if (profile) found.set(slug, profile);
  }
  return found;
}

const link = (
  { slug, name, version }: Pick<Profile, 'slug' | 'name' | 'version'>,
  { t }: Visitor,
): Html =>
  html`<a href="/desk/profiles/${slug}/${version}"
    >${name} · ${t('panel.profile.version', { version })}</a
  >`;

const useTable = (uses: ProfileUse[], inForce: Map<string, Profile>, visitor: Visitor): Html =>
  html`<section>
    <h2>${visitor.t('panel.profile.uses')}</h2>
    <table class="rows">
      <thead>
        <tr>
          <th>${visitor.t('field.unit')}</th>
          <th>${visitor.t('panel.profile.in-force')}</th>
          <th>${visitor.t('role.coordinator')}</th>
        </tr>
      </thead>
      <tbody>
        ${uses.map(({ name, slug }) => {
          const profile = inForce.get(slug);
          return html`<tr>
            <td data-label="${visitor.t('field.unit')}">${name}</td>
            <td data-label="${visitor.t('panel.profile.in-force')}">
              ${profile ? link(profile, visitor) : slug}
            </td>
            <td data-label="${visitor.t('role.coordinator')}">
              ${(profile && parameter(profile, 'org.coordinatorUnit')) ?? '–'}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </section>`;

const builtInTable = (visitor: Visitor): Html =>
  html`<section>
    <h2>${visitor.t('panel.profile.built-in-ones')}</h2>
    <div class="card">
      <ul class="lines">
        ${profileSlugs.map(
          (slug) =>
            html`<li>${link(profileOf(slug), visitor)} <span class="code">${slug}</span></li>`,
        )}
      </ul>
    </div>
  </section>`;

const versionTable = (versions: ProfileVersion[], visitor: Visitor): Html => {
  const { t } = visitor;
  return html`<section>
    <h2>${t('panel.profile.derived')}</h2>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('panel.profile.name')}</th>
          <th>${t('field.state')}</th>
          <th>${t('panel.profile.document')}</th>
          <th>${t('panel.profile.changes')}</th>
          <th>${t('panel.profile.effective')}</th>
        </tr>
      </thead>
      <tbody>
        ${versions.map(
          (one) =>
            html`<tr>
              <td data-label="${t('panel.profile.name')}">
                ${link(one, visitor)} <span class="code">${one.slug}</span>
              </td>
              <td data-label="${t('field.state')}">${stateOf('profile', one.state, t)}</td>
              <td data-label="${t('panel.profile.document')}">${documentTitle(one.document)}</td>
              <td data-label="${t('panel.profile.changes')}">${Object.keys(one.changes).length}</td>
              <td data-label="${t('panel.profile.effective')}">
                ${one.effectiveFrom ? day(one.effectiveFrom, visitor.locale) : '–'}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
};
