import { z } from 'zod';
import { everSeated } from '../../db/queries/seats.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { obstructions } from '../../domain/conclusion.ts';
import { findings } from '../../domain/inspection.ts';
import { authorize } from '../../domain/policy.ts';
import { lockDisclosure } from '../disclosure/locked.ts';
import { asSeen, usecase } from '../usecase.ts';
import { openCorrection } from './open.ts';

const words = z.string().trim().max(1000);
const changed = z.string().trim().max(400).optional();

/** What is right instead, as forms send it. */
export const changesInput = z.object({
  finding: z.enum(findings).optional(),
  /** how the subject did not co-operate, where that is what is right. */
  grounds: z.array(z.enum(obstructions)).max(obstructions.length).optional(),
  note: words.optional(),
  name: changed,
  uscc: changed,
  address: changed,
});

const fileInput = z.object({
  name: z.string().max(400),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

const input = z.object({
  disclosureId: z.uuid(),
  changes: changesInput,
  proof: words,
  publicNote: words,
  files: z.array(fileInput).max(10).default([]),
});

/**
 * 更改申请, 高青细则 第二十五条: somebody of the unit or of the team proves an error in what was published and
 * says what is right; the principal head signs it or turns it down.
 */
export const requestCorrection = usecase('correction.request', input, async (context, given) => {
  const { disclosure, locked } = await lockDisclosure(context, given.disclosureId);
  const { inspection, unit } = locked;
  authorize(context.actor, 'correction.request', {
    unitPath: unit.path,
    everSeatedIds: await everSeated(context.tx, inspection.id),
    interestedIds: await interestedIn(context.tx, inspection.subjectId),
  });
  asSeen(context, disclosure.version);
  return openCorrection(context, given);
});
