import { describe, expect, it } from 'vitest';
import { areaOf, withJointRegistries } from '../../domain/departments.ts';
import { profileOf } from '../../domain/profile/profile.ts';
import { countsAsStaff, staffCategories, staffRulesOf, unfitFor } from '../../domain/staff.ts';
import { barOf } from '../../domain/team.ts';

const rules = (slug: string) => staffRulesOf(profileOf(slug));

describe('P-27 who counts as an inspector', () => {
  it.each([
    ['gaoqing', ['', 'civil-servant', 'formal-staff']],
    [
      'gaoxin',
      [
        '',
        'civil-servant',
        'formal-staff',
        'qualified',
        'daily-safety',
        'legal-office',
        'branch',
        'certified',
      ],
    ],
    [
      'xuchang',
      ['', 'civil-servant', 'formal-staff', 'qualified', 'legal-office', 'branch', 'certified'],
    ],
    ['yangcheng', ['', 'legal-office']],
    [
      'xianyou',
      ['', 'civil-servant', 'formal-staff', 'qualified', 'legal-office', 'branch', 'certified'],
    ],
  ])('%s: %o', (slug, counted) => {
    expect(staffCategories.filter((category) => countsAsStaff(category, rules(slug)))).toEqual(
      counted,
    );
  });
});

describe('P-12 the required fields of an inspector', () => {
  const filled = ['name', 'unit', 'position', 'skills', 'licenceNo', 'licenceExpiresOn'];
  it('R-045 one bureau needs a badge and an identity number, another one does not', () => {
    expect(unfitFor({ category: '', filled }, rules('xuchang'))).toBeUndefined();
    expect(unfitFor({ category: '', filled }, rules('gaoqing'))).toBe('incomplete');
    expect(
      unfitFor(
        { category: '', filled: [...filled, 'idNumber', 'badgeNo', 'sex', 'telephone'] },
        rules('gaoqing'),
      ),
    ).toBeUndefined();
  });
});

describe('R-044 staff without a certificate', () => {
  const one = {
    personId: 'p',
    serial: 1,
    mayLead: true,
    skills: [],
    active: true,
    status: '在岗',
    partner: false,
    licenceNo: null,
    licenceExpiresOn: null,
    away: false,
  };
  it('never fill the minimum of a team, though the bureau counts them as inspectors', () => {
    expect(countsAsStaff('daily-safety', rules('gaoxin'))).toBe(true);
    expect(barOf(one, '2026-09-14')).toBe('unlicensed');
  });

  it('with a certificate they inspect like everybody, unless the rules of the bureau leave them out', () => {
    const licensed = { ...one, licenceNo: 'L1', licenceExpiresOn: '2027-12-31' };
    expect(barOf(licensed, '2026-09-14')).toBeUndefined();
    expect(barOf({ ...licensed, unfit: 'not-staff' }, '2026-09-14')).toBe('not-staff');
  });
});

describe('R-047 a joint registry of two branches', () => {
  const registries = [{ one: '/B/ZA/', other: '/B/WA/' }];
  const area = areaOf('/B/ZA/', []);
  it('sends the people of both, from either side', () => {
    expect(withJointRegistries(area, registries, []).within).toEqual(['/B/ZA/', '/B/WA/']);
    expect(withJointRegistries(areaOf('/B/WA/', []), registries, []).within).toEqual([
      '/B/WA/',
      '/B/ZA/',
    ]);
    expect(withJointRegistries(areaOf('/B/FZ/', []), registries, []).within).toEqual(['/B/FZ/']);
  });

  it('leaves those out who take part as a department of their own', () => {
    const others = [{ path: '/B/WA/' }];
    expect(withJointRegistries(area, registries, others).within).toEqual(['/B/ZA/']);
  });
});
