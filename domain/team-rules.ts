import { parameter, type Profile } from './profile/profile.ts';

/** Somebody in a team, as the rules of a valid team look at them; department 1 is the initiating one. */
export type TeamMember = {
  personId: string;
  department: number;
  lead: boolean;
  mayLead: boolean;
  /** Whether an interest in the subject is on file (利害关系). */
  interested: boolean;
  /** Whether they could be drawn for this seat today: on duty, licensed, skilled for its items. */
  qualified: boolean;
};

/** What makes a team valid: how many it needs at least, and who leads it. */
export type TeamRules = { min: number; leaderRequired: boolean; leaderFromInitiator: boolean };

/** Why a team may not go; the first that applies. */
export type TeamFault =
  | 'too-few'
  | 'twice'
  | 'interested'
  | 'unqualified'
  | 'no-lead'
  | 'two-leads'
  | 'lead-may-not'
  | 'lead-of-participant';

/** The rules of a bureau for its teams (高青细则 第十九条). */
export const teamRulesOf = (profile: Profile): TeamRules => ({
  min: parameter(profile, 'team.min'),
  leaderRequired: parameter(profile, 'team.leaderRequired'),
  leaderFromInitiator: parameter(profile, 'joint.leaderFromInitiator'),
});

/**
 * What is wrong with the team of one visit, all its departments together; nothing when it is valid
 * . Experts are no members: they count for nothing here.
 */
export function teamFault(team: readonly TeamMember[], rules: TeamRules): TeamFault | undefined {
  if (team.length < rules.min) return 'too-few';
  if (new Set(team.map(({ personId }) => personId)).size < team.length) return 'twice';
  if (team.some(({ interested }) => interested)) return 'interested';
  if (team.some(({ qualified }) => !qualified)) return 'unqualified';
  return leadFault(
    team.filter(({ lead }) => lead),
    rules,
  );
}

function leadFault(leads: readonly TeamMember[], rules: TeamRules): TeamFault | undefined {
  const [lead] = leads;
  if (!lead) return rules.leaderRequired ? 'no-lead' : undefined;
  if (leads.length > 1) return 'two-leads';
  if (!lead.mayLead) return 'lead-may-not';
  return rules.leaderFromInitiator && lead.department !== initiating
    ? 'lead-of-participant'
    : undefined;
}

/** The initiating department, which has the lead; the others of a joint task count on from it. */
export const initiating = 1;
