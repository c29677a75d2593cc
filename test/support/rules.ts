import { readdirSync, readFileSync } from 'node:fs';

/**
 * A line of docs/rules.md: a rule of the regulations in our words, and where it is kept. `elsewhere`:
 * another part of the product owes it, and the line says which; `later`: nothing keeps it yet.
 */
export type Rule = {
  id: string;
  title: string;
  kept: string;
  state: 'kept' | 'elsewhere' | 'later';
};

/** A title of a test that names a rule. */
export type Naming = { id: string; file: string; title: string };

/** The last rule that must have a test; those after it may still be to come. */
export const lastOwed = 'R-134';

const line = /^\| (R-\d{3}) +\| (.+?) +\| (.+?) +\|$/gm;

/** The rules that a page of the docs lists. */
export const rulesIn = (page: string): Rule[] =>
  [...page.matchAll(line)].map(([, id = '', title = '', kept = '']) => ({
    id,
    title,
    kept,
    state: kept.startsWith('later') ? 'later' : kept.startsWith('elsewhere') ? 'elsewhere' : 'kept',
  }));

/** The files that a line names. */
export const filesOf = ({ kept }: Rule): string[] =>
  [...kept.matchAll(/`([\w./-]+\.ts)`/g)].map(([, file = '']) => file);

// What `it`, `test` and `describe` are called with first, also behind `.each(…)`.
const called = /(?:\b(?:it|test|describe)(?:\.\w+)*|\))\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;

/** The rules that the titles of a test file name. */
export const namedIn = (file: string, source: string): Naming[] =>
  [...source.matchAll(called)].flatMap(([, , title = '']) =>
    [...new Set(title.match(/R-\d{3}/g))].map((id) => ({ id, file, title })),
  );

/** The same of every test file below a folder. */
export const namedBelow = (folder: string): Naming[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .toSorted()
    .flatMap((file) => namedIn(file, readFileSync(`${folder}/${file}`, 'utf8')));

/** Rules that a test has to name and none does, and names that belong to no rule. */
export function gapsOf(rules: Rule[], namings: Naming[]): { untested: Rule[]; unknown: Naming[] } {
  const named = new Set(namings.map(({ id }) => id));
  const known = new Set(rules.map(({ id }) => id));
  return {
    untested: rules.filter(
      ({ id, state }) => id <= lastOwed && state !== 'elsewhere' && !named.has(id),
    ),
    unknown: namings.filter(({ id }) => !known.has(id)),
  };
}
