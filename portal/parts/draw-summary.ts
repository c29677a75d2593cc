import type { TranscriptLabel } from '../../domain/draw/label.ts';
import { profileOf, profileSlugs } from '../../domain/profile/profile.ts';
import type { AnnouncementBody, ConfirmationBody } from '../bodies.ts';
import type { DrawStory } from '../draw-story.ts';
import { moment, span } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import { drawPath } from '../paths.ts';
import { own, type Reader, word } from '../reader.ts';
import { facts } from './facts.ts';

/** The facts at the head of a draw's page. */
export function drawSummary(reader: Reader, story: DrawStory): Html {
  const { t } = reader;
  const { announcement, organisation } = story;
  return facts([
    [t('portal.draw.id'), html`<code>${story.id}</code>`],
    [t('portal.organisation'), organisation && own(reader, organisation)],
    ...(announcement ? announced(reader, announcement.body) : []),
    [t('portal.draw.confirmed'), story.confirmation && confirmed(reader, story.confirmation.body)],
    ...(willBeLabelled(story) ? [labelFact(reader, story.draw?.body.label)] : []),
  ]);
}

/** Ways to other draws. */
export const drawLinks = (ids: string[]): Html[] =>
  ids.map((id) => html`<a href="${drawPath(id)}"><code>${id}</code></a> `);

// A draw of people is not labelled in public, and one that ended without a result never is.
const willBeLabelled = ({ announcement, draw, ended }: DrawStory) =>
  draw !== undefined || (!ended && !announcement?.body.kind);

type Fact = [string, Part];

function announced(reader: Reader, body: AnnouncementBody): Fact[] {
  const { kind, task, items, profile, predecessor } = body;
  const { t } = reader;
  const { startsOn, endsOn, code } = task;
  return [
    [t('portal.draw.window'), startsOn && endsOn && span(reader, startsOn, endsOn)],
    [t('portal.draw.source'), body.source && sourceOf(reader, body)],
    [t('portal.draw.deployment'), body.deployment && deploymentOf(reader, body.deployment)],
    [t('portal.draw.items'), items && itemList(reader, items)],
    [t('portal.draw.rules'), profile && rules(reader, profile)],
    [t('portal.draw.predecessor'), predecessor && drawLinks([predecessor])],
    [t('portal.draw.people.of'), kind && code && drawLinks([code])],
  ];
}

const sourceOf = (reader: Reader, { source, reason }: AnnouncementBody): Html =>
  html`<b>${reader.t(`task-source.${source!}`)}</b>
    <span class="soft">${own(reader, reason ?? '')}</span>`;

const deploymentOf = (
  reader: Reader,
  { ground, documentNo, issuingBody }: NonNullable<AnnouncementBody['deployment']>,
): Html =>
  html`<b>${word(reader, 'deployment-ground', ground)}</b>
    <span class="soft"
      >${own(reader, `${issuingBody} ${documentNo}`)} ·
      ${reader.t('portal.draw.deployment.why')}</span
    >`;

// A published copy outlives the presets of this version.
const rules = (
  reader: Reader,
  { slug, name: told, version }: NonNullable<AnnouncementBody['profile']>,
): Part => {
  const name = told ?? (profileSlugs.includes(slug) ? profileOf(slug).name : slug);
  return own(reader, reader.t('portal.draw.rules.version', { name, version }));
};

const confirmed = (reader: Reader, { confirmedAt, unit }: ConfirmationBody): Html =>
  html`${moment(reader, new Date(confirmedAt))} <span class="soft">${own(reader, unit)}</span>`;

const itemList = (reader: Reader, items: { code: string; name: string }[]): Html =>
  html`<ul class="plain">
    ${items.map(({ code, name }) => html`<li>${own(reader, name)} <code>${code}</code></li>`)}
  </ul>`;

const labelFact = (reader: Reader, label: TranscriptLabel | undefined): Fact => [
  reader.t('portal.draw.label'),
  label
    ? html`<b>${word(reader, 'label', label)}</b>
        <span class="soft">${reader.t(`portal.label-why.${label}`)}</span>`
    : html`<span class="soft">${reader.t('portal.draw.label.pending')}</span>`,
];
