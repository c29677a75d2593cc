import type { TextKey } from '../locales/translate.ts';
import { tables } from './resources.ts';
import type { Visitor } from './visitor.ts';

const listed = [
  ...new Set(
    tables.flatMap(({ columns }) =>
      Object.entries(columns).flatMap(([name, column]) => (column.in === 'list' ? [name] : [])),
    ),
  ),
];

/** The names of the columns as a style sheet: on a phone a row is a list, and each value needs its name. */
export const columnLabels = ({ t }: Visitor): string =>
  listed
    .map((name) => {
      const label = t(`field.${name}` as TextKey).replace(/["\\<]/g, '');
      return `td[data-property-name="${name}"]{--label:"${label}"}`;
    })
    .join('');
