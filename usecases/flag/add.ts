import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { SubjectFlag } from '../../db/entities/subject-flag.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { dayOf } from '../../domain/day.ts';
import { approvedKinds, type FlagKind, flagKinds, flagValues } from '../../domain/flag.ts';
import { cite } from '../../domain/profile/cite.ts';
import { classOf } from '../../domain/profile/parameters/classes.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { heldSince } from '../../db/queries/registry-at.ts';
import { askConsent, decidersOver } from '../consent/ask.ts';
import { type LockedSubject, lockSubject } from '../registry/locked-subject.ts';
import { authorizeOwner } from '../registry/owner.ts';
import { tellWhy } from '../registry/tell.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { attachEvidence, evidenceOfBlacklist } from './blacklist.ts';
import { stepFlags } from './step.ts';

const words = z.string().trim().min(1).max(500);
const input = z.object({
  subjectId: z.uuid(),
  kind: z.enum(flagKinds),
  value: z.string().trim().default(''),
  source: words,
  reason: words,
  evidence: z.string().trim().max(500).default(''),
  /** Of the blacklist of cafés: the files of visits that it rests on, and who is responsible. */
  evidenceIds: z.array(z.uuid()).max(100).default([]),
  responsible: z.string().trim().max(100).default(''),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().optional(),
});
type Given = z.output<typeof input>;

/**
 * notes a grade, a risk or a credit flag with source, reason, evidence and days. A
 * new grade or risk takes the place of the one before from its first day; a blacklist waits for its
 * approver. Nothing is noted that nobody can trace.
 */
export const addFlag = usecase('flag.add', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockSubject(context, given.subjectId);
  const { subject, about, unit } = locked;
  await authorizeOwner(context, 'flag.add', unit);
  asSeen(context, subject.version);
  const profile = await currentProfile(tx, unit.profileSlug, dayOf(now));
  refuseUnruled(given, subject.category, profile);
  const files = await evidenceOfBlacklist(context, given, subject, profile);
  await replaceEarlier(context, given);
  const flagId = randomUUID();
  const waits = approvedKinds.includes(given.kind);
  const { subjectId, kind, value, source, reason, evidence, responsible, startsOn } = given;
  await tx.insert(SubjectFlag, {
    subjectId,
    kind,
    value,
    source,
    reason,
    evidence,
    responsible,
    startsOn,
    id: flagId,
    endsOn: given.endsOn ?? null,
    state: waits ? 'requested' : 'in-force',
    recordedBy: personId(actor),
    recordedAt: now,
  });
  await attachEvidence(context, flagId, files);
  await record(context, waits ? 'flag.requested' : 'flag.added', about, {
    flagId,
    flag: kind,
    value,
    source,
    startsOn,
    reason,
  });
  if (!waits) await bringIntoForce(context, locked, given);
  else await askForFlag(context, locked, flagId);
  return { flagId };
});

// The subject is named on the card, not in the reminders of it.
async function askForFlag(
  context: Context,
  { subject, unit }: LockedSubject,
  flagId: string,
): Promise<void> {
  await askConsent(
    context,
    { matter: 'flag', id: flagId, unitId: unit.id, label: subject.uscc || subject.name },
    await decidersOver(context, unit.path, [context.actor.id]),
  );
}

/** Shows a flag on its subject when its day has come; the history tells from which day it holds. */
export async function bringIntoForce(
  context: Context,
  { subject, unit }: LockedSubject,
  { reason, startsOn }: Pick<Given, 'reason' | 'startsOn'>,
): Promise<void> {
  const earliest = await heldSince(context.tx, subject.id);
  const today = dayOf(context.now);
  const since = startsOn < earliest ? earliest : startsOn;
  await tellWhy(context, { reason, effectiveOn: since > today ? today : since });
  await stepFlags(context, unit.path, subject.id);
}

function refuseUnruled(
  { kind, value, startsOn, endsOn }: Given,
  category: string,
  profile: Profile,
) {
  const values = flagValues[kind] ?? [''];
  if (!values.includes(value)) throw new Refusal('bad-input', { field: 'value' });
  if (endsOn !== undefined && endsOn < startsOn) throw new Refusal('window-reversed');
  if (approvedKinds.includes(kind) && endsOn === undefined) throw new Refusal('flag-needs-end');
  if (kind === 'grade') refuseGrade(value, category, profile);
}

function refuseGrade(value: string, category: string, profile: Profile): void {
  const name = classOf(category);
  const ruled: readonly string[] | undefined = name && parameter(profile, 'subject.grades')[name];
  if (ruled && !ruled.includes(value)) {
    throw new Refusal('grade-not-ruled', {
      category,
      grade: value,
      rule: cite(profile, 'subject.grades'),
    });
  }
}

// Of grade and risk there is one at a time; of the others the same one is not noted twice.
async function replaceEarlier({ tx, actor, now }: Context, given: Given): Promise<void> {
  const { subjectId, kind, value, startsOn, reason } = given;
  const open: Standing[] = await tx.query(
    `select id, value, state, starts_on as "startsOn" from subject_flag where subject_id = $1 and kind = $2
       and (state = 'requested' or (state = 'in-force' and (ends_on is null or ends_on >= $3)))`,
    [subjectId, kind, startsOn],
  );
  for (const flag of open) {
    if (!mayFollow(flag, kind, value, startsOn)) {
      throw new Refusal('flag-standing', { flag: kind, since: flag.startsOn });
    }
    await tx.query(
      `update subject_flag set ends_on = ($2::date - 1), ended_by = $3, ended_at = $4, end_reason = $5,
         version = version + 1 where id = $1`,
      [flag.id, startsOn, personId(actor), now, reason],
    );
  }
}

type Standing = { id: string; value: string; state: string; startsOn: string };

const mayFollow = (earlier: Standing, kind: FlagKind, value: string, startsOn: string): boolean =>
  flagValues[kind] !== undefined &&
  earlier.value !== value &&
  earlier.state === 'in-force' &&
  earlier.startsOn < startsOn;
