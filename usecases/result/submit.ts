import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Result } from '../../db/entities/result.ts';
import { evidenceNamed } from '../../db/queries/evidence.ts';
import { checkInsOfTeam } from '../../db/queries/check-ins.ts';
import { checklistOf } from '../../db/queries/checklist.ts';
import { publicPart } from '../../db/queries/disclosure-parts.ts';
import { openRequests } from '../../db/queries/open-requests.ts';
import { signersOf } from '../../db/queries/signers.ts';
import {
  activityKinds,
  methods,
  obstructions,
  refuseClearBesideConduct,
  spotMeasures,
} from '../../domain/conclusion.ts';
import { step } from '../../domain/machine.ts';
import { findings, inspectionStates } from '../../domain/inspection.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import {
  type Answer,
  checkResult,
  formsIn,
  resultHash,
  type ResultContent,
} from '../../domain/result.ts';
import { type LockedInspection, lockInspection } from '../inspection/locked.ts';
import { refuseInterested } from '../inspection/refuse-interested.ts';
import { notify, refresh } from '../notify.ts';
import { requireStepUp } from '../step-up/require.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { conductFor, keepConduct } from './conduct.ts';

const answer = z.object({
  itemId: z.uuid(),
  point: z.string(),
  answer: z.enum(['ok', 'problem', 'not-applicable']),
  note: z.string().trim().max(1000).optional(),
});
const input = z.object({
  inspectionId: z.uuid(),
  finding: z.enum(findings),
  answers: z.array(answer).max(1000),
  /** Whoever says nothing else was there: nobody enters a result before two have arrived. */
  methods: z.array(z.enum(methods)).max(methods.length).default(['site']),
  grounds: z.array(z.enum(obstructions)).max(obstructions.length).default([]),
  measures: z.array(z.enum(spotMeasures)).max(spotMeasures.length).default([]),
  note: z.string().trim().max(4000).default(''),
});

/**
 * 录入结果: the lead enters what the team found, after enough members have arrived. A
 * second entry is a new result with a new hash: signatures under the first do not count for it, and
 * whoever gave one is told (`fell`: their names). Refused once a part of it is public (`part-is-public`). Its hash is that of everything that it says: answers, finding,
 * methods, grounds, measures, the forms by which it was found and the files of the visit.
 */
export const submitResult = usecase('result.submit', input, async (context, given) => {
  const { tx, actor } = context;
  const locked = await lockInspection(context, given.inspectionId);
  const { inspection, seats, profile, about } = locked;
  const lead = seats.find((seat) => seat.lead);
  authorize(actor, 'result.submit', { leadId: lead?.inspectorId ?? null });
  const again = inspection.state === 'submitted' || inspection.state === 'signed';
  const state = step(inspectionStates, inspection.state, again ? 'resubmit' : 'submit');
  asSeen(context, inspection.version);
  await refuseBesidePart(context, locked);
  if ((await openRequests(tx, inspection.id)).length > 0) throw new Refusal('request-open');
  await refuseInterested(context, inspection);
  await refuseWithoutCheckIns(context, locked);
  const checklist = await checklistOf(tx, inspection.id);
  if (checklist.length === 0) throw new Refusal('checklist-empty');
  const evidence = await evidenceNamed(tx, inspection.id);
  const answers = checkResult(checklist, given, { profile, files: evidence.length });

  const { finding } = given;
  const conduct = await conductFor(context, inspection.id, profile);
  refuseClearBesideConduct(finding, conduct.length, profile);
  const fallen = await signersOf(tx, inspection.id);
  // 风险分级: what somebody has signed is not changed by a press alone.
  if (fallen.length > 0) await requireStepUp(context, { type: 'inspection', id: inspection.id });
  const number = await nextResult(context, inspection.id);
  const content: ResultContent = {
    inspection: inspection.code,
    number,
    ...saidIn(given, answers),
    activities: activitiesOf(locked),
    forms: formsIn(checklist, answers),
    evidence,
    submittedBy: personId(actor),
    ...(conduct.length > 0 && { conduct: conduct.map(({ id: _id, ...said }) => said) }),
  };
  const hash = resultHash(content);
  const resultId = await keepResult(context, inspection.id, content, hash);
  await keepConduct(context, resultId, conduct);
  await tx.query('update inspection set state = $2, version = version + 1 where id = $1', [
    inspection.id,
    state,
  ]);
  await record(context, 'result.submitted', about, { number, finding, hash });
  await refresh(context, 'inspection', inspection.id);
  await tellFallen(context, inspection.id, resultId, fallen);
  return { resultId, number, hash, fell: fallen.map(({ name }) => name) };
});

type Given = z.output<typeof input>;

// In the order of the rules, whichever way they were ticked: the same choice has the same hash.
function saidIn({ finding, note, ...given }: Given, answers: Answer[]) {
  return {
    finding,
    answers,
    note,
    methods: methods.filter((one) => given.methods.includes(one)),
    grounds: obstructions.filter((one) => given.grounds.includes(one)),
    measures: spotMeasures.filter((one) => given.measures.includes(one)),
  };
}

// of each task that the visit serves.
const activitiesOf = ({ tasks }: LockedInspection): string[] =>
  activityKinds.filter((kind) => tasks.some(({ activityKind }) => activityKind === kind));

async function keepResult(
  { tx, now }: Context,
  inspectionId: string,
  { inspection: _code, conduct: _conduct, ...content }: ResultContent,
  hash: string,
): Promise<string> {
  const id = randomUUID();
  await tx.insert(Result, { id, inspectionId, ...content, hash, submittedAt: now } as object);
  return id;
}

// An edit of a card makes no sound: whoever has to sign again gets a new one.
async function tellFallen(
  context: Context,
  inspectionId: string,
  resultId: string,
  fallen: { id: string }[],
): Promise<void> {
  const about = { type: 'inspection', id: inspectionId };
  const owed = { card: 'inspection', about, dedupeKey: `fell:${resultId}` } as const;
  const ids = fallen.map(({ id }) => id).filter((id) => id !== context.actor.id);
  await notify(context, owed, ids);
}

async function refuseWithoutCheckIns(
  { tx }: Context,
  { inspection, profile }: LockedInspection,
): Promise<void> {
  const have = await checkInsOfTeam(tx, inspection.id);
  const need = parameter(profile, 'team.min');
  if (have < need) {
    throw new Refusal('one-check-in', { have, need, rule: cite(profile, 'team.min') });
  }
}

// what a department has made public of it says what was signed; it is changed by a correction only.
async function refuseBesidePart(
  { tx }: Context,
  { inspection, profile }: LockedInspection,
): Promise<void> {
  const ref = await publicPart(tx, inspection.id);
  if (ref)
    throw new Refusal('part-is-public', { ref, rule: cite(profile, 'correction.approverRole') });
}

async function nextResult({ tx }: Context, inspectionId: string): Promise<number> {
  const [{ last }] = await tx.query(
    'select coalesce(max(number), 0) as last from result where inspection_id = $1',
    [inspectionId],
  );
  return last + 1;
}
