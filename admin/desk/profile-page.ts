import type { RequestHandler } from 'express';
import { profileShown, type ShownProfile } from '../../db/queries/profile-shown.ts';
import { can } from '../../domain/policy.ts';
import { isSettable } from '../../domain/profile/change.ts';
import { chapters } from '../../domain/profile/chapters.ts';
import { differencesOf } from '../../domain/profile/difference.ts';
import { textOf } from '../../domain/profile/kind.ts';
import type { ParameterKey } from '../../domain/profile/parameters.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { mayOver, scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { profileHead } from './profile-head.ts';
import { shownPart } from './shown.ts';
import { languageOf, parameterName, ruledValue } from './profile-source.ts';

type Shown = ShownProfile & { other: Profile | undefined; changed: Set<ParameterKey> };

/**
 * A version of a rule profile: every value with its article beside it, and what another profile rules
 * otherwise; the parent, unless one is chosen.
 */
export const profilePage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const { slug, version } = request.params as { slug: string; version: string };
  const found = await seenBy(visitor, slug, Number(version));
  const [otherSlug, otherVersion] = nameOf(request.query['with']).split('@');
  const other = otherSlug
    ? (await seenBy(visitor, otherSlug, Number(otherVersion))).profile
    : found.parent;
  const changed = new Set(other && differencesOf(found.profile, other).map(({ key }) => key));
  const shown = { ...found, other, changed };
  const isOnly = request.query['only'] !== undefined;
  const title = `${found.profile.name} · ${t('panel.profile.version', { version: Number(version) })}`;
  const body = await shownPart(
    { ...partOf(found, visitor), head: [title] },
    visitor,
    (hash) =>
      html`${profileHead(shown, visitor, isOnly, hash)} ${chapterTables(shown, visitor, isOnly)}`,
  );
  sendPage(request, response, { title, body });
};

function partOf({ row }: ShownProfile, { actor }: Visitor) {
  const about = { type: 'profile', id: row?.id ?? '', version: row?.rowVersion ?? 0 };
  const decides = row?.state === 'draft' && can(actor, 'profile.approve', row);
  return { kind: 'panel.profile', about, decides };
}

const nameOf = (asked: unknown): string => (typeof asked === 'string' ? asked : '');

/** The profile, for somebody who may read it: the built-in ones are everybody's. */
async function seenBy({ actor }: Visitor, slug: string, version: number): Promise<ShownProfile> {
  const paths = scopeOf({ read: ['profile.read'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const found = await profileShown(slug, Number.isInteger(version) ? version : 0);
  const unitPath = found.row?.unitPath;
  const isNear = paths.some(
    (path) => unitPath?.startsWith(path) || path.startsWith(unitPath ?? ''),
  );
  if (unitPath && !isNear) throw new Refusal('not-found', { profile: slug });
  return found;
}

function chapterTables(shown: Shown, visitor: Visitor, isOnly: boolean): Html {
  const lang = languageOf(visitor);
  return html`${chapters.map(({ label, keys }) => {
    const rows = keys.filter((key) => !isOnly || shown.changed.has(key));
    return (
      rows.length > 0 &&
      html`<section>
        <h2>${textOf(label, lang)}</h2>
        ${table(rows, shown, visitor)}
      </section>`
    );
  })}`;
}

function table(keys: ParameterKey[], shown: Shown, visitor: Visitor): Html {
  const { t } = visitor;
  const { other } = shown;
  return html`<table class="rows">
    <thead>
      <tr>
        <th>${t('panel.profile.parameter')}</th>
        <th>${t('panel.profile.value')}</th>
        ${other && html`<th>${otherTitle(other, visitor)}</th>`}
      </tr>
    </thead>
    <tbody>
      ${keys.map((key) => row(key, shown, visitor))}
    </tbody>
  </table>`;
}

const otherTitle = ({ name, version }: Profile, { t }: Visitor): string =>
  `${name} · ${t('panel.profile.version', { version })}`;

function row(key: ParameterKey, shown: Shown, visitor: Visitor): Html {
  const { t, actor } = visitor;
  const { profile, row: kept, other, changed } = shown;
  const lang = languageOf(visitor);
  const may = kept
    ? can(actor, 'profile.amend', kept)
    : actor.mandates.some(({ path }) => mayOver(actor, 'profile.amend', path));
  const isChanged = changed.has(key);
  return html`<tr id="${key}">
    <td data-label="${t('panel.profile.parameter')}">
      ${parameterName(key, lang)}
      ${
        may &&
        isSettable(key) &&
        html`<br /><a href="/desk/profiles/${profile.slug}/change/${key}"
            >${t('panel.profile.change')}</a
          >`
      }
    </td>
    <td data-label="${t('panel.profile.value')}">
      ${isChanged && html`<span class="state live">${t('panel.profile.differs')}</span>`}
      ${ruledValue(profile, key, lang)}
    </td>
    ${
      other &&
      html`<td data-label="${otherTitle(other, visitor)}">
        ${isChanged ? ruledValue(other, key, lang) : html`<span class="muted">${t('panel.profile.same')}</span>`}
      </td>`
    }
  </tr>`;
}
