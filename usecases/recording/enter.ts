import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { lockForRecord, nextIn } from '../document/locked.ts';
import { refresh } from '../notify.ts';
import { record, usecase } from '../usecase.ts';

const words = (most: number) => z.string().trim().min(1).max(most);

const input = z.object({
  inspectionId: z.uuid(),
  step: z.enum(['key']).default('key'),
  /** Which scene it shows. */
  scene: words(300),
  /** The number of the device that recorded it. */
  device: words(100),
  begunAt: z.coerce.date(),
  endedAt: z.coerce.date(),
  /** Where its file is kept: the station, the name. */
  keptAt: words(300),
  /** SHA-256 (hex) of the file. */
  hash: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/),
});

/**
 * 音像记录: enters a recording of a step of the visit in the index, with the hash of its file. The file
 * itself stays where recordings are kept; it is told by its hash.
 */
export const enterRecording = usecase('recording.enter', input, async (context, given) => {
  const { tx, actor, command, now } = context;
  const { inspection, about } = await lockForRecord(
    context,
    given.inspectionId,
    'recording.enter',
    ['started', 'submitted', 'signed'],
  );
  const { step, scene, device, begunAt, endedAt, keptAt, hash } = given;
  if (endedAt < begunAt || endedAt > now) throw new Refusal('bad-input', { field: 'endedAt' });
  // One of an earlier day shows another visit.
  const first = dayOf(inspection.startedAt ?? now);
  if (dayOf(endedAt) < first) throw new Refusal('bad-input', { field: 'endedAt' });
  if (dayOf(begunAt) < first) throw new Refusal('bad-input', { field: 'begunAt' });
  const known = await tx.query(
    'select 1 from visit_recording where inspection_id = $1 and hash = $2',
    [inspection.id, hash],
  );
  if (known.length > 0) throw new Refusal('recording-known');
  const number = await nextIn(context, 'visit_recording', inspection.id);
  await tx.query(
    `insert into visit_recording (id, inspection_id, number, step, scene, device, begun_at, ended_at, kept_at, hash,
       recorded_by, door, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      randomUUID(),
      inspection.id,
      number,
      step,
      scene,
      device,
      begunAt,
      endedAt,
      keptAt,
      hash,
      personId(actor),
      command.door,
      now,
    ],
  );
  await record(context, 'recording.entered', about, { number, hash });
  await refresh(context, 'inspection', inspection.id);
  return { number };
});
