import type {
  ActionContext,
  AdminJSOptions,
  CurrentAdmin,
  PropertyOptions,
  Locale as PanelLocale,
  ResourceOptions,
} from 'adminjs';
import { editSubject } from './edit-subject.ts';
import { Row, type TableResource, visitorIn } from './resource.ts';
import { groups, mayUse, type Table, tableActions } from './table.ts';
import { wordsOf } from './table-words.ts';
import { textsIn, type Visitor } from './visitor.ts';

/** How AdminJS is set up: our tables, our words and name, no page of its own. */
export function tableOptions(resources: TableResource[]): AdminJSOptions {
  return {
    rootPath: '/tables',
    loginPath: '/sign-in',
    logoutPath: '/sign-out',
    resources: resources.map((resource) => ({ resource, options: optionsOf(resource) })),
    branding: (admin) => ({
      companyName: textsIn(localeIn(admin))('product.name'),
      logo: false,
      withMadeWithLove: false,
      favicon: '/assets/logo.svg',
      theme,
    }),
    locale: (admin) => ({
      language: localeIn(admin),
      availableLanguages: [localeIn(admin)],
      translations: { [localeIn(admin)]: wordsOf(resources, localeIn(admin)) } as NonNullable<
        PanelLocale['translations']
      >,
    }),
    assets: { styles: ['/assets/desk.css', '/assets/tables.css'] },
    settings: { defaultPerPage: 20 },
  };
}

/** The visitor as AdminJS knows one. What is not enumerable stays out of the page's markup. */
export function currentAdminOf(visitor: Visitor): CurrentAdmin {
  const { actor, locale } = visitor;
  const admin = { id: actor.id, email: actor.name.replace(/[<>&]/g, ''), locale };
  return Object.defineProperty(admin, 'visitor', { value: visitor, enumerable: false });
}

const localeIn = (admin: CurrentAdmin | undefined) =>
  (admin as { locale?: Visitor['locale'] } | undefined)?.locale ?? 'zh-CN';

const theme = {
  colors: {
    primary100: '#1d4b8f',
    primary80: '#34619f',
    primary60: '#6f8fbe',
    primary40: '#a9bddb',
    primary20: '#dfe8f4',
    accent: '#1d4b8f',
    hoverBg: '#163a70',
  },
};

function optionsOf(resource: TableResource): ResourceOptions {
  const { table, shown } = resource;
  const names = shown.map(({ name }) => name);
  return {
    id: table.id,
    navigation: { name: table.group, icon: icons[groups.indexOf(table.group)] ?? 'Folder' },
    titleProperty: table.title,
    sort: { sortBy: table.sort.by, direction: table.sort.direction },
    listProperties: shown.filter((column) => column.in === 'list').map(({ name }) => name),
    showProperties: names,
    filterProperties: shown.filter(({ filter }) => filter).map(({ name }) => name),
    editProperties: table.edit
      ? [...names.filter((name) => table.columns[name]?.edit), 'reason']
      : [],
    properties: { ...propertiesOf(resource), ...(table.edit && { reason: reasonField }) },
    actions: actionsOf(table),
  };
}

const icons = [
  'Database',
  'Calendar',
  'Shuffle',
  'GitPullRequest',
  'Globe',
  'Send',
  'Clock',
  'Users',
];

const reasonField: PropertyOptions = {
  type: 'textarea',
  isRequired: true,
  isVisible: { list: false, show: false, filter: false, edit: true },
};

function propertiesOf({ shown }: TableResource): Record<string, PropertyOptions> {
  const coded = shown.flatMap(({ name, codes }) => {
    const availableValues = codes?.values.map((value) => ({ value, label: value }));
    return availableValues ? [[name, { availableValues }] as const] : [];
  });
  return Object.fromEntries(coded);
}

/** Every action of a table, each allowed by the one table of rights: what is not granted is denied. */
function actionsOf(table: Table): NonNullable<ResourceOptions['actions']> {
  const actions = tableActions.map((action) => {
    const isAccessible = (context: ActionContext): boolean => {
      const { record } = context;
      const path = record instanceof Row ? record.unitPath : undefined;
      return mayUse(table, action, visitorIn(context).actor, path);
    };
    const visible = action !== 'search';
    const handler = action === 'edit' && table.edit ? { handler: editSubject } : {};
    return [action, { isAccessible, isVisible: visible && isAccessible, ...handler }] as const;
  });
  return Object.fromEntries(actions) as NonNullable<ResourceOptions['actions']>;
}
