/** 撤销期: how long whoever decided can undo it, in seconds; until then nothing is carried out. */
export const undoSeconds = 60;

/** When a verdict of this moment takes effect. */
export const effectiveAt = (now: Date): Date => new Date(now.getTime() + undoSeconds * 1000);

/** What is decided with a minute to undo it. */
export const heldKinds = [
  'recusal',
  'substitution',
  'disclosure',
  'proposal',
  'plan',
  'exclusion',
  'campaign',
  'deployment',
  'pool-agreement',
  'flag',
  'profile',
  'correction',
  'case',
  'objection',
] as const;
export type HeldKind = (typeof heldKinds)[number];
