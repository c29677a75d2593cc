import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { namedIn } from './support/rules.ts';

const root = new URL('..', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const filesIn = (...folders: string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file}`),
  );

const line = /^\| (R-\d{3}) +\| (.+?) +\| (.+?) +\| `([\w./-]+\.test\.ts)` (.+?) +\|$/gm;

/** A refusal that a rule asks for, with the codes that it comes with and the test that provokes it. */
const rows = [...read('docs/refusals.md').matchAll(line)].map(
  ([, rule = '', , codes = '', file = '', title = '']) => ({
    rule,
    codes: [...codes.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code),
    file,
    title,
  }),
);

/** The rules from R-135 on that have something in their column “must refuse”. */
const refusing =
  'R-135 R-137 R-138 R-140 R-141 R-142 R-143 R-144 R-145 R-147 R-149 R-155 R-159 R-160 R-162 R-163 R-165 ' +
  'R-166 R-167 R-175 R-177 R-179 R-184 R-190 R-191 R-192 R-197';

// A test, from its title to the next one.
function bodyOf(source: string, title: string): string {
  const from = source.slice(source.indexOf(title));
  return from.slice(0, /\n {2}it[.(]|\n\}\);\n/.exec(from)?.index);
}

describe('what the rules want refused', () => {
  it('has a line for each of them', () => {
    const named = new Set(rows.map(({ rule }) => rule));
    expect(refusing.split(' ').filter((rule) => !named.has(rule))).toEqual([]);
  });

  it.each(rows.map((row) => [`${row.rule} ${row.codes.join(' ')}`, row] as const))(
    'is provoked by a test: %s',
    (_name, { rule, codes, file, title }) => {
      const source = read(file);
      expect(source).toContain(title);
      expect(namedIn(file, source).map(({ id }) => id)).toContain(rule);
      const body = bodyOf(source, title);
      expect(codes).not.toEqual([]);
      for (const code of codes) expect(body).toContain(code);
    },
  );
});

describe('the codes of refusals', () => {
  const lists = filesIn('domain').filter((file) => /^domain\/refusal(-[\w-]+)?\.ts$/.test(file));
  const codes = lists.flatMap((file) =>
    [...read(file).matchAll(/^ {2}\| '([a-z-]+)'/gm)].map(([, code = '']) => code),
  );
  const textOf = (files: string[]) => files.map(read).join('\n');
  const without = (text: string) => codes.filter((code) => !text.includes(`'${code}'`));

  it('are each met by a test', () => {
    expect(codes.length).toBeGreaterThan(200);
    const tests = filesIn('test').filter((file) => file !== 'test/refusals.test.ts');
    expect(without(textOf(tests))).toEqual([]);
  });

  it('are each given by the product, and have their words', () => {
    const folders = ['domain', 'usecases', 'db', 'bot', 'chat', 'admin', 'portal', 'worker', 'cli'];
    const product = filesIn(...folders).filter((file) => !lists.includes(file));
    expect(without(textOf(product))).toEqual([]);
    const words = textOf(filesIn('locales'));
    expect(codes.filter((code) => !words.includes(`'refusal.${code}'`))).toEqual([]);
  });
});
