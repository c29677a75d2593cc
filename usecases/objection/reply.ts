import { z } from 'zod';
import { dayOf } from '../../domain/day.ts';
import { prepare } from '../../domain/evidence/prepare.ts';
import { step } from '../../domain/machine.ts';
import { objectionStates, refuseUnreviewed, replyWays } from '../../domain/objection.ts';
import { refusePersonalData } from '../../domain/personal-data.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { keepFiles } from '../intake/keep-files.ts';
import { settleObligation } from '../obligation/settle.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { type LockedObjection, lockObjection, touchObjection } from './locked.ts';

const fileInput = z.object({
  name: z.string().max(400),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

const input = z.object({
  objectionId: z.uuid(),
  /** What whoever objected is told. */
  reply: z.string().trim().max(2000).default(''),
  way: z.enum(replyWays),
  repliedOn: z.iso.date().optional(),
  /** 送达凭证: number of the registered letter, who received it and signed, who was spoken to and when. */
  proof: z.string().trim().max(500).default(''),
  /** A picture or scan that proves it: the receipt of the post, a signature. */
  files: z.array(fileInput).max(10).default([]),
});
type Given = z.output<typeof input>;

/**
 * 反馈, R-168: whoever objected is told what the review came to, and how it was delivered is on file; that ends
 * it. Refuses (`review-missing`) before the outcome of a review, and without the words or the proof.
 */
export const replyObjection = usecase('objection.reply', input, async (context, given) => {
  const { actor, now } = context;
  const found = await lockObjection(context, given.objectionId);
  const { objection, locked, partyIds, about } = found;
  const { unit, profile } = locked;
  const { reviewerId } = objection;
  authorize(actor, 'objection.reply', { unitPath: unit.path, partyIds, reviewerId });
  refuseUnreviewed(objection.state, profile);
  const state = step(objectionStates, objection.state, 'reply');
  asSeen(context, objection.version);
  const repliedOn = given.repliedOn ?? dayOf(now);
  refuseImpossible(found, { ...given, repliedOn }, dayOf(now));
  const told = wordsOf(given, cite(profile, 'objection.feedbackDays'));
  await keepDelivery(context, objection.id, given.files);
  await answer(context, found, { ...told, state, way: given.way, repliedOn });
  await record(context, 'objection.answered', about, { way: given.way, repliedOn });
  await settleObligation(context, { kind: 'objection-reply', aboutId: objection.id });
  await touchObjection(context, found);
  return { repliedOn };
});

// Whoever handed it in on paper has no page of its status to read the answer on.
function refuseImpossible(
  { objection }: LockedObjection,
  { way, repliedOn }: { way: string; repliedOn: string },
  today: string,
): void {
  if (way === 'portal' && !objection.statusKey) throw new Refusal('bad-input', { field: 'way' });
  const decidedOn = dayOf(objection.decidedAt!);
  if (repliedOn < decidedOn || repliedOn > today) {
    throw new Refusal('bad-input', { field: 'repliedOn' });
  }
}

function wordsOf(given: Given, rule: string): { reply: string; proof: string } {
  const reply = requireText(given.reply, true, rule);
  const named = given.files.map(({ name }) => name).join('、');
  const proof = requireText(given.proof || named, true, rule);
  refusePersonalData({ reply });
  return { reply, proof };
}

// 送达凭证: other people's post and signatures, kept as they came; their names pass the gate as all names do.
async function keepDelivery(context: Context, objectionId: string, files: Given['files']) {
  refusePersonalData({ files: files.map(({ name }) => name) });
  for (const { bytes } of files) prepare(bytes);
  const given = files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) }));
  await keepFiles(context, given, { objectionId, purpose: 'delivery' });
}

type Answer = { state: string; reply: string; proof: string; way: string; repliedOn: string };

async function answer(
  { tx, actor, now }: Context,
  { objection }: LockedObjection,
  { state, reply, proof, way, repliedOn }: Answer,
): Promise<void> {
  await tx.query(
    `update objection set state = $2, reply = $3, reply_way = $4, reply_proof = $5, replied_on = $6,
       replied_by = $7, replied_at = $8 where id = $1`,
    [objection.id, state, reply, way, proof, repliedOn, personId(actor), now],
  );
}
