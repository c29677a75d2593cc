import { createHash } from 'node:crypto';
import { z } from 'zod';
import { requireText } from '../../domain/request.ts';
import { documentKinds } from '../../domain/visit-record.ts';
import { usecase } from '../usecase.ts';
import { fileNumbered } from './file.ts';
import { keepDocument } from './keep.ts';
import { lockForRecord } from './locked.ts';

const input = z.object({
  inspectionId: z.uuid(),
  kind: z.enum(documentKinds),
  /** The number of the visit's file that is this document. */
  file: z.coerce.number().int().min(1).optional(),
  /** What it says, where it is written here. */
  content: z.string().trim().max(8000).default(''),
});

/**
 * 行政执法文书: somebody of the team who is there makes a document of the visit, from a file that was sent
 * or in words that are kept here. It stays as it is, with its hash; a second of its kind stands beside the first.
 */
export const enterDocument = usecase('document.enter', input, async (context, given) => {
  const { inspection, about } = await lockForRecord(context, given.inspectionId, 'document.enter', [
    'started',
    'submitted',
    'signed',
  ]);
  const file = await fileNumbered(context, inspection.id, given.file);
  const content = requireText(given.content, !file);
  const hash = file?.originalHash ?? createHash('sha256').update(content).digest('hex');
  const { kind } = given;
  const number = await keepDocument(context, about, {
    kind,
    evidenceId: file?.id ?? null,
    content,
    hash,
  });
  return { number };
});
