import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Department } from '../../domain/departments.ts';
import { runMatch } from '../../domain/match/match.ts';
import { outlookOf, tellShortage } from '../../domain/match-outlook.ts';
import { fairInput, fieldOf, type MatchRegistry, uncapped } from '../../domain/match-plan.ts';
import { profileOf } from '../../domain/profile/profile.ts';
import type { RegisteredInspector } from '../../domain/team.ts';

const on = '2026-09-14';
const seed = '11'.repeat(32);

const person = (serial: number, traits: Partial<RegisteredInspector> = {}) => ({
  personId: `p${serial}`,
  serial,
  mayLead: true,
  skills: ['旅馆业'],
  active: true,
  status: '在岗',
  partner: false,
  licenceNo: `L${serial}`,
  licenceExpiresOn: '2027-12-31',
  away: false,
  ...traits,
});

const department = (number: number, traits: Partial<Department> = {}): Department => ({
  number,
  unitId: `u${number}`,
  name: `部门${number}`,
  size: number === 1 ? null : 1,
  skills: [],
  taskIds: ['t'],
  within: [],
  without: [],
  ...traits,
});

const visit = (at: number) => ({
  recordId: `S${at}`,
  uscc: `C${at}`,
  categories: ['旅馆业'],
  teamSize: 2,
  taskIds: ['t'],
});

const registry = (traits: Partial<MatchRegistry>): MatchRegistry => ({
  departments: [{ department: department(1), inspectors: [1, 2, 3, 4].map((n) => person(n)) }],
  visits: [visit(0), visit(1)],
  interests: new Map(),
  loads: new Map(),
  ...traits,
});

const fire = {
  department: department(2, { skills: ['消防安全'] }),
  inspectors: [11, 12].map((n) => person(n, { partner: true, skills: ['消防安全'] })),
};

describe('the field of a match', () => {
  it('R-114 R-088 has one team to a department and visit, the lead seat in the initiating one', () => {
    const { teams } = fieldOf(registry({ departments: [...registry({}).departments, fire] }), on);
    expect(teams.map((t) => [t.subject, t.department, t.size, t.needsLead, t.eligible])).toEqual([
      ['S0', 1, 2, true, [1, 2, 3, 4]],
      ['S1', 1, 2, true, [1, 2, 3, 4]],
      ['S0', 2, 1, false, [11, 12]],
      ['S1', 2, 1, false, [11, 12]],
    ]);
  });

  it('has a participant on the visits of its own tasks only', () => {
    const visits = [visit(0), { ...visit(1), taskIds: ['t', 'merged'] }];
    const late = { ...fire, department: { ...fire.department, taskIds: ['merged'] } };
    const { teams } = fieldOf(
      registry({ visits, departments: [...registry({}).departments, late] }),
      on,
    );
    expect(teams.filter((team) => team.department === 2).map((team) => team.subject)).toEqual([
      'S1',
    ]);
  });

  it('R-112 says of everybody who is left out why', () => {
    const inspectors = [
      person(1),
      person(2, { status: '借调' }),
      person(3, { away: true }),
      person(4, { partner: true }),
      person(5, { licenceNo: null }),
      person(6, { licenceExpiresOn: '2026-09-13' }),
      person(7, { skills: ['典当业'] }),
      person(8),
      person(9),
      person(10, { active: false }),
    ];
    const interests = new Map([
      ['C0', new Set(['p8', 'p9'])],
      ['C1', new Set(['p8'])],
    ]);
    const given = registry({ departments: [{ department: department(1), inspectors }], interests });
    const field = fieldOf(given, on);
    expect(field.sieves).toEqual([
      {
        department: 1,
        name: '部门1',
        registered: 10,
        eligible: 2,
        filtered: {
          'off-duty': ['p2'],
          away: ['p3'],
          partner: ['p4'],
          unlicensed: ['p5'],
          expired: ['p6'],
          inactive: ['p10'],
          unskilled: ['p7'],
          interested: ['p8'],
        },
        recused: ['p9'],
      },
    ]);
    const rules = { profile: profileOf('gaoqing'), area: '高青县公安局' };
    expect(outlookOf(field, given, rules).departments[0]).toMatchObject({
      eligible: 2,
      filtered: { away: 1, interested: 1 },
      recused: 1,
    });
  });
});

const aRegistry = fc
  .record({
    people: fc.array(fc.record({ mayLead: fc.boolean(), skilled: fc.boolean(), load: fc.nat(4) }), {
      minLength: 2,
      maxLength: 6,
    }),
    partners: fc.array(fc.nat(3), { maxLength: 3 }),
    visits: fc.integer({ min: 1, max: 3 }),
    size: fc.constantFrom(1, 2),
  })
  .map(({ people, partners, visits, size }) => {
    const own = people.map(({ mayLead, skilled }, at) =>
      person(at + 1, { mayLead, skills: skilled ? ['旅馆业'] : ['典当业'] }),
    );
    const others = partners.map((_, at) => person(at + 20, { skills: ['消防安全'] }));
    const joint = partners.length > 0 ? [{ ...fire, inspectors: others }] : [];
    const loads = new Map<number, number>([
      ...people.map(({ load }, at) => [at + 1, load] as [number, number]),
      ...partners.map((load, at) => [at + 20, load] as [number, number]),
    ]);
    return registry({
      departments: [{ department: department(1), inspectors: own }, ...joint],
      visits: Array.from({ length: visits }, (_, at) => ({ ...visit(at), teamSize: size })),
      loads,
    });
  });

const fixed = { seed: 1, numRuns: 400 };

describe('the level that nobody comes above', () => {
  it('is found whenever there is a match at all, and leaves one', () => {
    const answers = new Set<boolean>();
    fc.assert(
      fc.property(aRegistry, (given) => {
        const field = fieldOf(given, on);
        const fair = fairInput(field, given.loads);
        const feasible = runMatch({ seed, ...uncapped(field) }).feasible;
        answers.add(feasible);
        expect(fair !== null).toBe(feasible);
        if (fair) expect(runMatch({ seed, ...fair.input }).feasible).toBe(true);
      }),
      fixed,
    );
    expect(answers.size).toBe(2);
  });

  it('holds for everybody who gets a seat, with what they have in other tasks', () => {
    fc.assert(
      fc.property(aRegistry, (given) => {
        const fair = fairInput(fieldOf(given, on), given.loads);
        fc.pre(fair !== null);
        const result = runMatch({ seed, ...fair!.input });
        if (!result.feasible) throw new Error('the level leaves no match');
        for (const { serial } of fair!.input.inspectors) {
          const seats = result.teams.filter(({ members }) => members.includes(serial)).length;
          if (seats > 0)
            expect(seats + (given.loads.get(serial) ?? 0)).toBeLessThanOrEqual(fair!.cap);
        }
      }),
      fixed,
    );
  });

  it('is one above the smallest that any cap could be', () => {
    fc.assert(
      fc.property(aRegistry, (given) => {
        const field = fieldOf(given, on);
        const fair = fairInput(field, given.loads);
        fc.pre(fair !== null);
        const feasibleAt = (level: number) => {
          const { inspectors, teams } = uncapped(field);
          const capped = inspectors.map((one) => ({
            ...one,
            cap: Math.max(0, level - (given.loads.get(one.serial) ?? 0)),
          }));
          return runMatch({ seed, inspectors: capped, teams }).feasible;
        };
        expect(feasibleAt(fair!.cap - 1)).toBe(true);
        if (fair!.cap > 2) expect(feasibleAt(fair!.cap - 2)).toBe(false);
      }),
      fixed,
    );
  });

  it('does not depend on the order of the roster, nor does anybody’s place', () => {
    const shuffled = aRegistry.chain((given) =>
      fc
        .tuple(
          ...given.departments.map(({ inspectors }) =>
            fc.shuffledSubarray(inspectors, {
              minLength: inspectors.length,
              maxLength: inspectors.length,
            }),
          ),
        )
        .map((lists) => [
          given,
          {
            ...given,
            departments: given.departments.map((one, at) => ({ ...one, inspectors: lists[at]! })),
          },
        ]),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        expect(fairInput(fieldOf(other!, on), other!.loads)).toEqual(
          fairInput(fieldOf(given!, on), given!.loads),
        );
      }),
      fixed,
    );
  });

  it('spares whoever has much to do elsewhere, where the others suffice', () => {
    const inspectors = [1, 2, 3].map((n) => person(n));
    const given = registry({
      departments: [{ department: department(1), inspectors }],
      visits: [visit(0)],
      loads: new Map([[3, 5]]),
    });
    const { input, cap } = fairInput(fieldOf(given, on), given.loads)!;
    expect(cap).toBe(2);
    expect(input.inspectors.map((one) => one.cap)).toEqual([2, 2, 0]);
  });
});

describe('R-117 R-118 a shortage in words', () => {
  const short = (slug: string) => {
    const given = registry({
      departments: [...registry({}).departments, { ...fire, inspectors: [] }],
    });
    const rules = { profile: profileOf(slug), area: '高青县公安局' };
    return tellShortage(fieldOf(given, on), given, rules)!;
  };

  it('names department, area and item, how many are missing, and what may be done', () => {
    const { zh, en } = short('gaoqing');
    expect(zh).toMatch(/^部门2（区域：高青县公安局；事项：旅馆业）：1个检查对象的1个岗位/);
    expect(zh).toContain('缺1人次');
    expect(zh).toContain(
      '增加1名合格的执法检查人员；停止匹配，报单位负责人（系统默认，非本局文件规定）；减少检查对象。',
    );
    expect(en).toMatch(/^部门2 \(area: 高青县公安局; subjects: 旅馆业\): 1 seats/);
    expect(en).toContain('stop and ask the head (a default of the product)');
  });

  it('offers what the rules of the bureau allow, with the article', () => {
    expect(short('gaoxin').zh).toMatch(/直接委派（.*第二十条）；与相邻区域合并匹配（.*第二十条）/);
    expect(short('xianyou').zh).toMatch(/与其他警种联合建库（.*二\(一\)2）/);
  });
});
