import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesOf, gapsOf, namedBelow, namedIn, rulesIn } from './support/rules.ts';

const page = readFileSync(new URL('../docs/rules.md', import.meta.url), 'utf8');
const rules = rulesIn(page);
const namings = namedBelow(import.meta.dirname);

describe('the rules of the regulations', () => {
  it('have a line each, in order, up to the last', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids).toHaveLength(158);
    expect([...new Set(ids)].toSorted()).toEqual(ids);
    expect([ids[0], ids.at(-1)]).toEqual(['R-001', 'R-200']);
  });

  it('are kept in files that exist', () => {
    const unkept = rules.filter((rule) => rule.state === 'kept' && filesOf(rule).length === 0);
    const gone = rules
      .flatMap(filesOf)
      .filter((file) => !existsSync(new URL(`../${file}`, import.meta.url)));
    expect({ unkept, gone }).toEqual({ unkept: [], gone: [] });
  });

  it('each have a test that names them, as far as one is owed, and no test names another', () => {
    const { untested, unknown } = gapsOf(rules, namings);
    expect(untested.map(({ id }) => id)).toEqual([]);
    expect(unknown).toEqual([]);
  });

  it('are not called later where a test names them', () => {
    const named = new Set(namings.map(({ id }) => id));
    expect(rules.filter(({ id, state }) => state !== 'kept' && named.has(id))).toEqual([]);
  });
});

describe('npm run rules', () => {
  const run = (...asked: string[]) =>
    spawnSync('node', ['--import', 'tsx', 'test/rules.ts', ...asked], {
      cwd: new URL('..', import.meta.url),
      encoding: 'utf8',
    });

  it('prints every rule, says which are not yet there, and ends well', () => {
    const { status, stdout } = run();
    for (const { id } of rules) expect(stdout).toContain(`\n${id}  `.slice(id === 'R-001' ? 1 : 0));
    expect(stdout).toContain('尚未 not yet');
    // One line for each rule without a test that another part of the product owes.
    const elsewhere = rules.filter(
      ({ id, state }) => state === 'elsewhere' && !namings.some((one) => one.id === id),
    );
    expect(stdout.match(/别处 elsewhere/g) ?? []).toHaveLength(elsewhere.length);
    expect(status).toBe(0);
  });

  it('tells the titles of the tests of one rule', () => {
    const { stdout } = run('R-061');
    expect(stdout).toContain('R-061 a merged visit counts to the yearly cap once');
    expect(stdout).not.toContain('R-062  ');
  });
});

describe('what counts as named', () => {
  const source = (title: string) => `it('${title}', () => {});`;

  it('is in the title of a test, of a table of tests or of a group', () => {
    const text = [
      "describe('R-001 a group', () => {",
      "  it.each([['x', (y: string) => y]])('R-002 R-003 %s', () => {});",
      '  it(`R-004 is told`, async () => {});',
      "  // it('R-005 is only said', () => {});".replace("it('", ''),
      "  expect(rule).toBe('R-006');",
    ].join('\n');
    expect(namedIn('a.test.ts', text).map(({ id }) => id)).toEqual([
      'R-001',
      'R-002',
      'R-003',
      'R-004',
    ]);
  });

  it('is missed, found out of place and forgiven by what the lines say', () => {
    const lines = rulesIn(
      [
        '| R-061 | a cap | `domain/eligibility.ts` |',
        '| R-115 | a scheme | elsewhere: with the forms |',
        '| R-120 | third parties | `domain/team.ts` |',
        '| R-140 | forms | later |',
      ].join('\n'),
    );
    const ids = (title: string) => {
      const { untested, unknown } = gapsOf(lines, namedIn('a.test.ts', source(title)));
      return [untested.map(({ id }) => id), unknown.map(({ id }) => id)];
    };
    expect(ids('R-061 and R-132')).toEqual([['R-120'], ['R-132']]);
    expect(ids('R-061 R-120')).toEqual([[], []]);
  });
});
