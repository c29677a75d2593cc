import { z } from 'zod';
import { checklistOf } from '../../db/queries/checklist.ts';
import { type Edit, draftOf } from '../../db/queries/checklist-draft.ts';
import { arrivalOf } from '../../db/queries/check-ins.ts';
import { methods, obstructions, spotMeasures } from '../../domain/conclusion.ts';
import { findings } from '../../domain/inspection.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { answers, type ChecklistItem, pointsOf } from '../../domain/result.ts';
import { lockInspection, memberIds } from '../inspection/locked.ts';
import { refuseInterested } from '../inspection/refuse-interested.ts';
import { type Context, usecase } from '../usecase.ts';

const answered = z.object({
  itemId: z.uuid(),
  point: z.string().max(400),
  /** Empty where an answer is taken back. */
  answer: z.enum(['', ...answers]),
  note: z.string().trim().max(1000).default(''),
});
const several = (known: readonly string[]) =>
  z
    .string()
    .max(100)
    .refine((given) => given.split(',').every((one) => one === '' || known.includes(one)))
    .optional();
const input = z.object({
  inspectionId: z.uuid(),
  answers: z.array(answered).max(1000).default([]),
  finding: z.enum(['', ...findings]).optional(),
  /** Several of each, as forms keep them: with commas between. */
  methods: several(methods),
  grounds: several(obstructions),
  measures: several(spotMeasures),
  note: z.string().trim().max(4000).optional(),
  /** When it was filled in, where that was before it could be sent. */
  saidAt: z.iso.datetime().optional(),
});

type Entry = Pick<Edit, 'itemId' | 'point' | 'answer' | 'note'>;

/**
 * Ticks points of the checklist off, by anybody of the team who is there: each answer is kept with
 * its time, what stands is the last one. One that was filled in earlier than it came stands with both moments,
 * none later than now and none before the visit began. Nothing is decided by it; the lead enters the result.
 */
export const answerChecklist = usecase('checklist.answer', input, async (context, given) => {
  const { tx, actor } = context;
  const { inspection, seats, profile } = await lockInspection(context, given.inspectionId);
  authorize(actor, 'checklist.answer', { memberIds: memberIds(seats) });
  const { state } = inspection;
  if (!['started', 'submitted', 'signed'].includes(state)) {
    throw new Refusal('illegal-step', { state, action: 'submit' });
  }
  await refuseInterested(context, inspection);
  const arrivedAt = await arrivalOf(tx, inspection.id, personId(actor));
  if (!arrivedAt) {
    throw new Refusal('not-checked-in', { rule: cite(profile, 'exec.showCertificate') });
  }
  refuseOtherPoints(await checklistOf(tx, inspection.id), given.answers);
  const entries: Entry[] = [...given.answers, ...wholes(given)];
  const draft = await draftOf(tx, inspection.id);
  const fresh = entries.filter((entry) => !stands(draft, entry));
  const saidAt = momentSaid(given, arrivedAt, context);
  for (const entry of fresh) await keep(context, inspection.id, { ...entry, saidAt });
  return { kept: fresh.length };
});

function refuseOtherPoints(checklist: ChecklistItem[], given: Pick<Entry, 'itemId' | 'point'>[]) {
  const known = new Map(checklist.map((item) => [item.itemId, pointsOf(item)]));
  const isOther = ({ itemId, point }: Pick<Entry, 'itemId' | 'point'>) =>
    !known.get(itemId ?? '')?.includes(point);
  if (given.some(isOther)) throw new Refusal('bad-input', { field: 'answers' });
}

const wholes = ({ note, ...given }: z.output<typeof input>): Entry[] => [
  ...(['finding', 'methods', 'grounds', 'measures'] as const).flatMap((point) => {
    const answer = given[point];
    return answer === undefined ? [] : [{ itemId: null, point, answer, note: '' }];
  }),
  ...(note === undefined ? [] : [{ itemId: null, point: 'note', answer: '', note }]),
];

// An answer that was never given needs no line to say so.
function stands(draft: Edit[], { itemId, point, answer, note }: Entry): boolean {
  const last = draft.find((edit) => edit.itemId === itemId && edit.point === point);
  return (last?.answer ?? '') === answer && (last?.note ?? '') === note;
}

// nobody fills in before they came themselves, nor tomorrow. A clock that is a little off says nothing.
function momentSaid(
  { saidAt }: z.output<typeof input>,
  arrivedAt: Date,
  { now }: Pick<Context, 'now'>,
): Date | null {
  if (saidAt === undefined) return null;
  const said = new Date(saidAt).getTime();
  if (said > now.getTime() + clockMs || said < arrivedAt.getTime() - clockMs) {
    throw new Refusal('bad-input', { field: 'saidAt' });
  }
  if (said >= now.getTime() - clockMs) return null;
  return new Date(Math.max(said, arrivedAt.getTime()));
}
const clockMs = 60_000;

type Kept = Entry & { saidAt: Date | null };

async function keep({ tx, command, actor, now }: Context, inspectionId: string, entry: Kept) {
  await tx.query(
    `insert into checklist_edit (inspection_id, item_id, point, answer, note, edited_by, door, edited_at, said_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      inspectionId,
      entry.itemId,
      entry.point,
      entry.answer,
      entry.note,
      personId(actor),
      command.door,
      now,
      entry.saidAt,
    ],
  );
}
