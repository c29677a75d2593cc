import type { Field } from '../../domain/profile/kind.ts';
import { type Fields, text, texts } from './press.ts';
import { spareRows } from './profile-field.ts';

type Given = { name: string; fields: Fields; before: unknown };
type Of<A extends Field['as']> = Field & { as: A };

/**
 * The value that was entered in the controls of a parameter, not yet checked. What the form cannot show
 * of a row is kept as it was `before`.
 */
export const readValue = (field: Field, given: Given): unknown =>
  (readers[field.as] as (field: Field, given: Given) => unknown)(field, given);

const readers: { [A in Field['as']]: (field: Of<A>, given: Given) => unknown } = {
  flag: (_, given) => typed(given) === 'true',
  // Nothing typed is no number: the kind of the parameter refuses it.
  count: (_, given) => (typed(given) === '' ? null : Number(typed(given))),
  // Of a percentage; a hundredth of a percent is the finest share that the rules know.
  share: (_, given) =>
    typed(given) === '' ? null : Math.round(Number(typed(given)) * 100) / 10_000,
  text: (_, given) => typed(given),
  one: (_, given) => typed(given),
  texts: (_, given) =>
    typed(given)
      .split(/\r?\n/)
      .flatMap((line) => line.trim() || []),
  counts: (_, given) =>
    typed(given)
      .split(/[^0-9]+/)
      .flatMap((each) => (each === '' ? [] : Number(each))),
  many: (_, { fields, name }) => texts(fields, name),
  optional: ({ of }, given) => (given.fields[`${given.name}.none`] ? null : readValue(of, given)),
  by: ({ words, of }, { fields, name }) =>
    Object.fromEntries(
      Object.keys(words)
        .map((word) => [word, `${name}.${word}`] as const)
        .filter(([, part]) => fields[`${part}.on`])
        .map(([word, part]) => [word, readValue(of, { name: part, fields, before: undefined })]),
    ),
  rows: rowsOf,
};

const typed = ({ fields, name }: Given): string => text(fields, name);

function rowsOf({ columns }: Of<'rows'>, { fields, name, before }: Given): unknown[] {
  const rows: Record<string, unknown>[] = Array.isArray(before) ? before : [];
  const all = Array.from({ length: rows.length + spareRows }, (_, at) => at);
  return all
    .filter((at) => fields[`${name}.${at}.on`])
    .map((at) => {
      const parts = columns.map(({ name: column, field }) => [
        column,
        readValue(field, { name: `${name}.${at}.${column}`, fields, before: undefined }),
      ]);
      return { ...rows[at], ...Object.fromEntries(parts) };
    });
}
