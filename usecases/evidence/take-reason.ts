import { z } from 'zod';
import { earlierFile } from '../../db/queries/evidence.ts';
import { filesOfRequest, ownOpenRequest } from '../../db/queries/request-files.ts';
import { prepare } from '../../domain/evidence/prepare.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { lockInspection, memberIds } from '../inspection/locked.ts';
import { refresh } from '../notify.ts';
import { record, usecase } from '../usecase.ts';
import { fileInput } from './input.ts';
import { storeFile } from './store.ts';

/** How many files go with one request. */
const most = 10;

/**
 * A file as the reason of a request for recusal or substitution, from whoever asked and before it is
 * decided. Whoever decides finds it on the card; it is no evidence of the visit.
 */
export const takeReason = usecase(
  'evidence.take-reason',
  z.object(fileInput),
  async (context, given) => {
    const { tx, actor } = context;
    const { inspection, seats, about } = await lockInspection(context, given.inspectionId);
    authorize(actor, 'evidence.take-reason', { memberIds: memberIds(seats) });
    const request = await ownOpenRequest(tx, inspection.id, personId(actor));
    if (!request) throw new Refusal('request-over');
    const files = await filesOfRequest(tx, request);
    const known = await earlierFile(tx, given.eventKey, personId(actor));
    if (known) return { id: known.id, count: files.length };
    if (files.length >= most) throw new Refusal('files-too-many', { most });
    const prepared = prepare(given.bytes);
    const place = { inspectionId: inspection.id, purpose: 'request', number: null };
    const { id, hash } = await storeFile(context, given, prepared, place);
    const column = request.kind === 'recusal' ? 'recusal_id' : 'substitution_id';
    await tx.query(`insert into request_file (evidence_id, ${column}) values ($1, $2)`, [
      id,
      request.id,
    ]);
    const where = { ...about, type: request.kind, id: request.id };
    await record(context, 'evidence.reason-given', where, { hash, evidence: id });
    await refresh(context, request.kind, request.id);
    return { id, count: files.length + 1 };
  },
);
