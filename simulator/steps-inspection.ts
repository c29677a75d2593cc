import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { checklistOf } from '../db/queries/checklist.ts';
import { requestsUnder } from '../db/queries/requests-under.ts';
import { substituteChoices } from '../db/queries/substitute-choices.ts';
import { dayOf } from '../domain/day.ts';
import { pointsOf } from '../domain/result.ts';
import { approveDisclosure } from '../usecases/disclosure/approve.ts';
import { acceptInspection } from '../usecases/inspection/accept.ts';
import { checkIn } from '../usecases/inspection/check-in.ts';
import { decideRecusal } from '../usecases/recusal/decide.ts';
import { requestRecusal } from '../usecases/recusal/request.ts';
import { signResult } from '../usecases/result/sign.ts';
import { submitResult } from '../usecases/result/submit.ts';
import { decideSubstitution } from '../usecases/substitution/decide.ts';
import { requestSubstitution } from '../usecases/substitution/request.ts';
import { as, by, rows } from './official.ts';
import { keepRecord } from './steps-record.ts';

type Seat = { inspectionId: string; inspectorId: string; lead: boolean };

// Of the approver's own unit: a visitor may have set up tasks of others.
const untouched = `
  select s.inspection_id as "inspectionId", s.inspector_id as "inspectorId", s.lead
  from seat s join inspection n on n.id = s.inspection_id
    join task t on t.id = n.task_id join unit u on u.id = t.unit_id
    join account a on a.login = 'approver' join person p on p.id = a.person_id
    join unit o on o.id = p.unit_id and starts_with(u.path, o.path)
  where s.active and n.state in ('assigned', 'accepted')
    and not exists (select 1 from recusal r where r.inspection_id = n.id)
    and not exists (select 1 from substitution x where x.inspection_id = n.id)
  order by n.code, s.number`;

/** One inspector applies for recusal, another falls ill; the approver signs both off. */
export async function askAndDecide(): Promise<void> {
  const seats = (await rows(untouched)) as Seat[];
  const [first] = seats;
  const other = seats.find(({ inspectionId }) => inspectionId !== first?.inspectionId);
  if (!first || !other) return;
  const { recusalId } = await requestRecusal(await as(first.inspectorId), {
    inspectionId: first.inspectionId,
    ground: 'kinship',
    note: '负责人是本人表亲',
  });
  const { substitutionId } = await requestSubstitution(await as(other.inspectorId), {
    inspectionId: other.inspectionId,
    reason: 'health',
    note: '急性肠胃炎，已请病假',
  });
  await decideRecusal(await by('approver', 'web'), await approval('recusal', recusalId));
  await decideSubstitution(
    await by('approver', 'web'),
    await approval('substitution', substitutionId),
  );
}

// Where the bureau's rules appoint instead of drawing, the approver names somebody and says why.
async function approval(kind: 'recusal' | 'substitution', id: string) {
  const { actor } = await by('approver');
  const verdict = 'approve' as const;
  const paths = actor.kind === 'person' ? actor.mandates.map(({ path }) => path) : [];
  const request = (await requestsUnder(paths)).find((one) => one.id === id);
  if (request?.method !== 'appointment' || actor.kind !== 'person') return { id, verdict };
  const today = dayOf(await currentTime());
  const [next] = await substituteChoices(database().manager, { kind, id }, actor.id, today);
  return { id, verdict, substituteId: next?.id, reason: '此人在办检查最少' };
}

/**
 * Two teams accept, check in, enter their results and sign; the approver lets the first be published.
 * The second stays unpublished, so that its reminders can be watched when the clock moves on.
 */
export async function inspectAndPublish(): Promise<void> {
  const seats = (await rows(untouched)) as Seat[];
  const [first, second] = new Set(seats.map(({ inspectionId }) => inspectionId));
  if (!first) return;
  await inspect(first);
  if (second) await inspect(second);
  const [disclosure] = await rows('select id from disclosure where inspection_id = $1', [first]);
  await approveDisclosure(await by('approver', 'web'), {
    disclosureId: disclosure!['id'],
    verdict: 'approve',
  });
}

async function inspect(inspectionId: string): Promise<void> {
  const team = (await rows(
    'select inspector_id as "inspectorId", lead from seat where inspection_id = $1 and active',
    [inspectionId],
  )) as Seat[];
  for (const { inspectorId } of team) {
    await acceptInspection(await as(inspectorId), { inspectionId });
  }
  for (const { inspectorId } of team) await checkIn(await as(inspectorId), { inspectionId });
  const lead = team.find((seat) => seat.lead)!;
  await enterResult(inspectionId, lead.inspectorId);
  await keepRecord(inspectionId, lead.inspectorId);
  for (const { inspectorId } of team) await signResult(await as(inspectorId), { inspectionId });
}

/** The lead of a team answers every point of the checklist: nothing was found. */
export async function enterResult(inspectionId: string, leadId: string): Promise<void> {
  await submitResult(await as(leadId), {
    inspectionId,
    finding: 'clear',
    answers: await allInOrder(inspectionId),
  });
}

async function allInOrder(inspectionId: string) {
  const checklist = await checklistOf(database().manager, inspectionId);
  return checklist.flatMap((item) =>
    pointsOf(item).map((point) => ({ itemId: item.itemId, point, answer: 'ok' as const })),
  );
}
