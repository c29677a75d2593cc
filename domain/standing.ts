/**
 * What is owed beside disclosures: a licence that is to be renewed, a plan that is to be approved or
 * filed, a floor of coverage, a promise of frequency, a registry that is to be looked through, a consent,
 * a word or teams of a unit that was sent a task; what follows an inspection: a case, a rectification, the
 * receipt of a referral, the transfer of a suspected crime, a notice to another bureau; the review
 * of an objection and the answer to it.
 */
export const standingKinds = [
  'licence',
  'plan-due',
  'plan-filing',
  'coverage',
  'frequency',
  'staleness',
  'consent',
  'dispatch',
  'case',
  'rectification',
  'referral',
  'criminal-transfer',
  'bureau-notice',
  'objection-review',
  'objection-reply',
] as const;
export type StandingKind = (typeof standingKinds)[number];
