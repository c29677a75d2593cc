import type { Blank } from '../../support/five-counties.ts';

/** What a rule leads to, and where it stands. */
type Told<T> = { by: string; is: T };

/** How the same county comes out under the rules of one bureau. */
export type Expected = {
  /** P-10: the first field that the imported list lacks, if any. */
  lacks: Told<string | null>;
  /** P-05, P-37: where the plan is published and filed. */
  published: Told<string[]>;
  filed: Told<string[]>;
  /** P-21, P-19: what a rotation of repair shops is refused for. */
  rotation: Told<string>;
  /** P-38: what a task outside the plan is refused for; null where it is set up. */
  adHoc: Told<string | null>;
  /** P-11: blank fields that keep a subject out of the draw with code 4. */
  incomplete: Told<Blank[]>;
  /** P-13: how often each of them can be drawn within the year; null is as often as need be. */
  cap: Told<number | null>;
  /** what becomes of those found in order, for the same item within the year. */
  passed: Told<'stay out' | 'are drawn again'>;
  /** P-29: how a substitute is found. */
  substitute: Told<'draw' | 'appointment'>;
  /** P-01 to P-03: days from and to of a clean result signed on the 15th and a problem on the 16th. */
  clean: Told<[string, string]>;
  problem: Told<[string, string] | null>;
  /** P-19: how many promises of frequency the rules make. */
  promises: Told<number>;
  /** whether items or lines of the plan set it instead, and tasks are proposed for them. */
  byItems: Told<boolean>;
};

const ours = '系统默认';
const none = { by: ours, is: [] };
const twenty: [string, string] = ['2026-09-20', '2026-10-23'];

/** The five bureaus; where a document is silent the product's default is named as such. */
export const expected = {
  gaoqing: {
    lacks: { by: '第八条', is: null },
    published: { by: '第十三条', is: ['portal', 'credit-china-zibo'] },
    filed: none,
    rotation: { by: '第十六条', is: 'mode-not-allowed' },
    adHoc: { by: '第十六条', is: 'ad-hoc-only-deployed' },
    incomplete: {
      by: '第十一条',
      is: ['jurisdiction', 'businessScope', 'principal', 'telephone', 'address'],
    },
    cap: { by: '第十六条', is: 2 },
    passed: { by: '第十四条', is: 'stay out' },
    substitute: { by: '第二十条', is: 'draw' },
    clean: { by: '第二十五条', is: twenty },
    problem: { by: '第二十五条', is: twenty },
    promises: { by: '第九条', is: 0 },
    byItems: { by: '第九条', is: true },
  },
  gaoxin: {
    lacks: { by: '第八条', is: 'level' },
    published: { by: '第六条', is: ['provincial-platform'] },
    filed: { by: '第十二条', is: ['upper-urban-management', 'market-regulator'] },
    rotation: { by: '第十七条', is: 'mode-not-allowed' },
    adHoc: { by: '第十四条', is: null },
    incomplete: { by: ours, is: ['jurisdiction', 'address'] },
    cap: { by: '第十四条', is: 2 },
    passed: { by: ours, is: 'are drawn again' },
    substitute: { by: '第二十二条', is: 'appointment' },
    clean: { by: '第二十八条', is: twenty },
    problem: { by: '第二十八条', is: twenty },
    promises: { by: '第十四条', is: 0 },
    // The sample plan names no frequency.
    byItems: { by: '第十四条', is: false },
  },
  xuchang: {
    lacks: { by: '二(一)', is: null },
    published: { by: ours, is: ['own-page'] },
    filed: none,
    rotation: { by: ours, is: 'mode-not-allowed' },
    adHoc: { by: '二(四)', is: 'ad-hoc-not-allowed' },
    incomplete: { by: '二(二)', is: ['businessScope', 'address'] },
    cap: { by: '二(六)', is: 1 },
    passed: { by: ours, is: 'are drawn again' },
    substitute: { by: ours, is: 'draw' },
    clean: { by: '二(九)', is: ['2026-09-15', '2026-10-19'] },
    problem: { by: '二(九)', is: ['2026-09-16', '2026-10-20'] },
    promises: { by: '二(一)', is: 0 },
    byItems: { by: '二(一)', is: true },
  },
  yangcheng: {
    lacks: { by: '三(一)3', is: null },
    published: { by: ours, is: ['own-page'] },
    filed: none,
    rotation: { by: ours, is: 'mode-not-allowed' },
    adHoc: { by: ours, is: null },
    incomplete: { by: '三(一)1', is: ['principal', 'telephone', 'address'] },
    cap: { by: ours, is: 2 },
    passed: { by: ours, is: 'are drawn again' },
    substitute: { by: ours, is: 'draw' },
    clean: { by: '三(二)4', is: ['2026-09-15', '2026-09-21'] },
    problem: { by: '三(二)4', is: null },
    promises: { by: ours, is: 0 },
    byItems: { by: ours, is: true },
  },
  xianyou: {
    lacks: { by: '二(一)1', is: 'standard' },
    published: { by: ours, is: ['own-page'] },
    filed: none,
    rotation: { by: '二(二)1', is: 'rotation-not-ruled' },
    adHoc: { by: '二(二)5', is: null },
    incomplete: { by: ours, is: ['jurisdiction', 'address'] },
    cap: { by: '二(二)1', is: null },
    passed: { by: ours, is: 'are drawn again' },
    substitute: { by: ours, is: 'draw' },
    clean: { by: ours, is: ['2026-09-15', '2026-10-19'] },
    problem: { by: ours, is: ['2026-09-16', '2026-10-20'] },
    promises: { by: '二(二)1–6', is: 16 },
    byItems: { by: '二(二)', is: false },
  },
} satisfies Record<string, Expected>;

export type Slug = keyof typeof expected;
