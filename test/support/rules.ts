import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * A line of docs/rules.md: a rule of the regulations in our words, and where it is kept. `excused`: the
 * line says that the rule is kept elsewhere or only on record, and why; no test is owed for it.
 */
export type Rule = { id: string; title: string; kept: string; state: 'kept' | 'excused' };

/** A title of a test that names a rule. */
export type Naming = { id: string; file: string; title: string };

/** What is missing: see `gapsOf`. */
export type Gaps = { untested: Rule[]; unplaced: Rule[]; unknown: Naming[] };

const line = /^\| (R-\d{3}) +\| (.+?) +\| (.+?) +\|$/gm;
// Without a reason it is no excuse.
const excuse = /^(?:elsewhere|on record): \S/;

/** The rules that a page of the docs lists. */
export const rulesIn = (page: string): Rule[] =>
  [...page.matchAll(line)].map(([, id = '', title = '', kept = '']) => ({
    id,
    title,
    kept,
    state: excuse.test(kept) ? 'excused' : 'kept',
  }));

/** The files that a line names. */
export const filesOf = ({ kept }: Rule): string[] =>
  [...kept.matchAll(/`([\w./-]+\.ts)`/g)].map(([, file = '']) => file);

// What `it`, `test`, `describe` and the `chapter` of a story are called with first, also behind
// `.each(…)`. What is skipped proves nothing.
const called =
  /(?:\b(?:it|test|describe|chapter)(?:\.(?!skip\b|todo\b)\w+)*|\))\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;
const remarks = /^\s*\/\/.*$/gm;

/** The rules that the titles of a test file name. */
export const namedIn = (file: string, source: string): Naming[] =>
  [...source.replaceAll(remarks, '').matchAll(called)].flatMap(([, , title = '']) =>
    [...new Set(title.match(/R-\d{3}/g))].map((id) => ({ id, file, title })),
  );

/** The same of every test file below a folder. */
export const namedBelow = (folder: string): Naming[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .toSorted()
    .flatMap((file) => namedIn(file, readFileSync(`${folder}/${file}`, 'utf8')));

const root = new URL('../..', import.meta.url);

/**
 * Rules that no test names, rules whose line names no file or one that is not there, and names that
 * belong to no rule.
 */
export function gapsOf(rules: Rule[], namings: Naming[]): Gaps {
  const named = new Set(namings.map(({ id }) => id));
  const known = new Set(rules.map(({ id }) => id));
  const owed = rules.filter(({ state }) => state === 'kept');
  const isThere = (file: string) => existsSync(new URL(file, root));
  return {
    untested: owed.filter(({ id }) => !named.has(id)),
    unplaced: owed.filter((rule) => !filesOf(rule).some(isThere) || !filesOf(rule).every(isThere)),
    unknown: namings.filter(({ id }) => !known.has(id)),
  };
}

/** What `npm run rules` prints, of all rules or of those asked for, and whether anything is missing. */
export function reportOf(rules: Rule[], namings: Naming[], asked: string[] = []) {
  const shown = rules.filter(({ id }) => asked.length === 0 || asked.includes(id));
  const lines = shown.flatMap((rule) => {
    const own = namings.filter(({ id }) => id === rule.id);
    return [`${rule.id}  ${rule.title}`, ...entry(rule, own, asked.length > 0).map(indented)];
  });
  const gaps = gapsOf(rules, namings);
  const isWhole = Object.values(gaps).every((missing) => missing.length === 0);
  return { text: [...lines, '', ...conclusion(rules, namings, gaps)].join('\n'), isWhole };
}

const indented = (text: string) => `       ${text}`;

function entry(rule: Rule, own: Naming[], isFull: boolean): string[] {
  const { state, kept } = rule;
  if (state === 'excused') return [`别处 not here  ${kept}`];
  const files = filesOf(rule).join(', ');
  const place = isFull ? kept : files || `没有文件 NO FILE: ${kept}`;
  if (own.length === 0) return [`实现 kept in  ${place}`, '没有测试 NO TEST'];
  const testFiles = [...new Set(own.map(({ file }) => file))];
  const count = `${own.length} 处测试 named by ${own.length} titles in ${testFiles.length} files`;
  const tests = isFull
    ? own.map(({ file, title }) => `test/${file}: ${title}`)
    : testFiles.map((file) => `test/${file} ×${own.filter((one) => one.file === file).length}`);
  return [`实现 kept in  ${place}`, count, ...tests.map((test) => `  ${test}`)];
}

function conclusion(
  rules: Rule[],
  namings: Naming[],
  { untested, unplaced, unknown }: Gaps,
): string[] {
  const named = rules.filter(({ id }) => namings.some((one) => one.id === id)).length;
  const excused = rules.filter(({ state }) => state === 'excused').length;
  const ids = (missing: Rule[]) => missing.map(({ id }) => id).join(' ') || '0';
  return [
    `${rules.length} 条规则 rules, ${named} 条有测试 named by tests, ${excused} 条在别处 kept elsewhere or on record`,
    `没有测试 without a test: ${ids(untested)}`,
    `没有文件 without a file: ${ids(unplaced)}`,
    ...unknown.map(({ id, file }) => `没有这条规则 no such rule: ${id} (test/${file})`),
  ];
}
