import type { RequestHandler } from 'express';
import { profileToChange } from '../../db/queries/profile-shown.ts';
import { type ProfileUse, profileUses } from '../../db/queries/profile-uses.ts';
import { isSettable } from '../../domain/profile/change.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { textOf } from '../../domain/profile/kind.ts';
import { type ParameterKey, parameters } from '../../domain/profile/parameters.ts';
import { documentTitle, entryOf } from '../../domain/profile/profile.ts';
import { unread } from '../../domain/profile/unread.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { amendProfile } from '../../usecases/profile/amend.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { checked, option } from './form-parts.ts';
import { type Fields, hiddenFields, press, text } from './press.ts';
import { valueField } from './profile-field.ts';
import { languageOf, notDecided } from './profile-source.ts';
import { readValue } from './profile-value.ts';

/** One parameter of a profile, to be changed in its draft: the value, and where it stands. */
export const changePage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { slug, key } = request.params as { slug: string; key: string };
  const paths = scopeOf({ read: ['profile.amend'] }, visitor.actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  if (!isSettable(key)) throw new Refusal('not-found');
  const shown = await profileToChange(slug);
  const { row } = shown;
  if (row && !paths.some((path) => row.unitPath.startsWith(path))) throw new Refusal('not-found');
  const bureaus = row ? [] : (await profileUses(paths)).filter(under(paths));
  const { label, p } = parameters[key];
  const lang = languageOf(visitor);
  sendPage(request, response, {
    title: textOf(label, lang),
    body: html`<p>
        <a href="/desk/profiles/${slug}/${shown.profile.version}#${key}">${shown.profile.name}</a>
        <span class="code">${p} ${key}</span>
      </p>
      <p class="muted">
        ${visitor.t(row?.state === 'draft' ? 'panel.profile.in-draft' : 'panel.profile.new-draft')}
      </p>
      ${unread[key] !== undefined && html`<p class="warning">${notDecided(key, lang)}</p>`}
      ${form(key, shown, bureaus, visitor)}`,
  });
};

const under =
  (paths: string[]) =>
  ({ path }: ProfileUse): boolean =>
    paths.some((own) => path.startsWith(own));

type Shown = Awaited<ReturnType<typeof profileToChange>>;

function form(key: ParameterKey, shown: Shown, bureaus: ProfileUse[], visitor: Visitor): Html {
  const { t } = visitor;
  const { profile, row, parent } = shown;
  const { value, source } = entryOf(profile, key);
  const lang = languageOf(visitor);
  const isDraft = row?.state === 'draft';
  const action = `/desk/profiles/${profile.slug}/change/${key}`;
  return html`<form method="post" action="${action}" class="card form">
    ${hiddenFields(isDraft ? row.rowVersion : undefined)}
    <fieldset>
      <legend>${t('panel.profile.value-alone')}</legend>
      ${valueField(parameters[key].kind.field, { name: 'value', label: textOf(parameters[key].label, lang), value, lang })}
    </fieldset>
    <fieldset>
      <legend>${t('panel.profile.source')}</legend>
      <label class="choice"
        ><input type="radio" name="source" value="document" ${checked(source !== null)} />
        ${t('panel.profile.by-document')}</label
      >
      <label for="file">${t('panel.profile.file')}</label>
      <input
        id="file"
        name="file"
        maxlength="300"
        value="${documentTitle(source?.file ?? row?.document ?? '')}"
      />
      <label for="article">${t('panel.profile.article')}</label>
      <input id="article" name="article" maxlength="100" value="${source?.article}" />
      <label class="choice"
        ><input type="radio" name="source" value="product" ${checked(source === null)} />
        ${t('panel.profile.by-product')}</label
      >
    </fieldset>
    ${bureaus.length > 0 && unitField(bureaus, t)}
    <p>
      <button class="primary" name="do" value="set">${t('panel.profile.keep')}</button>
      ${
        parent &&
        html`<button name="do" value="reset">
            ${t('panel.profile.reset', { name: parent.name })}
          </button>
          <span class="muted"
            >${parameters[key].kind.print(entryOf(parent, key).value as never, lang)} ·
            ${articleOf(parent, key)}</span
          >`
      }
    </p>
  </form>`;
}

const unitField = (bureaus: ProfileUse[], t: Visitor['t']): Html =>
  html`<label for="unitId">${t('panel.profile.answers')}</label>
    <select id="unitId" name="unitId">
      ${bureaus.map(({ id, name }) => option(id, name, ''))}
    </select>`;

/** Writes the parameter into the draft, or takes the parent's value again. */
export const changeParameter = press({
  action: 'profile.amend',
  about: async ({ slug }, { actor }) => ({
    type: 'profile',
    id: slug ?? '',
    unitPath: actor.unitPath,
  }),
  back: ({ slug, key }) => `/desk/profiles/${slug}/change/${key}`,
  run: async (command, fields, { slug = '', key = '' }) => {
    const change = text(fields, 'do') === 'reset' ? null : await changeFrom(fields, slug, key);
    const unitId = text(fields, 'unitId');
    const given = { slug, changes: { [key]: change }, ...(unitId && { unitId }) };
    const { version } = await amendProfile(command, given);
    return { done: 'panel.done.profile-kept', to: `/desk/profiles/${slug}/${version}#${key}` };
  },
});

async function changeFrom(fields: Fields, slug: string, key: string) {
  if (!isSettable(key)) throw new Refusal('not-found');
  const { profile } = await profileToChange(slug);
  const before = entryOf(profile, key).value;
  const value = readValue(parameters[key].kind.field, { name: 'value', fields, before });
  const file = text(fields, 'file');
  const article = text(fields, 'article');
  const source = text(fields, 'source') === 'document' ? { file, article } : null;
  return { value: value as never, source };
}
