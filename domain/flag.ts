/**
 * What is noted about a subject beside its registration, by the names of the rules that ask for it
 * (分级、风险、黑名单、经营异常、失信、严重违法、投诉、重点区域 …).
 */
export const flagKinds = [
  'grade',
  'risk',
  'blacklisted',
  'abnormal',
  'discredited',
  'seriously-discredited',
  'serious-violation',
  'public-concern',
  'complaints',
  'special-industry',
  'key-area',
  'fire-hazard',
  'penalty',
  'past-fire',
] as const;
export type FlagKind = (typeof flagKinds)[number];

/** whom somebody puts on the blacklist another one has to agree to, and not for ever. */
export const approvedKinds: readonly FlagKind[] = ['blacklisted'];

/** The values that a kind may have; nothing where it has none. */
export const flagValues: Partial<Record<FlagKind, readonly string[]>> = {
  grade: ['A', 'B', 'C'],
  risk: ['高', '中', '低'],
};

/** A flag that waits for its approver, holds, or was turned down. */
export const flagStates = {
  requested: { approve: 'in-force', reject: 'rejected' },
  'in-force': {},
  rejected: {},
} as const;
