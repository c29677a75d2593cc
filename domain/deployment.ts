import type { InspectionType } from './exclusion.ts';
import { cite } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/** 高青细则 第十六条: why a directed draw is ordered apart, free of cap and ratio. */
export const deploymentGrounds = [
  'key-industry',
  'complaints',
  'abnormal',
  'discredited',
  'serious-violation',
  'special-rectification',
  'special-event',
  'higher-order',
  'transfer',
  'big-data',
] as const;
export type DeploymentGround = (typeof deploymentGrounds)[number];

/** A directed draw ordered apart, as it is asked for and consented to by another person. */
export const deploymentStates = {
  requested: { approve: 'approved', reject: 'rejected' },
  approved: {},
  rejected: {},
} as const;

/** What is said of a directed draw that is ordered apart. */
export type Deployment = {
  ground: DeploymentGround;
  documentNo: string;
  issuingBody: string;
  reason: string;
};

/** refuses a directed draw beyond the cap whose ground the bureau's rules do not know. */
export function refuseDeployment({ ground, issuingBody }: Deployment, profile: Profile): void {
  const rule = cite(profile, 'cap.exemptGrounds');
  if (!parameter(profile, 'cap.exemptGrounds').includes(ground)) {
    throw new Refusal('deployment-ground-unknown', { rule });
  }
  if (ground === 'higher-order' && issuingBody === '') {
    throw new Refusal('exclusion-body-missing', { rule });
  }
}

/** whether a passed item may be checked again in the same year by such a draw. */
export function liftsNoRepeat(ground: DeploymentGround, profile: Profile): boolean {
  const isKeyField = ground === 'key-industry';
  const exempt = parameter(profile, 'cap.noRepeatExemptGrounds');
  return exempt.includes(isKeyField ? 'key-field' : 'special-case');
}

const types: Record<DeploymentGround, InspectionType> = {
  'key-industry': 'key',
  complaints: 'complaint',
  abnormal: 'credit',
  discredited: 'credit',
  'serious-violation': 'credit',
  'special-rectification': 'campaign',
  'special-event': 'campaign',
  'higher-order': 'key',
  transfer: 'complaint',
  'big-data': 'complaint',
};

/** what the inspections of a task count as: random, unless its draw was ordered apart. */
export const typeOfTask = (deployment: Deployment | undefined): InspectionType =>
  deployment ? types[deployment.ground] : 'random';
