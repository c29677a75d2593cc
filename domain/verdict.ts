/** 撤销期: how long whoever decided can undo it, in seconds; until then nothing is carried out. */
export const undoSeconds = 60;

/** When a verdict of this moment takes effect. */
export const effectiveAt = (now: Date): Date => new Date(now.getTime() + undoSeconds * 1000);
