import type { EntityTarget } from 'typeorm';
import { Recusal } from '../../db/entities/recusal.ts';
import { Substitution } from '../../db/entities/substitution.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type LockedInspection, lockInspection } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';

type Requests = { recusal: Recusal; substitution: Substitution };
const entities: { [K in keyof Requests]: EntityTarget<Requests[K]> } = {
  recusal: Recusal,
  substitution: Substitution,
};

/** A request with the visit that it is about, locked: task, visit, seats, then the request. */
export async function lockRequest<K extends keyof Requests>(
  context: Context,
  kind: K,
  id: string,
): Promise<{ request: Requests[K]; locked: LockedInspection }> {
  const { tx } = context;
  const entity = entities[kind];
  const found = await tx.findOneBy<Requests[K]>(entity, { id } as never);
  if (!found) throw new Refusal('not-found', { what: kind });
  const locked = await lockInspection(context, found.inspectionId);
  const request = await tx.findOneOrFail<Requests[K]>(entity, {
    where: { id } as never,
    lock: { mode: 'pessimistic_write' },
  });
  return { request, locked };
}
