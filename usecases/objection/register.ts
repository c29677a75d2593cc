import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { publishedVisit } from '../../db/queries/intake.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireText } from '../../domain/request.ts';
import { lockInspection } from '../inspection/locked.ts';
import { usecase } from '../usecase.ts';
import { openObjection } from './open.ts';

const input = z.object({
  /** 检查编号 of the published result. */
  code: z.string().trim().max(60),
  name: z.string().trim().min(1).max(60),
  contact: z.string().trim().min(1).max(100),
  content: z.string().trim().max(4000),
  receivedOn: z.iso.date(),
});

/**
 * an objection that came in person or by post, whose term runs from the day on which its materials
 * were received. Refuses one about what is not public (`result-not-public`).
 */
export const registerObjection = usecase('objection.register', input, async (context, given) => {
  const visit = await publishedVisit(context.tx, given.code);
  if (!visit) throw new Refusal('result-not-public');
  const locked = await lockInspection(context, visit.inspectionId);
  authorize(context.actor, 'objection.register', { unitPath: locked.unit.path });
  if (given.receivedOn > dayOf(context.now)) {
    throw new Refusal('bad-input', { field: 'receivedOn' });
  }
  const receiptNo = paperNumber();
  const { objectionId } = await openObjection(context, locked, {
    receiptNo,
    disclosureId: visit.disclosureId,
    submitter: { name: given.name, contact: given.contact },
    content: requireText(given.content, true),
    receivedAt: new Date(`${given.receivedOn}T00:00:00+08:00`),
    files: [],
  });
  return { objectionId, receiptNo };
});

// Like those that the portal gives out, without the letters that are taken for digits.
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const paperNumber = (): string =>
  [...randomBytes(12)]
    .map((byte) => digits[byte % 32])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');
