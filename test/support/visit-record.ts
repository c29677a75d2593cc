import { actorOf } from '../../db/queries/actor.ts';
import { database } from '../../db/data-source.ts';
import { inspectionProfile } from '../../db/queries/inspection-profile.ts';
import { recordFacts, visitRecord } from '../../db/queries/visit-record.ts';
import { currentTime } from '../../db/clock.ts';
import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { missingFrom } from '../../domain/visit-record.ts';
import { recordConfirmation } from '../../usecases/confirmation/record.ts';
import { enterDocument } from '../../usecases/document/enter.ts';
import { deliverNotice } from '../../usecases/notice/deliver.ts';
import { enterRecording } from '../../usecases/recording/enter.ts';
import { signResult as sign } from '../../usecases/result/sign.ts';
import { type Command, commandOf } from '../../usecases/usecase.ts';

/**
 * Everything that the bureau's rules want in the record of a visit before anybody signs: documents,
 * recordings, the subject's confirmation. What is there already stays, and `without` is left out.
 */
export async function completeRecord(
  inspectionId: string,
  now: Date,
  { without = [] as string[] } = {},
): Promise<void> {
  const [seat] = await database().query(
    `select s.inspector_id as id from seat s join check_in c on c.inspection_id = s.inspection_id
       and c.inspector_id = s.inspector_id
     where s.inspection_id = $1 and s.active and not exists (select 1 from interest i
       join inspection n on n.id = s.inspection_id join subject x on x.id = n.subject_id and x.uscc = i.uscc
       where i.inspector_id = s.inspector_id and i.ended_at is null)
     order by s.number limit 1`,
    [inspectionId],
  );
  if (!seat) return;
  const actor = await actorOf(seat.id, dayOf(now));
  const command = () => commandOf(actor, 'web');
  const record = await visitRecord(database().manager, inspectionId);
  if (!record.result) return;
  const missing = missingFrom(await inspectionProfile(inspectionId), recordFacts(record));
  for (const { what } of missing) {
    if (!without.includes(what)) await unlessThere(() => makers[what](command, inspectionId, now));
  }
}

/** A member signs a result, once the record of the visit is complete: the subject comes first. */
export async function signResult(
  ...[command, given, now]: Parameters<typeof sign>
): ReturnType<typeof sign> {
  await completeRecord(given.inspectionId, now ?? (await currentTime()));
  return sign(command, given, now);
}

// Two who sign at once complete the record at once as well.
async function unlessThere(make: () => Promise<unknown>): Promise<void> {
  try {
    await make();
  } catch (error) {
    const code = error instanceof Refusal ? error.code : '';
    if (code !== 'confirmed-already' && code !== 'recording-known' && code !== 'illegal-step')
      throw error;
  }
}

type Make = (command: () => Command, inspectionId: string, now: Date) => Promise<unknown>;

const makers: Record<ReturnType<typeof missingFrom>[number]['what'], Make> = {
  'site-check': (command, inspectionId, now) =>
    enterDocument(
      command(),
      { inspectionId, kind: 'site-check', content: '现场检查情况见检查记录表。' },
      now,
    ),
  'statement-defence': (command, inspectionId, now) =>
    enterDocument(command(), { inspectionId, kind: 'statement-defence', content: '无' }, now),
  'rights-notice': (command, inspectionId, now) =>
    deliverNotice(
      command(),
      { inspectionId, way: 'in-person', recipient: '王芳', capacity: 'responsible' },
      now,
    ),
  'check-record': () => Promise.resolve(),
  'signed-record': () => Promise.resolve(),
  av: (command, inspectionId, now) =>
    enterRecording(
      command(),
      {
        inspectionId,
        scene: '出示证件、告知权利',
        device: 'ZF-0031',
        begunAt: now,
        endedAt: now,
        keptAt: '采集站 3 号',
        hash: 'c'.repeat(64),
      },
      now,
    ),
  confirmation: (command, inspectionId, now) =>
    recordConfirmation(
      command(),
      {
        inspectionId,
        outcome: 'confirmed',
        person: '王芳',
        capacity: 'responsible',
        statement: '无',
      },
      now,
    ),
};
