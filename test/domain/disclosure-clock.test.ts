import { describe, expect, it } from 'vitest';
import { type Moments, refuseIncomplete, resultNotice, termOf } from '../../domain/disclosure.ts';
import { withholdingGrounds } from '../../domain/disclosure.ts';
import type { Finding } from '../../domain/inspection.ts';
import { profileOf, profileSlugs } from '../../domain/profile/profile.ts';
import { officialCalendar } from '../../usecases/calendar/official.ts';

// Counted by hand from the official notice of 2026. 春节: off from 15 to 23 February, Saturdays 14 and 28 are
// worked. 中秋: off from 25 to 27 September. 国庆: off from 1 to 7 October, Sunday 20 September and Saturday
// 10 October are worked. The first day itself is not counted.
const twenty = { '2026-02-06': '2026-03-12', '2026-09-18': '2026-10-22' } as const;
const five = { '2026-02-06': '2026-02-13', '2026-09-29': '2026-10-12' } as const;

type Clock = keyof Moments;
type Row = [string, Finding, Clock, Readonly<Record<string, string>>];

/** Whose clock, of which result, runs from which day, and ends when. */
const rows: Row[] = [
  ['gaoqing', 'clear', 'closedOn', twenty],
  ['gaoqing', 'rectification', 'closedOn', twenty],
  ['gaoxin', 'clear', 'closedOn', twenty],
  ['gaoxin', 'pending', 'closedOn', twenty],
  ['xuchang', 'clear', 'signedOn', twenty],
  ['xuchang', 'falsified', 'signedOn', twenty],
  ['yangcheng', 'clear', 'submittedOn', five],
  ['yangcheng', 'rectification', 'decidedOn', twenty],
  ['xianyou', 'clear', 'signedOn', twenty],
  ['xianyou', 'rectification', 'signedOn', twenty],
];
const cases = rows.flatMap(([slug, finding, clock, days]) =>
  Object.entries(days).map(([from, dueOn]) => ({ slug, finding, clock, from, dueOn })),
);
const never: Moments = { closedOn: null, signedOn: null, submittedOn: null, decidedOn: null };
const elsewhere = '2026-01-05';

describe('the clock of each bureau', () => {
  it.each(cases)(
    'R-155 R-156 R-157 R-158 $slug, $finding: from $from ($clock) to $dueOn',
    ({ slug, finding, clock, from, dueOn }) => {
      const profile = profileOf(slug);
      const others = {
        closedOn: elsewhere,
        signedOn: elsewhere,
        submittedOn: elsewhere,
        decidedOn: elsewhere,
      };
      const term = termOf(profile, finding, { ...others, [clock]: from }, officialCalendar);
      expect(term).toMatchObject({ from, dueOn, provisional: false });
      // Nothing starts it but its own event.
      expect(
        termOf(profile, finding, { ...others, [clock]: null }, officialCalendar),
      ).toBeUndefined();
      expect(termOf(profile, finding, never, officialCalendar)).toBeUndefined();
    },
  );

  it('R-155 says by which article, or that the term is a default of the product', () => {
    const ruleOf = (slug: string, finding: Finding) => {
      const days = {
        ...never,
        closedOn: elsewhere,
        signedOn: elsewhere,
        submittedOn: elsewhere,
        decidedOn: elsewhere,
      };
      return termOf(profileOf(slug), finding, days, officialCalendar)!.rule;
    };
    expect(ruleOf('gaoqing', 'clear')).toContain('第二十五条');
    expect(ruleOf('gaoxin', 'clear')).toContain('第二十八条');
    expect(ruleOf('xuchang', 'clear')).toContain('二(九)');
    expect(ruleOf('yangcheng', 'clear')).toContain('三(二)4');
    for (const [slug, finding] of [
      ['yangcheng', 'rectification'],
      ['xianyou', 'clear'],
    ] as const) {
      expect(ruleOf(slug, finding)).toMatch(/默认|default/);
    }
  });
});

const result = {
  inspection: 'T-0001',
  tasks: [{ code: 'T', name: '抽查' }],
  subject: { name: '某单位', uscc: '91370322MA3C00001X', category: '旅馆业', address: '库区 3 号' },
  items: [{ name: '检查', disclosure: 'full' as 'full' | 'restricted' }],
  finding: 'clear' as Finding,
  note: '存放量 120，双人双锁',
  unit: '治安大队',
  date: '2026-09-14',
  inspectors: ['沈阳', '赵云'],
};
const always = [
  'finding',
  'inspection',
  'inspectors',
  'items',
  'restricted',
  'subject',
  'task',
  'unit',
  'date',
];

describe('what goes out', () => {
  it.each(['民用枪支弹药从业单位', '爆破作业单位'])(
    'R-160 of %s no address and no detail, by a list of what may go out',
    (category) => {
      const of = { ...result, subject: { ...result.subject, category } };
      const notice = resultNotice(of, profileOf('xianyou'));
      expect(Object.keys(notice).toSorted()).toEqual(always.toSorted());
      expect(Object.keys(notice.subject).toSorted()).toEqual(['category', 'name', 'uscc']);
      expect(notice.restricted).toBe(true);
      for (const secret of ['库区', '存放量', '双锁'])
        expect(JSON.stringify(notice)).not.toContain(secret);
      // Of another bureau, whose rules do not say so, they are disclosed like the others.
      expect(resultNotice(of, profileOf('gaoqing')).restricted).toBe(false);
    },
  );

  it('R-160 of an item that is disclosed in part the same', () => {
    const items = [...result.items, { name: '涉密检查', disclosure: 'restricted' as const }];
    const notice = resultNotice({ ...result, items }, profileOf('gaoqing'));
    expect(Object.keys(notice.subject)).not.toContain('address');
    expect(Object.keys(notice)).not.toContain('note');
  });

  it.each(['娱乐场所', '旅馆业', '公章刻制业', '典当业', '机动车修理业', '保安服务业'])(
    'R-161 of %s in 仙游 everything is public unless a law says otherwise',
    (category) => {
      const of = { ...result, subject: { ...result.subject, category } };
      const notice = resultNotice(of, profileOf('xianyou'));
      expect(notice).toMatchObject({ restricted: false, note: result.note });
      expect(notice.subject).toMatchObject({ address: result.subject.address });
      expect(withholdingGrounds(category, profileOf('xianyou')).grounds).toEqual(['law']);
    },
  );

  it('R-164 refuses a copy that lacks who, what, when, by whom or the outcome, and names it', () => {
    for (const slug of profileSlugs) {
      const profile = profileOf(slug);
      const whole = resultNotice(result, profile);
      expect(() => refuseIncomplete(whole, profile)).not.toThrow();
      for (const [lacks, notice] of [
        ['subject.name', { ...whole, subject: { ...whole.subject, name: ' ' } }],
        ['subject.uscc', { ...whole, subject: { ...whole.subject, uscc: '' } }],
        ['items', { ...whole, items: [] }],
        ['unit', { ...whole, unit: '' }],
        ['date', { ...whole, date: '' }],
        ['inspectors', { ...whole, inspectors: [] }],
      ] as const) {
        expect(() => refuseIncomplete(notice as typeof whole, profile)).toThrow(
          expect.objectContaining({
            code: 'disclosure-incomplete',
            details: expect.objectContaining({ fields: lacks }),
          }),
        );
      }
    }
  });
});
