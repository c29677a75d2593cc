import { z } from 'zod';
import { earlierFile, evidenceCount } from '../../db/queries/evidence.ts';
import { mostFiles } from '../../domain/evidence/media.ts';
import { prepare } from '../../domain/evidence/prepare.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { documentKinds } from '../../domain/visit-record.ts';
import { fileInput } from '../evidence/input.ts';
import { storeFile } from '../evidence/store.ts';
import { usecase } from '../usecase.ts';
import { keepDocument } from './keep.ts';
import { lockForRecord } from './locked.ts';

const input = z.object({
  ...fileInput,
  kind: z.enum(documentKinds),
  caption: z.string().trim().max(1000).optional(),
});

/**
 * A photo or a PDF that is a document of the visit, the record with the subject's signature above all. It
 * is no evidence that the result names, so it can come after the result was entered. The same sending counts
 * once. A visit has as many documents as it has files of evidence at most, each no larger than one of those
 * (`files-too-many`, `file-too-large`).
 */
export const takeDocument = usecase('document.take', input, async (context, given) => {
  const { tx, actor } = context;
  const { inspection, about } = await lockForRecord(context, given.inspectionId, 'document.take', [
    'started',
    'submitted',
    'signed',
  ]);
  const known = await earlierFile(tx, given.eventKey, personId(actor));
  if (known) return { hash: known.hash, again: true };
  if ((await evidenceCount(tx, inspection.id, 'document')) >= mostFiles) {
    throw new Refusal('files-too-many', { most: mostFiles });
  }
  const place = { inspectionId: inspection.id, purpose: 'document', number: null } as const;
  const { id, hash } = await storeFile(context, given, prepare(given.bytes), place);
  const content = given.caption ?? '';
  await keepDocument(context, about, { kind: given.kind, evidenceId: id, content, hash });
  return { hash, again: false };
});
