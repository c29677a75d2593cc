import { z } from 'zod';
import { interestedIn } from '../../db/queries/interested.ts';
import { outcomes, refuseEarly } from '../../domain/case.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { askConsent, decidersOver } from '../consent/ask.ts';
import { asSeen, record, usecase } from '../usecase.ts';
import { closingOf, lockCase, ownedBy } from './locked.ts';
import { touchCase } from './touch.ts';

const input = z.object({
  caseId: z.uuid(),
  outcome: z.enum(outcomes).optional(),
  note: z.string().trim().max(2000).default(''),
  /** the number of the decision; penalties themselves are kept elsewhere. */
  documentNo: z.string().trim().max(100).default(''),
});

/**
 * asks to close a case with what came of it; another one agrees (`settleCase`). Refuses without an
 * outcome and a word about it, a penalty without its document, and whatever `refuseEarly` finds left undone.
 */
export const askClosing = usecase('case.ask-closing', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockCase(context, given.caseId);
  authorize(actor, 'case.ask-closing', ownedBy(locked));
  const { file, profile, unit, about } = locked;
  if (file.state !== 'open') throw new Refusal('illegal-step', { state: file.state });
  asSeen(context, file.version);
  const rule = cite(profile, 'followup.ownerRule');
  const { outcome } = given;
  if (!outcome) throw new Refusal('reason-required', { rule });
  const note = requireText(given.note, true, rule);
  if (outcome === 'penalised') requireText(given.documentNo, true, rule);
  refuseEarly(profile, closingOf(locked), outcome);
  const number = file.closing + 1;
  await tx.query(
    `update case_file set state = 'closing', closing = $2, outcome = $3, outcome_note = $4, outcome_document = $5,
       asked_by = $6, asked_at = $7 where id = $1`,
    [file.id, number, outcome, note, given.documentNo, personId(actor), now],
  );
  await record(context, 'case.closing-asked', about, { code: file.code, outcome, number });
  const barred = file.subjectId ? await interestedIn(tx, file.subjectId) : [];
  await askConsent(
    context,
    { matter: 'case', id: file.id, part: String(number), unitId: unit.id, label: file.code },
    await decidersOver(context, unit.path, [actor.id, ...barred]),
  );
  await touchCase(context, file.id);
  return { number };
});
