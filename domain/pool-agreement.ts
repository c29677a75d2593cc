/** 联合建库: asked for, in force once both heads consent, ended by either of them. */
export const agreementStates = {
  requested: { approve: 'in-force', reject: 'rejected' },
  'in-force': { end: 'ended' },
  rejected: {},
  ended: {},
} as const;
