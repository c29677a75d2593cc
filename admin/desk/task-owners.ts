import type { TaskOverview } from '../../db/queries/task-overview.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameters } from '../../domain/profile/parameters.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { languageOf } from './profile-source.ts';

/**
 * R-017 谁检查谁录入、谁公示、谁监管: who answers for what of a task by the rules it runs under, each with its
 * article; and which version of the rules that is.
 */
export function ownerLines(
  { unit, executing, profile }: TaskOverview,
  visitor: Visitor,
): (readonly [string, Html])[] {
  const { t } = visitor;
  const lang = languageOf(visitor);
  const ruled = (value: string, key: 'disclosure.owner' | 'followup.ownerRule') =>
    html`${value} <span class="muted">${articleOf(profile, key)}</span>`;
  const followUp = parameters['followup.ownerRule'].kind.print(
    parameter(profile, 'followup.ownerRule'),
    lang,
  );
  // Of several executing units each answers for its own visits.
  const inspecting =
    executing.length > 0 ? executing.map(({ name }) => name).join(t('panel.comma')) : unit;
  const owners = { 'inspecting-unit': inspecting };
  const { slug, name, version } = profile;
  return [
    [
      t('card.field.profile'),
      html`<a href="/desk/profiles/${slug}/${version}"
        >${name} · ${t('panel.profile.version', { version })}</a
      >`,
    ],
    [
      t('panel.task.discloses'),
      ruled(owners[parameter(profile, 'disclosure.owner')], 'disclosure.owner'),
    ],
    [t('panel.task.follows-up'), ruled(followUp, 'followup.ownerRule')],
  ];
}
