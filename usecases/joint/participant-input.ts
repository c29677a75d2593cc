import { z } from 'zod';

/** A department that the initiator asks to take part (高青细则 第十七条, 许昌 二(八)). */
export const participantInput = z.object({
  unitId: z.uuid(),
  itemIds: z.array(z.uuid()).default([]),
  /** Seats that it has on each subject, beside those of the initiating department. */
  teamSize: z.int().min(1).max(20).optional(),
  /** 业务专长 that each of its inspectors has; what the subject was drawn as where none is named. */
  skills: z.array(z.string().trim().min(1).max(50)).max(10).default([]),
  contact: z.string().trim().max(200).default(''),
  /** Last day for its answer; the first of the task's window where none is named. */
  answerBy: z.iso.date().optional(),
});

/** The same, checked in its form only. */
export type ParticipantInput = z.output<typeof participantInput>;
