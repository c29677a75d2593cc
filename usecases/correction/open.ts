import { randomUUID } from 'node:crypto';
import { Correction } from '../../db/entities/correction.ts';
import type { Disclosure } from '../../db/entities/disclosure.ts';
import { mandatedOver } from '../../db/queries/deciders.ts';
import { evidenceCount } from '../../db/queries/evidence.ts';
import { partsOf } from '../../db/queries/disclosure-parts.ts';
import { publishedCopies } from '../../db/queries/published-copies.ts';
import { type Changes, checkChanges } from '../../domain/correction.ts';
import { dayOf } from '../../domain/day.ts';
import { decidersBy, decidesBy } from '../../domain/decider.ts';
import { refusePersonalData } from '../../domain/personal-data.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { askConsent } from '../consent/ask.ts';
import { lockDisclosure } from '../disclosure/locked.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { type GivenFile, keepProof } from './keep-proof.ts';
import { type Context, record } from '../usecase.ts';
import { partiesTo } from './locked.ts';

/** An error in a published result: what proves it, what is right instead, what the public is told. */
export type Opening = {
  disclosureId: string;
  changes: Changes;
  /** 有充分证据证明: what shows that it is wrong. The public does not see it. */
  proof: string;
  /** Pictures or documents that show it, too. */
  files?: GivenFile[] | undefined;
  /** 更正说明, which stands beside the corrected result. */
  publicNote: string;
  /** the objection whose review found the error. */
  objectionId?: string | undefined;
};

/**
 * opens a correction in the transaction of whoever found the error, and brings it to the
 * principal head of the unit that inspected, who alone can sign it. Whether they may open one is checked by
 * the caller. Refuses one of what is not published (`illegal-step`; `whole-not-public` where a department's
 * part is), a second one while the first waits
 * (`request-open`), one to a code that is nobody's in the registry (`code-unregistered`), one without proof or public note (`reason-required`) and one that corrects nothing.
 */
export async function openCorrection(
  context: Context,
  { disclosureId, changes, objectionId, files = [], ...words }: Opening,
): Promise<{ correctionId: string; number: number }> {
  const { tx, actor, now } = context;
  const { disclosure, locked } = await lockDisclosure(context, disclosureId);
  const { inspection, profile, about, unit } = locked;
  const rule = cite(profile, 'correction.approverRole');
  const proof = requireText(words.proof, true, rule);
  const publicNote = requireText(words.publicNote, true, rule);
  const number = await nextNumber(context, disclosure);
  const [copy] = await publishedCopies(tx, disclosureId);
  const proved = (await evidenceCount(tx, inspection.id)) + files.length;
  const changed = checkChanges(copy!.body, changes, { profile, files: proved });
  await refuseUnregistered(context, changes);
  refusePersonalData({ publicNote, changes });
  const { decider, ids } = await signersOf(context, locked);
  const id = randomUUID();
  await tx.insert(Correction, {
    id,
    disclosureId,
    number,
    origin: objectionId ? 'objection' : 'found',
    objectionId: objectionId ?? null,
    changes: changes as never,
    proof,
    publicNote,
    decider,
    requestedBy: personId(actor),
    requestedAt: now,
  });
  const proofs = await keepProof(context, id, files);
  const where = { ...about, type: 'correction', id };
  const fields = changed.map(({ field }) => field).join();
  await record(context, 'correction.requested', where, {
    disclosureId,
    number,
    fields,
    ref: copy!.ref,
    ...(changes.grounds?.length && { grounds: changes.grounds }),
    ...(proofs.length > 0 && { proofs }),
    ...(objectionId && { objectionId }),
  });
  await askConsent(
    context,
    { matter: 'correction', id, unitId: unit.id, label: `${inspection.code} (${number})` },
    { deciders: ids, roles: ['head'] },
  );
  return { correctionId: id, number };
}

// R-162 归集到检查对象名下: under a code that nobody in the registry has, a result stands under no name.
async function refuseUnregistered({ tx }: Context, { uscc }: Changes): Promise<void> {
  if (uscc === undefined) return;
  const known = await tx.query('select 1 from subject where uscc = $1', [uscc]);
  if (known.length === 0) throw new Refusal('code-unregistered', { code: uscc });
}

async function nextNumber({ tx }: Context, disclosure: Disclosure): Promise<number> {
  const { id, state, dueOn } = disclosure;
  if (state !== 'published') {
    // a department's part can be public before the whole is; what is wrong in it waits for the whole.
    const part = (await partsOf(tx, id)).find(({ disclosedAt }) => disclosedAt);
    if (part) throw new Refusal('whole-not-public', { ref: part.ref, dueOn: dueOn ?? '' });
    throw new Refusal('illegal-step', { state, action: 'correct' });
  }
  const earlier = await tx.findBy(Correction, { disclosureId: id });
  if (earlier.some((one) => one.state === 'requested')) throw new Refusal('request-open');
  return earlier.length + 1;
}

// nobody stands for the principal head, and nobody signs what they found wrong, inspected or have
// an interest in.
async function signersOf(context: Context, locked: LockedInspection) {
  const { tx, actor, now } = context;
  const { unit, profile } = locked;
  const barred = [actor.id, ...(await partiesTo(context, locked))];
  const standing = (await mandatedOver(tx, unit.path, dayOf(now))).filter(
    ({ id, principalId }) => principalId === null && !barred.includes(id),
  );
  for (const decider of decidersBy(profile, 'correction.approverRole')) {
    const able = standing.filter(({ mandate }) => decidesBy(decider, mandate, unit.path));
    if (able.length > 0) return { decider, ids: [...new Set(able.map(({ id }) => id))] };
  }
  throw new Refusal('nobody-decides', { rule: cite(profile, 'correction.approverRole') });
}
