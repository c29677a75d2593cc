import { type Locale, type TextKey, translateAny } from '../locales/translate.ts';
import type { TableResource } from './resource.ts';
import { groups } from './table.ts';

type Words = Record<string, unknown>;

/** The words of the tables in one language, as AdminJS wants them. */
export function wordsOf(resources: TableResource[], locale: Locale): Words {
  const t = (key: string) => translateAny(locale, key as TextKey);
  const tables = resources.map(({ table }) => [table.id, t(`table.${table.id}`)]);
  const chapters = groups.map((group) => [group, t(`group.${group}`)]);
  return {
    labels: {
      ...Object.fromEntries([...tables, ...chapters]),
      navigation: t('panel.way.tables'),
      dashboard: t('panel.way.tables'),
    },
    resources: Object.fromEntries(resources.map((one) => [one.table.id, wordsOfTable(one, t)])),
    components: {
      LanguageSelector: { availableLanguages: { 'zh-CN': '简体中文', en: 'English' } },
    },
    ...Object.fromEntries(
      Object.entries(own).map(([section, names]) => [
        section,
        Object.fromEntries(names.map((name) => [name, t(`admin.${section}.${name}`)])),
      ]),
    ),
  };
}

// What AdminJS says in words that do not fit this product, or not at all in English.
const own = {
  actions: ['list', 'show', 'edit'],
  buttons: ['save', 'filter', 'applyChanges', 'resetFilter'],
  messages: [
    'noRecords',
    'noRecordsInResource',
    'thereWereValidationErrors',
    'forbiddenError',
    'anyForbiddenError',
    'errorFetchingRecords',
    'errorFetchingRecord',
    'error404Resource',
    'error404Action',
    'error404Record',
  ],
} as const;

function wordsOfTable({ table, shown }: TableResource, t: (key: string) => string): Words {
  const properties = Object.fromEntries(shown.map(({ name }) => [name, t(`field.${name}`)]));
  const codes = shown.flatMap(({ name, codes: known }) =>
    (known?.values ?? []).map((value) => [`${name}.${value}`, t(`${known?.prefix}.${value}`)]),
  );
  const words = Object.fromEntries(codes);
  return {
    properties: { ...properties, ...words, reason: t('panel.amend.reason'), id: 'ID' },
    labels: words,
    // The heading of a list is the name of its table.
    actions: { list: t(`table.${table.id}`) },
  };
}
