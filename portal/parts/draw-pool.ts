import type { AnnouncementBody, Stratum } from '../bodies.ts';
import { type DrawStory, sum } from '../draw-story.ts';
import { count, percent } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import { own, owns, type Reader, word } from '../reader.ts';
import { code, facts, figures } from './facts.ts';
import { table } from './table.ts';

/** The frozen list: how many, its root, and who of it does not take part and why. */
export function poolPart(reader: Reader, { pool, registry }: AnnouncementBody): Part {
  const { t } = reader;
  if (!pool) return '';
  const excluded = Object.entries(registry?.excluded ?? {});
  const eligible = pool.size - sum(excluded.map(([, number]) => number));
  return html`<section aria-labelledby="pool">
    <h2 id="pool">${t('portal.draw.pool')}</h2>
    <p>${t('portal.draw.pool.lead')}</p>
    ${figures([
      ...(registry
        ? [[count(reader, registry.size), t('portal.draw.registry')] as [string, string]]
        : []),
      [count(reader, pool.size), t('portal.draw.size')],
      [count(reader, eligible), t('portal.draw.eligible')],
    ])}
    ${facts([[t('portal.draw.root'), code(pool.root)]])} ${excludedTable(reader, excluded)}
  </section>`;
}

function excludedTable(reader: Reader, excluded: [string, number][]): Html {
  const { t } = reader;
  if (excluded.length === 0) return html`<p>${t('portal.draw.excluded.none')}</p>`;
  return table(
    t('portal.draw.excluded'),
    [
      {
        head: t('portal.draw.excluded.why'),
        cell: ([eligibility]) => word(reader, 'portal.excluded', eligibility),
      },
      {
        head: t('portal.draw.excluded.count'),
        cell: ([, number]) => count(reader, number),
        figure: true,
      },
    ],
    excluded,
  );
}

type StratumRow = Stratum & { eligible?: number; quota?: number };

/** The strata with their ratios; after the draw also how many took part and how many were drawn. */
export function strataPart(reader: Reader, { announcement, draw }: DrawStory): Html {
  const { t } = reader;
  const rows = Object.entries(announcement!.body.strata ?? {}).map(
    ([number, stratum]): StratumRow => ({ ...stratum, ...draw?.body.counts?.[number] }),
  );
  const figure = (value: number | undefined) => (value === undefined ? '—' : count(reader, value));
  return html`<section aria-labelledby="strata">
    <h2 id="strata">${t('portal.draw.strata')}</h2>
    ${table(
      t('portal.draw.strata'),
      [
        { head: t('portal.draw.stratum'), cell: (row) => nameOf(reader, row) },
        { head: t('portal.draw.ratio'), cell: (row) => percent(row.ratioBp), figure: true },
        { head: t('portal.draw.min'), cell: (row) => figure(row.min), figure: true },
        { head: t('portal.draw.in-stratum'), cell: (row) => figure(row.eligible), figure: true },
        {
          head: t('portal.draw.quota'),
          cell: (row) => html`${figure(row.quota)}${bar(row)}`,
          figure: true,
        },
      ],
      rows,
      { underHeading: true },
    )}
    <p class="soft">${t(`portal.draw.mode.${announcement!.body.mode ?? 'sample'}`)}</p>
  </section>`;
}

function nameOf(reader: Reader, { name, filter, weights }: StratumRow): Part {
  if (!filter) return own(reader, name);
  return html`${own(reader, name)}
    <span class="soft">
      ${own(reader, filter.category)}
      ${attributes.map((key) => {
        const values = filter[key] ?? [];
        return (
          values.length > 0 &&
          html`· ${reader.t(`portal.draw.${key}`)}
          ${owns(
            reader,
            values.map((value) => value || reader.t('portal.draw.untold')),
          )}`
        );
      })}
      ${
        filter.blacklisted !== undefined &&
        html`·
        ${reader.t(filter.blacklisted ? 'portal.draw.blacklisted' : 'portal.draw.not-blacklisted')}`
      }
      ${
        filter.keyPool !== undefined &&
        html`· ${reader.t(filter.keyPool ? 'portal.draw.key-pool' : 'portal.draw.not-key-pool')}`
      }
      ${
        filter.raised !== undefined &&
        html`· ${reader.t(filter.raised ? 'portal.raised.yes' : 'portal.raised.no')}`
      }
      ${filter.unserved && html`· ${reader.t('portal.draw.unserved', filter.unserved)}`}
      ${weights && html`· ${reader.t('portal.draw.weights')} ${weightsOf(reader, weights)}`}
    </span>`;
}

const attributes = ['risk', 'grade', 'area', 'scale', 'subtype'] as const;

const weightsOf = (reader: Reader, weights: Record<string, number>): Part =>
  Object.entries(weights).map(([risk, weight]) => html`${own(reader, risk)} ×${weight} `);

// The share that was drawn as a bar; the figures beside it say the same.
function bar({ eligible, quota }: StratumRow): Part {
  if (!eligible || quota === undefined) return '';
  const width = Math.max(1, Math.round((quota / eligible) * 100));
  return html`<svg class="bar" viewBox="0 0 100 6" width="100" height="6" aria-hidden="true">
    <rect class="off" width="100" height="6" rx="3" />
    <rect class="on" width="${width}" height="6" rx="3" />
  </svg>`;
}
