import { z } from 'zod';

/** The languages that people read: Chinese first. */
export type Language = 'zh' | 'en';

/** A text in both languages, Chinese first. */
export type Label = readonly [zh: string, en: string];

/** A closed vocabulary: each word of the data with what people read. */
export type Words = Readonly<Record<string, Label>>;

/** The sort of value that a parameter takes, how people read such a value, and how they enter it. */
export type Kind<T> = {
  print(value: T, language: Language): string;
  /** What is a value of this sort; nothing else can be entered. */
  readonly schema: z.ZodType<T>;
  readonly field: Field;
};

/** How a value is entered: one control, or several for a value that has parts. */
export type Field =
  | { readonly as: 'flag' | 'share' | 'text' | 'texts' | 'counts' }
  | { readonly as: 'count'; readonly unit: Label }
  | { readonly as: 'one' | 'many'; readonly words: Words }
  | { readonly as: 'optional'; readonly of: Field; readonly absent: Label }
  | { readonly as: 'by'; readonly words: Words; readonly of: Field }
  | { readonly as: 'rows'; readonly columns: readonly Column[] };

/** One part of the rows that a value consists of. */
export type Column = { readonly name: string; readonly label: Label; readonly field: Field };

/** The text of a label in one language. */
export const textOf = ([zh, en]: Label, language: Language): string =>
  language === 'zh' ? zh : en;

const none: Label = ['无', 'none'];

/** Yes or no. */
export const flag: Kind<boolean> = {
  print: (value, language) => textOf(value ? ['是', 'yes'] : ['否', 'no'], language),
  schema: z.boolean(),
  field: { as: 'flag' },
};

/** A whole number of something, named by its unit, and not below the least that any law allows. */
export const count = (unit: Label, least = 0): Kind<number> => ({
  print: (value, language) =>
    language === 'zh'
      ? `${value}${unit[0]}`
      : `${value} ${value === 1 ? singular(unit[1]) : unit[1]}`,
  schema: z.int().min(least).max(1_000_000),
  field: { as: 'count', unit },
});

// The units are named in the plural: 2 working days, 1 working day.
const singular = (unit: string): string => (unit === 'people' ? 'person' : unit.replace(/s$/, ''));

/** A value that may be absent: `null` is printed as the given text. */
export const optional = <T>(kind: Kind<T>, absent: Label = none): Kind<T | null> => ({
  print: (value, language) =>
    value === null ? textOf(absent, language) : kind.print(value, language),
  schema: kind.schema.nullable(),
  field: { as: 'optional', of: kind.field, absent },
});

/** A part of the whole, as a fraction: 0.05 is read as 5%. */
export const share: Kind<number> = {
  print: (value) => `${Math.round(value * 10000) / 100}%`,
  schema: z.number().min(0).max(1),
  field: { as: 'share' },
};

/** Free text, a proper name as a rule: read the same in both languages. */
export const text: Kind<string> = {
  print: (value) => value,
  schema: z.string().trim().min(1).max(500),
  field: { as: 'text' },
};

/** Several free texts. */
export const texts: Kind<readonly string[]> = {
  print: (value, language) => enumerate(value, language),
  schema: z.array(text.schema).max(100),
  field: { as: 'texts' },
};

/** One word of a vocabulary. */
export const one = <W extends Words>(words: W): Kind<keyof W & string> => ({
  print: (value, language) => read(words, value, language),
  schema: z.enum(Object.keys(words) as (keyof W & string)[]),
  field: { as: 'one', words },
});

/** Several words of a vocabulary, in the order of the regulation. */
export const many = <W extends Words>(words: W): Kind<readonly (keyof W & string)[]> => ({
  print: (value, language) =>
    enumerate(
      value.map((word) => read(words, word, language)),
      language,
    ),
  schema: z.array(one(words).schema).refine((value) => new Set(value).size === value.length),
  field: { as: 'many', words },
});

/** For some words of one vocabulary, a value each. */
export const by = <W extends Words, T>(
  words: W,
  kind: Kind<T>,
): Kind<{ readonly [K in keyof W]?: T }> => ({
  print(value, language) {
    const parts = Object.entries<T>(value as Record<string, T>).map(([word, each]) => {
      const inner = kind.print(each, language);
      const name = read(words, word, language);
      return language === 'zh' ? `${name}（${inner}）` : `${name} (${inner})`;
    });
    return enumerate(parts, language);
  },
  schema: z.partialRecord(one(words).schema, kind.schema) as unknown as z.ZodType<{
    readonly [K in keyof W]?: T;
  }>,
  field: { as: 'by', words, of: kind.field },
});

/** Joins what people read as a list; an empty one says so. */
export function enumerate(parts: readonly string[], language: Language): string {
  if (parts.length === 0) return textOf(none, language);
  return parts.join(language === 'zh' ? '；' : '; ');
}

function read(words: Words, word: string, language: Language): string {
  const label = words[word];
  if (!label) throw new RangeError(`not a word of this vocabulary: ${word}`);
  return textOf(label, language);
}
