import { z } from 'zod';
import { disclosable } from '../../db/queries/disclosable.ts';
import { disclosureMoments } from '../../db/queries/disclosure-moments.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { everSeated, unsignedMembers } from '../../db/queries/seats.ts';
import {
  type Disclosable,
  refuseIncomplete,
  refuseUnhandled,
  resultNotice,
  withholdingGround,
  writtenTexts,
} from '../../domain/disclosure.ts';
import type { Stand } from '../../domain/actor.ts';
import { step } from '../../domain/machine.ts';
import { inspectionStates } from '../../domain/inspection.ts';
import { refusePersonalData } from '../../domain/personal-data.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { refuseWithoutCase } from '../case/refuse-missing.ts';
import { makeNotices } from '../bureau-notice/make.ts';
import { publishCredit } from '../credit/publish.ts';
import { openVisited } from '../draw/open-visited.ts';
import { fileDecision, refuseDecided } from '../decision.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { refresh } from '../notify.ts';
import { meetObligation } from '../obligation/meet.ts';
import { publish } from '../publish.ts';
import { asSeen, type Context, decidedAt, record, usecase } from '../usecase.ts';
import { lockDisclosure } from './locked.ts';
import { refuseUnconfirmed } from './refuse-unconfirmed.ts';

const input = z.object({
  disclosureId: z.uuid(),
  verdict: z.enum(['approve', 'withhold']),
  /** On what ground it is withheld: one of the bureau's `disclosure.exceptionGrounds`. */
  ground: z.string().optional(),
  reason: z.string().max(1000).optional(),
});

/** Decided at once; the doors hold the verdict for a minute first (`holdVerdict`). */
export const approveDisclosure = usecase('disclosure.approve', input, settleDisclosure);

/**
 * 审核公示: somebody outside the team approves, and the result is published at once as a copy
 * that never changes, or withholds it on a lawful ground. Either meets the obligation. Where
 * the term of a problem counts from its handling, it does not go public before that.
 */
export async function settleDisclosure(context: Context, given: z.output<typeof input>) {
  const { tx, actor } = context;
  const { disclosure, locked } = await lockDisclosure(context, given.disclosureId);
  const { inspection, unit } = locked;
  const about = { ...locked.about, type: 'disclosure', id: disclosure.id } as const;
  const stand = authorize(actor, 'disclosure.approve', {
    unitPath: unit.path,
    everSeatedIds: await everSeated(tx, inspection.id),
    interestedIds: await interestedIn(tx, inspection.subjectId),
  });
  await refuseDecided(context, about);
  await refuseUnsigned(context, locked);
  await refuseWithoutCase(context, locked);
  const next = step(inspectionStates, inspection.state, given.verdict);
  asSeen(context, disclosure.version);
  if (given.verdict === 'approve') await refuseUnconfirmed(context, locked);

  const facts = await disclosable(tx, disclosure.id);
  const { subject } = facts;
  const state =
    given.verdict === 'approve'
      ? await goPublic(context, locked, { id: disclosure.id, stand }, facts)
      : await withhold(
          context,
          locked,
          { id: disclosure.id, stand },
          { ...given, category: subject.category },
        );
  await tx.query('update inspection set state = $2, version = version + 1 where id = $1', [
    inspection.id,
    given.verdict === 'approve' ? step(inspectionStates, next, 'publish') : next,
  ]);
  await meetObligation(context, disclosure.id);
  await refresh(context, 'disclosure', disclosure.id);
  await refresh(context, 'inspection', inspection.id);
  return { state };
}

// The task has closed, and its disclosure is owed; but the result has not everybody's signature.
async function refuseUnsigned({ tx }: Context, { inspection, profile }: LockedInspection) {
  if (inspection.state !== 'submitted') return;
  const names = (await unsignedMembers(tx, inspection.id)).join('、');
  throw new Refusal('not-all-signed', { names, rule: cite(profile, 'sign.allMembers') });
}

type Decided = { id: string; stand: Stand | undefined };

async function goPublic(
  context: Context,
  { inspection, profile, unit, about }: LockedInspection,
  { id, stand }: Decided,
  facts: Disclosable,
): Promise<'published'> {
  const { tx, actor, now } = context;
  refuseUnhandled(profile, await disclosureMoments(tx, id));
  const notice = resultNotice(facts, profile);
  refuseIncomplete(notice, profile);
  refusePersonalData(writtenTexts(notice));
  await fileDecision(context, { type: 'disclosure', id, stand }, 'approve', '');
  await tx.query(
    `update disclosure set state = 'published', approved_by = $2, approved_at = $4, published_at = $3,
       version = version + 1 where id = $1`,
    [id, personId(actor), now, decidedAt(context)],
  );
  await publish(context, {
    kind: 'result',
    ref: facts.inspection,
    title: `抽查结果：${facts.subject.name}`,
    body: notice,
  });
  await makeNotices(context, {
    of: { inspectionId: inspection.id },
    ref: facts.inspection,
    category: facts.subject.category,
    unit,
    profile,
    taskId: about.taskId ?? null,
    body: notice,
  });
  await publishCredit(context, inspection.subjectId, profile);
  await openVisited(context, inspection.id);
  await record(
    context,
    'disclosure.approved',
    { ...about, type: 'disclosure', id },
    {
      ref: facts.inspection,
      restricted: notice.restricted,
      ...(stand && { for: stand.principalId }),
    },
  );
  return 'published';
}

async function withhold(
  context: Context,
  { profile, about }: LockedInspection,
  { id, stand }: Decided,
  given: { ground?: string | undefined; reason?: string | undefined; category: string },
): Promise<'withheld'> {
  const ground = withholdingGround(given.ground, given.category, profile);
  const reason = requireText(given.reason, true);
  await fileDecision(context, { type: 'disclosure', id, stand }, 'reject', reason);
  await context.tx.query(
    `update disclosure set state = 'withheld', ground = $2, withheld_by = $3, withheld_at = $4,
       version = version + 1 where id = $1`,
    [id, ground, personId(context.actor), decidedAt(context)],
  );
  await record(
    context,
    'disclosure.withheld',
    { ...about, type: 'disclosure', id },
    {
      ground,
      ...(stand && { for: stand.principalId }),
    },
  );
  return 'withheld';
}
