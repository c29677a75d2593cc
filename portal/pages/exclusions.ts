import type { ExclusionsBody } from '../bodies.ts';
import { count, day, moment, span } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { facts, figures } from '../parts/facts.ts';
import { table } from '../parts/table.ts';
import { oldVersion, proof, versions } from '../parts/versions.ts';
import { own, owns, type Reader, word } from '../reader.ts';

type Entry = ExclusionsBody['entries'][number];
type Campaign = ExclusionsBody['campaigns'][number];

/** A year's report of inspections outside the random draw (R-010): numbers, each of them, campaigns. */
export function exclusionsPage(
  reader: Reader,
  all: Notice<ExclusionsBody>[],
  shown: Notice<ExclusionsBody>,
): Page {
  const { t } = reader;
  const { organisation, total, entries, campaigns } = shown.body;
  const body = html`<div class="wrap">
    <h1>${own(reader, shown.title)}</h1>
    <p class="lead">${t('portal.exclusions.lead')}</p>
    ${oldVersion(reader, all[0]!, shown)}
    ${facts([
      [t('portal.organisation'), own(reader, organisation)],
      [t('portal.published'), moment(reader, shown.publishedAt)],
    ])}
    ${figures([
      [count(reader, total.count), t('portal.exclusions.count', { count: total.count })],
      [count(reader, total.done), t('portal.exclusions.done')],
      [count(reader, total.problems), t('portal.exclusions.problems')],
    ])}
    ${total.count > 0 && groundTable(reader, shown.body)}
    ${entries.length > 0 && entryTable(reader, entries)}
    ${campaigns.length > 0 && campaignTable(reader, campaigns)} ${versions(reader, all, shown)}
    ${proof(reader, shown)}
  </div>`;
  return { title: shown.title, body };
}

const groundOf = (reader: Reader, ground: string): Part => word(reader, 'exclusion-ground', ground);

function groundTable(reader: Reader, { grounds }: ExclusionsBody): Html {
  const { t } = reader;
  const figure = (name: 'registered' | 'done' | 'problems', of: 'count' | 'done' | 'problems') => ({
    head: t(`portal.exclusions.${name}`),
    cell: (one: ExclusionsBody['grounds'][number]) => count(reader, one[of]),
    figure: true,
  });
  return table(
    t('portal.exclusions.by-ground'),
    [
      { head: t('portal.exclusions.ground'), cell: ({ ground }) => groundOf(reader, ground) },
      figure('registered', 'count'),
      figure('done', 'done'),
      figure('problems', 'problems'),
    ],
    grounds,
  );
}

function entryTable(reader: Reader, entries: Entry[]): Html {
  const { t } = reader;
  return table(
    t('portal.exclusions.entries', { count: count(reader, entries.length) }),
    [
      { head: t('portal.exclusions.code'), cell: ({ code }) => html`<code>${code}</code>` },
      { head: t('portal.exclusions.ground'), cell: (entry) => reasonCell(reader, entry) },
      { head: t('portal.exclusions.unit'), cell: ({ unit }) => own(reader, unit) },
      { head: t('portal.exclusions.about'), cell: ({ about }) => own(reader, about) },
      { head: t('portal.exclusions.on'), cell: ({ on }) => day(reader, on) },
      {
        head: t('portal.exclusions.state'),
        cell: ({ state }) => word(reader, 'state.exclusion', state),
      },
    ],
    entries,
  );
}

const reasonCell = (reader: Reader, { ground, issuingBody, document }: Entry): Html =>
  html`${groundOf(reader, ground)}${
    issuingBody && html`<span class="soft">${own(reader, `${issuingBody} ${document}`)}</span>`
  }`;

function campaignTable(reader: Reader, campaigns: Campaign[]): Html {
  const { t } = reader;
  return table(
    t('portal.exclusions.campaigns', { count: count(reader, campaigns.length) }),
    [
      {
        head: t('portal.exclusions.campaign'),
        cell: ({ name, items }) =>
          html`${own(reader, name)}<span class="soft">${owns(reader, items)}</span>`,
      },
      {
        head: t('portal.exclusions.ground'),
        cell: (one) => (one.ground ? reasonCell(reader, one as unknown as Entry) : '—'),
      },
      { head: t('portal.exclusions.unit'), cell: ({ unit }) => own(reader, unit) },
      {
        head: t('portal.exclusions.days'),
        cell: ({ startsOn, endsOn }) => span(reader, startsOn, endsOn),
      },
    ],
    campaigns,
  );
}
