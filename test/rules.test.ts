import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesOf, gapsOf, namedBelow, namedIn, reportOf, rulesIn } from './support/rules.ts';

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
    expect(gapsOf(rules, namings).unplaced).toEqual([]);
  });

  it('each have a test that names them, and no test names another', () => {
    const { untested, unknown } = gapsOf(rules, namings);
    expect(untested.map(({ id }) => id)).toEqual([]);
    expect(unknown).toEqual([]);
  });

  it('are excused by name only, and not where a test names them', () => {
    const excused = rules.filter(({ state }) => state === 'excused').map(({ id }) => id);
    expect(excused).toEqual(['R-199']);
    expect(namings.filter(({ id }) => excused.includes(id))).toEqual([]);
  });
});

describe('npm run rules', () => {
  const run = (...asked: string[]) =>
    spawnSync('node', ['--import', 'tsx', 'test/rules.ts', ...asked], {
      cwd: new URL('..', import.meta.url),
      encoding: 'utf8',
    });

  it('prints of every rule its files and how many tests name it, and ends well', () => {
    const { status, stdout } = run();
    const entries = stdout.split(/^(?=R-\d{3} {2})/m);
    expect(entries).toHaveLength(rules.length);
    for (const [index, rule] of rules.entries()) {
      const entry = entries[index]!;
      const own = namings.filter(({ id }) => id === rule.id);
      expect(entry).toContain(`${rule.id}  ${rule.title}\n`);
      for (const file of filesOf(rule)) expect(entry).toContain(file);
      for (const { file } of own) expect(entry).toContain(`test/${file} ×`);
      expect(entry).toContain(
        rule.state === 'excused' ? rule.kept : `named by ${own.length} titles`,
      );
    }
    expect(stdout).toMatch(/without a test: 0\n.*without a file: 0\n$/);
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
  const ids = (text: string) => namedIn('a.test.ts', text).map(({ id }) => id);

  it('is in the title of a test, of a table of tests, of a group or of a chapter', () => {
    const text = [
      "describe('R-001 a group', () => {",
      "  it.each([['x', (y: string) => y]])('R-002 R-003 %s', () => {});",
      '  it(`R-004 is told`, async () => {});',
      "  it.skipIf(!hasBrowser)('R-005 is seen', () => {});",
      "  chapter(\n    'R-007 goes on',\n    async () => {},\n  );",
      "  expect(rule).toBe('R-006');",
    ].join('\n');
    expect(ids(text)).toEqual(['R-001', 'R-002', 'R-003', 'R-004', 'R-005', 'R-007']);
  });

  it('is nowhere in a remark or on a test that is skipped', () => {
    expect(ids(`  // ${source('R-005 was told')}`)).toEqual([]);
    for (const kind of ['skip', 'todo']) expect(ids(`it.${kind}('R-005 is told')`)).toEqual([]);
  });

  const page = [
    '| R-061 | a cap | `domain/eligibility.ts` |',
    '| R-115 | a scheme | elsewhere: with the forms |',
    '| R-120 | third parties | `domain/team.ts` |',
    '| R-140 | forms | later |',
    '| R-198 | the rest | on record: no result depends on it |',
    '| R-199 | training | elsewhere: |',
    '| R-200 | a day | `domain/nowhere.ts`, `domain/team.ts` |',
  ].join('\n');
  const lines = rulesIn(page);
  const report = (title: string) => reportOf(lines, namedIn('a.test.ts', source(title)));

  it('is missed, found out of place and forgiven by what the lines say, up to the last', () => {
    const gaps = (title: string) => {
      const { untested, unplaced, unknown } = gapsOf(lines, namedIn('a.test.ts', source(title)));
      return [untested, unplaced, unknown].map((missing) => missing.map(({ id }) => id));
    };
    const unplaced = ['R-140', 'R-199', 'R-200'];
    expect(gaps('R-061 R-132')).toEqual([
      ['R-120', 'R-140', 'R-199', 'R-200'],
      unplaced,
      ['R-132'],
    ]);
    expect(gaps('R-061 R-120 R-140 R-199 R-200')).toEqual([[], unplaced, []]);
  });

  it('is reported where it is missing, and the report is not whole then', () => {
    const { text, isWhole } = report('R-061 R-132');
    expect(isWhole).toBe(false);
    expect(text).toContain(
      'R-120  third parties\n       实现 kept in  domain/team.ts\n       没有测试',
    );
    expect(text).toContain('R-140  forms\n       实现 kept in  没有文件 NO FILE: later\n');
    expect(text).toContain('without a test: R-120 R-140 R-199 R-200\n');
    expect(text).toContain('without a file: R-140 R-199 R-200\n');
    expect(text).toContain('no such rule: R-132 (test/a.test.ts)');
    const whole = lines.filter(({ id }) => id < 'R-130');
    const both = namedIn('a.test.ts', source('R-061 R-120'));
    expect(reportOf(whole, both).isWhole).toBe(true);
    expect(reportOf(whole, both.slice(1)).isWhole).toBe(false);
  });
});
