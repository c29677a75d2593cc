import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { mostBytes, mostFiles } from '../../../domain/evidence/media.ts';
import { takeDocument } from '../../../usecases/document/take.ts';
import { useDatabase } from '../../support/database.ts';
import { aJpeg } from '../../support/pictures.ts';
import { giveEvidence } from '../../support/proof.ts';
import { aMatchedTask, by, monday, start } from '../../support/visit.ts';

const { sql } = useDatabase();

it('R-149 a visit has as many documents as files of evidence at most, none larger than one of those', async () => {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead] = await start(sql, scene, inspectionId);
  const take = (bytes: Uint8Array, eventKey: string = randomUUID()) => {
    const given = {
      inspectionId,
      eventKey,
      bytes,
      name: '检查记录.jpg',
      kind: 'site-check' as const,
    };
    return takeDocument(by(lead!), given, monday);
  };
  await expect(take(new Uint8Array(mostBytes + 1))).rejects.toMatchObject({
    code: 'file-too-large',
  });
  const key = randomUUID();
  const first = await take(aJpeg({}, 9001), key);
  await giveEvidence(lead!, inspectionId);
  // The visit's own evidence does not count; one document is missing to the last.
  await sql(
    `insert into evidence (id, event_key, inspection_id, purpose, name, media_type, bytes, original_hash, shared_hash,
       sent_by, door, received_at)
     select gen_random_uuid(), gen_random_uuid()::text, inspection_id, purpose, name, media_type, bytes, original_hash,
       shared_hash, sent_by, door, received_at
     from evidence, generate_series(1, $2) where inspection_id = $1 and purpose = 'document'`,
    [inspectionId, mostFiles - 2],
  );
  await take(aJpeg({}, 9002));
  await expect(take(aJpeg({}, 9003))).rejects.toMatchObject({
    code: 'files-too-many',
    details: { most: mostFiles },
  });
  // The same sending is no other file, whoever repeats it.
  expect(await take(aJpeg({}, 9001), key)).toEqual({ hash: first.hash, again: true });
});
