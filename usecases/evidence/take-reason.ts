import { z } from 'zod';
import { earlierFile } from '../../db/queries/evidence.ts';
import { prepare } from '../../domain/evidence/prepare.ts';
import { authorize } from '../../domain/policy.ts';
import { personId } from '../../domain/request.ts';
import { lockInspection, memberIds } from '../inspection/locked.ts';
import { usecase } from '../usecase.ts';
import { fileInput } from './input.ts';
import { storeFile } from './store.ts';

/**
 * A file that is to go with a request for recusal or substitution, from whoever is about to ask. It is
 * kept at once; the request names it when it is made.
 */
export const takeReason = usecase(
  'evidence.take-reason',
  z.object(fileInput),
  async (context, given) => {
    const { tx, actor } = context;
    const { inspection, seats } = await lockInspection(context, given.inspectionId);
    const known = await earlierFile(tx, given.eventKey, personId(actor));
    if (known) return { id: known.id };
    authorize(actor, 'evidence.take-reason', { memberIds: memberIds(seats) });
    const prepared = prepare(given.bytes);
    const place = { inspectionId: inspection.id, purpose: 'request', number: null };
    const { id } = await storeFile(context, given, prepared, place);
    return { id };
  },
);
