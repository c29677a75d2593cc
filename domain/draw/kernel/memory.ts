import { messagesAtMost } from './layout.ts';

// Where things lie in the linear memory of the SIMD kernel, in bytes. At 0 are the round constants.

/** Words of four schedules at a time. */
export const scheduleAt = 64 * 4;

/** What SHA-256 starts from, for all lanes; what a common head leaves; what a first block leaves. */
export const initialAt = scheduleAt + 64 * 16;
export const headAt = initialAt + 8 * 16;
export const middleAt = headAt + 8 * 16;

/** The schedules of `lastSchedules`. */
export const lastAt = middleAt + 8 * 16;

/** `states` and `blocks` of the kernel. */
export const statesAt = lastAt + 256 * 64 * 4;
export const blocksAt = statesAt + messagesAtMost * 8 * 4;

/** Pages of 64 KiB that hold all this. */
export const pages = Math.ceil((blocksAt + messagesAtMost * 16 * 4) / 65_536);
