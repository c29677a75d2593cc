import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { capOf, capRuleOf } from '../../domain/profile/cap.ts';
import { type ParameterKey, parameters } from '../../domain/profile/parameters.ts';
import {
  entryOf,
  parameter,
  parameterKeys,
  type Profile,
  profileOf,
  profileSlugs,
} from '../../domain/profile/profile.ts';
import { remindersOf } from '../../domain/profile/reminders.ts';
import { Refusal } from '../../domain/refusal.ts';

const files: Record<string, string> = {
  gaoqing: '000_f71a98784151f58f.txt',
  gaoxin: '001_11e4bb7a09256efd.txt',
  xuchang: '002_d5645d3da40d7ad8.txt',
  yangcheng: '003_2fdd33531e089dea.txt',
  xianyou: '004_85a895ed3c224c57.txt',
};
const slugs = Object.keys(files);

type Row = { rules: string; p: string | null; key: ParameterKey; slug: string; cell: Cell };
type Cell = { value: string; article: string | null };

const rows = readTable();

describe('the table of the five bureaus', () => {
  it.each(rows.map((row) => [titleOf(row), row] as const))('%s', (_, { p, key, slug, cell }) => {
    const entry = entryOf(profileOf(slug), key);
    const value = parameters[key].kind.print(entry.value as never, 'zh');
    const source = cell.article === null ? null : { file: files[slug], article: cell.article };
    expect({ p: entry.p, value, source: entry.source }).toEqual({ p, value: cell.value, source });
  });

  it('holds every parameter once, and P-01 to P-45', () => {
    expect(rows.map(({ key }) => key).toSorted()).toEqual(
      slugs.flatMap(() => parameterKeys).toSorted(),
    );
    const numbers = new Set(rows.map(({ p }) => p).filter((p) => p !== null));
    expect([...numbers].toSorted()).toEqual(
      Array.from({ length: 45 }, (_, index) => `P-${String(index + 1).padStart(2, '0')}`),
    );
  });
});

describe('a profile', () => {
  it('gives the values as plain data of their type', () => {
    const gaoqing = profileOf('gaoqing');
    const days = parameter(gaoqing, 'disclosure.days');
    const cap = parameter(profileOf('xianyou'), 'cap.maxPerYear');
    const method = parameter(gaoqing, 'subst.method');
    expectTypeOf(days).toEqualTypeOf<number>();
    expectTypeOf(cap).toEqualTypeOf<number | null>();
    expectTypeOf(method).toEqualTypeOf<'draw' | 'appointment'>();
    expect([days, cap, method]).toEqual([20, null, 'draw']);
    expect(parameter(gaoqing, 'plan.minJointShare')).toBe(0.1);
    expect(JSON.parse(JSON.stringify(gaoqing))).toEqual(gaoqing);
  });

  it('is refused for a bureau that is not built in', () => {
    expect(profileSlugs).toEqual(slugs);
    for (const slug of ['shanghai', '', '__proto__', 'Gaoqing']) {
      expect(() => profileOf(slug)).toThrow(Refusal);
    }
  });

  it('falls back to the default, without a source, for a key that an older profile lacks', () => {
    const older: Record<string, unknown> = { ...profileOf('gaoqing').parameters };
    delete older['objection.reviewDays'];
    const kept = { ...profileOf('gaoqing'), parameters: older } as Profile;
    expect(parameter(kept, 'objection.reviewDays')).toBe(20);
    expect(entryOf(kept, 'objection.reviewDays')).toEqual({ value: 20, p: 'P-08', source: null });
  });

  it('keeps a null of the regulation apart from a missing key', () => {
    expect(entryOf(profileOf('xianyou'), 'cap.maxPerYear')).toMatchObject({
      value: null,
      source: { article: '二(二)1' },
    });
    expect(entryOf(profileOf('yangcheng'), 'cap.maxPerYear')).toMatchObject({
      value: 2,
      source: null,
    });
  });

  it('is readable in both languages', () => {
    const chinese = /[\u4e00-\u9fff]/;
    const properNames = new Set<ParameterKey>([
      'exclusions.higherBodies',
      'org.coordinatorUnit',
      'org.supervisorUnit',
      'platform.name',
      'profile.fallbackRule',
    ]);
    const wrong = slugs.flatMap((slug) =>
      parameterKeys.filter((key) => {
        const { kind, label } = parameters[key];
        const { value, note } = entryOf(profileOf(slug), key);
        const english = `${label[1]} ${properNames.has(key) ? '' : kind.print(value as never, 'en')}`;
        const rules = note?.[1].replace('二(二)', '') ?? '';
        return chinese.test(english) || chinese.test(rules) || !chinese.test(label[0]);
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('traps of the regulations', () => {
  it('R-071 仙游 caps no venue, a grade C one being due twelve times a year', () => {
    expect(capOf(profileOf('xianyou'), '娱乐场所')).toBeNull();
    expect(parameter(profileOf('xianyou'), 'freq.entertainment')[2]).toEqual({
      when: 'C',
      months: 1,
      mode: 'rotation',
      minShare: null,
    });
  });

  it('R-061 R-063 a cap may differ by class and by bureau', () => {
    expect(slugs.map((slug) => capOf(profileOf(slug), '旅馆业'))).toEqual([2, 2, 1, 2, null]);
    const gaoqing = profileOf('gaoqing');
    const derived: Profile = {
      ...gaoqing,
      parameters: {
        ...gaoqing.parameters,
        'cap.byClass': { value: { entertainment: null, hotel: 4 }, p: 'P-13', source: null },
      },
    };
    expect(
      ['娱乐场所', '旅馆业', '典当业', '未列类别'].map((each) => capOf(derived, each)),
    ).toEqual([null, 4, 2, 2]);
    expect(['旅馆业', '典当业'].map((each) => capRuleOf(derived, each))).toEqual([
      'cap.byClass',
      'cap.maxPerYear',
    ]);
    expect(capRuleOf(profileOf('yangcheng'), '旅馆业')).toBe('cap.maxPerYear');
  });

  it('R-155 R-156 the clock of 阳城 depends on the finding, that of the others does not', () => {
    const clocks = slugs.map((slug) => [
      parameter(profileOf(slug), 'disclosure.clock'),
      parameter(profileOf(slug), 'disclosure.clockProblem'),
    ]);
    expect(clocks).toEqual([
      ['task-closed', 'task-closed'],
      ['task-closed', 'task-closed'],
      ['result-signed', 'result-signed'],
      ['inspection-ended', 'handling-decided'],
      ['result-signed', 'result-signed'],
    ]);
  });

  it('R-155 reminds of 20 days at 10, 5, 2 and 0, of 5 days at 2 and 0, then each working day', () => {
    const profile = profileOf('gaoqing');
    expect(remindersOf(profile, 20)).toEqual({ before: [10, 5, 2, 0], overdueEvery: 1 });
    expect(remindersOf(profile, 15)).toEqual({ before: [10, 5, 2, 0], overdueEvery: 1 });
    expect(remindersOf(profile, 10)).toEqual({ before: [5, 2, 0], overdueEvery: 1 });
    expect(remindersOf(profile, 5)).toEqual({ before: [2, 0], overdueEvery: 1 });
    expect(remindersOf(profile, 2)).toEqual({ before: [0], overdueEvery: 1 });
  });

  it('R-031 invents no frequency where the regulation gives none', () => {
    const keys = parameterKeys.filter((key) => /^freq\.(?!mode)/.test(key));
    for (const slug of slugs.filter((each) => each !== 'xianyou')) {
      expect(keys.map((key) => parameter(profileOf(slug), key))).toEqual(keys.map(() => []));
    }
  });
});

function readTable(): Row[] {
  const text = readFileSync(new URL('../vectors/profile/table.md', import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.startsWith('| R-'))
    .flatMap((line) => {
      const [rules = '', p = '', key = '', ...cells] = line
        .split('|')
        .slice(1, -1)
        .map((part) => part.trim());
      const fallback = cells.at(-1) ?? '';
      return slugs.map((slug, index) => ({
        rules,
        p: p === '–' ? null : p,
        key: key as ParameterKey,
        slug,
        cell: readCell(cells[index] ?? '', fallback),
      }));
    });
}

function readCell(cell: string, fallback: string): Cell {
  if (cell === '∅') return { value: fallback, article: null };
  if (cell.endsWith(' ∅')) return { value: cell.slice(0, -2), article: null };
  const [, value = '', article = ''] = /^(.*)〔(.*)〕$/.exec(cell) ?? [];
  return { value, article };
}

function titleOf({ rules, p, key, slug, cell }: Row): string {
  return `${rules} ${p ?? ''} ${key} · ${slug} · ${cell.article ?? '系统默认'}`;
}
