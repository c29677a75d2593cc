/** The languages that people read: Chinese first. */
export type Language = 'zh' | 'en';

/** A text in both languages, Chinese first. */
export type Label = readonly [zh: string, en: string];

/** A closed vocabulary: each word of the data with what people read. */
export type Words = Readonly<Record<string, Label>>;

/** The sort of value that a parameter takes, and how people read such a value. */
export type Kind<T> = { print(value: T, language: Language): string };

/** The text of a label in one language. */
export const textOf = ([zh, en]: Label, language: Language): string =>
  language === 'zh' ? zh : en;

const none: Label = ['无', 'none'];

/** Yes or no. */
export const flag: Kind<boolean> = {
  print: (value, language) => textOf(value ? ['是', 'yes'] : ['否', 'no'], language),
};

/** A whole number of something, named by its unit. */
export const count = (unit: Label): Kind<number> => ({
  print: (value, language) =>
    language === 'zh' ? `${value}${textOf(unit, language)}` : `${value} ${textOf(unit, language)}`,
});

/** A value that may be absent: `null` is printed as the given text. */
export const optional = <T>(kind: Kind<T>, absent: Label = none): Kind<T | null> => ({
  print: (value, language) =>
    value === null ? textOf(absent, language) : kind.print(value, language),
});

/** A part of the whole, as a fraction: 0.05 is read as 5%. */
export const share: Kind<number> = { print: (value) => `${Math.round(value * 10000) / 100}%` };

/** Free text, a proper name as a rule: read the same in both languages. */
export const text: Kind<string> = { print: (value) => value };

/** Several free texts. */
export const texts: Kind<readonly string[]> = {
  print: (value, language) => enumerate(value, language),
};

/** One word of a vocabulary. */
export const one = <W extends Words>(words: W): Kind<keyof W & string> => ({
  print: (value, language) => read(words, value, language),
});

/** Several words of a vocabulary, in the order of the regulation. */
export const many = <W extends Words>(words: W): Kind<readonly (keyof W & string)[]> => ({
  print: (value, language) =>
    enumerate(
      value.map((word) => read(words, word, language)),
      language,
    ),
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
