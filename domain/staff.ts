import { parameter, type Profile } from './profile/profile.ts';
import { barOf, type RegisteredInspector } from './team.ts';

/** As what somebody inspects (P-27); empty where a file does not say. */
export const staffCategories = [
  '',
  'civil-servant',
  'formal-staff',
  'qualified',
  'daily-safety',
  'legal-office',
  'branch',
  'certified',
] as const;

/** What a bureau asks of its own inspectors: fields of the registry, and who counts as one. */
export type StaffRules = { required: readonly string[]; staff: readonly string[] };

/** The rules P-12 and P-27 of a profile. */
export const staffRulesOf = (profile: Profile): StaffRules => ({
  required: parameter(profile, 'inspector.requiredFields'),
  staff: parameter(profile, 'inspector.eligibility'),
});

// A bureau that takes everybody with a certificate does not ask as what they serve.
const open: readonly string[] = ['qualified', 'certified', 'branch'];

/**
 * whether the bureau's rules count somebody of this category among its inspectors. Staff in
 * daily safety supervision only where a rule names them; and whoever they are, without a certificate they
 * fill no seat of a team.
 */
export function countsAsStaff(category: string, { staff }: StaffRules): boolean {
  if (category === '' || staff.includes(category)) return true;
  return category !== 'daily-safety' && staff.some((one) => open.includes(one));
}

/** Why somebody of the own registry is in no team though on duty and licensed; nothing where they may be. */
export function unfitFor(
  { category, filled }: { category: string; filled: readonly string[] },
  rules: StaffRules,
): 'not-staff' | 'incomplete' | undefined {
  if (!countsAsStaff(category, rules)) return 'not-staff';
  return rules.required.every((field) => filled.includes(field)) ? undefined : 'incomplete';
}

/**
 * R-044, 高新区指引 第二十一条: whether staff without a valid certificate may accompany a team of this bureau, on
 * top of those who have one. Only who supervises safety day by day, and only where the rules know such staff.
 */
export function mayAccompany(
  inspector: RegisteredInspector & { category: string },
  on: string,
  profile: Profile,
): boolean {
  const bar = barOf(inspector, on);
  const isUncertified = bar === 'unlicensed' || bar === 'expired';
  const isAllowed = parameter(profile, 'inspector.allowDailySafetyStaff');
  return isAllowed && isUncertified && inspector.category === 'daily-safety';
}
