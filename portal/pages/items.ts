import type { ItemRow, ItemsBody } from '../bodies.ts';
import { count, day, moment, percent } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import { differenceOf } from '../../domain/list-difference.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { chip } from '../parts/chip.ts';
import { difference } from '../parts/difference.ts';
import { facts } from '../parts/facts.ts';
import { oldVersion, proof, versions } from '../parts/versions.ts';
import { own, type Reader, word } from '../reader.ts';

/** One version of an item list (随机抽查事项清单), with the versions beside it. */
export function itemsPage(
  reader: Reader,
  all: Notice<ItemsBody>[],
  shown: Notice<ItemsBody>,
): Page {
  const { t } = reader;
  const { items, organisation } = shown.body;
  const body = html`<div class="wrap">
    <h1>${t('portal.items.title')}</h1>
    <p class="lead">${t('portal.items.lead')}</p>
    ${oldVersion(reader, all[0]!, shown)}
    ${facts([
      [t('portal.organisation'), own(reader, organisation)],
      [t('portal.published'), moment(reader, shown.publishedAt)],
    ])}
    <h2>${t('portal.items.count', { count: count(reader, items.length) })}</h2>
    <ol class="items">
      ${items.map((item) => itemEntry(reader, item))}
    </ol>
    ${changesOf(reader, all, shown)} ${versions(reader, all, shown)} ${proof(reader, shown)}
  </div>`;
  return { title: t('portal.items.title'), body };
}

// R-027: what this version changed against the one before it.
function changesOf(
  reader: Reader,
  all: Notice<ItemsBody>[],
  shown: Notice<ItemsBody>,
): Html | false {
  const before = all.find(({ number }) => number === shown.number - 1);
  if (!before || shown.body.adjustments === 'unpublished') return false;
  const { items, retired = [] } = shown.body;
  const reasons = [...items, ...retired].map(({ code, reason }) => [code, reason] as const);
  const why = new Map(reasons);
  return difference(reader, {
    changes: differenceOf(before.body.items, items, ({ code }) => code, beside),
    since: before.number,
    label: (field) => labels[field] ?? 'portal.item.content',
    say: (field, value) => sayItem(reader, field, value),
    why: (code) => why.get(code),
  });
}

const beside = ['code', 'version', 'reason', 'effectiveOn'];
const labels: Partial<Record<string, TextKey>> = {
  name: 'portal.item.name',
  category: 'portal.item.category',
  kind: 'portal.item.kind',
  method: 'portal.item.method',
  unit: 'portal.item.unit',
  level: 'portal.item.level',
  basis: 'portal.item.basis',
  content: 'portal.item.content',
  standard: 'portal.item.standard',
  ratioBp: 'portal.item.ratio',
  ratioMaxBp: 'portal.item.ratioMax',
  frequency: 'portal.item.frequency',
  disclosure: 'portal.item.disclosure',
};

function sayItem(reader: Reader, field: string, value: unknown): Part | undefined {
  if (typeof value === 'number') return percent(value);
  if (field === 'kind') return word(reader, 'portal.item-kind', String(value));
  return field === 'disclosure' ? word(reader, 'portal.extent', String(value)) : undefined;
}

function itemEntry(reader: Reader, item: ItemRow): Html {
  const { t } = reader;
  return html`<li class="card" id="${item.code}">
    <h3>${own(reader, item.name)}</h3>
    <p class="states">
      ${chip(item.kind === 'key' ? 'soon' : 'plain', word(reader, 'portal.item-kind', item.kind))}
      ${chip(item.disclosure === 'full' ? 'done' : 'soon', word(reader, 'portal.extent', item.disclosure))}
    </p>
    ${facts([
      [
        t('portal.item.code'),
        html`<code>${item.code}</code>
          <span class="soft">${t('portal.item.version', { number: item.version })}</span>`,
      ],
      [t('portal.item.category'), own(reader, item.category)],
      [t('portal.item.ratio'), ratioOf(reader, item)],
      [t('portal.item.frequency'), own(reader, item.frequency)],
      [t('portal.item.method'), own(reader, item.method)],
      [t('portal.item.unit'), own(reader, item.unit)],
      [t('portal.item.content'), own(reader, item.content)],
      [t('portal.item.level'), own(reader, item.level ?? '')],
      [t('portal.item.standard'), own(reader, item.standard ?? '')],
      [t('portal.item.basis'), own(reader, item.basis)],
      [t('portal.item.since'), item.effectiveOn ? day(reader, item.effectiveOn) : ''],
      [t('portal.difference.why'), own(reader, item.reason ?? '')],
    ])}
  </li>`;
}

function ratioOf({ t }: Reader, { ratioBp, ratioMaxBp }: ItemRow): Part {
  if (ratioBp === null) return '';
  const ratio = percent(ratioBp);
  return ratioMaxBp === null
    ? ratio
    : t('portal.item.ratio.max', { ratio, max: percent(ratioMaxBp) });
}
