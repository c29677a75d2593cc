import { parameter, type Profile } from './profile/profile.ts';
import type { ParameterKey } from './profile/parameters.ts';

/** What falls to a department of a joint task. */
export type DepartmentDuty = { department: number; duty: string };

/**
 * The three parts of a scheme of inspection (高青 第十九条: 明确责任分工、程序规范、时间节点) and, in a joint
 * one, what falls to each department.
 */
export type SchemeParts = {
  duty: string;
  procedure: string;
  schedule: string;
  departmentDuties: DepartmentDuty[];
};

/**
 * The parameter by which a task needs a confirmed scheme before its pool is frozen (许昌 二(八), a joint one) or
 * before its teams set out (高青 第十九条); nothing where the rules ask for none then.
 */
export function schemeRule(
  profile: Profile,
  before: 'draw' | 'visit',
  isJoint: boolean,
): ParameterKey | undefined {
  if (before === 'visit')
    return parameter(profile, 'exec.schemeRequired') ? 'exec.schemeRequired' : undefined;
  return isJoint && parameter(profile, 'joint.schemeRequired') ? 'joint.schemeRequired' : undefined;
}

/** The departments to which a scheme gives nothing to do; refused in a joint one. */
export const withoutDuty = <D extends { number: number }>(
  departments: readonly D[],
  duties: readonly DepartmentDuty[],
): D[] =>
  departments.filter(
    ({ number }) =>
      !duties.some(({ department, duty }) => department === number && duty.trim() !== ''),
  );
