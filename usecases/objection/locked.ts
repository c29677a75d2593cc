import type { Disclosure } from '../../db/entities/disclosure.ts';
import { Objection } from '../../db/entities/objection.ts';
import { Refusal } from '../../domain/refusal.ts';
import { partiesTo } from '../correction/locked.ts';
import { lockDisclosure } from '../disclosure/locked.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { refresh } from '../notify.ts';
import type { About, Context } from '../usecase.ts';
import { tellProgress } from './tell-progress.ts';

/** An objection with what it is about, who is party to that, and where it belongs. */
export type LockedObjection = {
  objection: Objection;
  disclosure: Disclosure;
  locked: LockedInspection;
  partyIds: string[];
  about: About;
};

/** Locks task, visit, seats, disclosure, then the objection; refuses `not-found`. */
export async function lockObjection(context: Context, id: string): Promise<LockedObjection> {
  const { tx } = context;
  const found = await tx.findOneBy(Objection, { id });
  if (!found) throw new Refusal('not-found', { what: 'objection' });
  const { disclosure, locked } = await lockDisclosure(context, found.disclosureId);
  const objection = await tx.findOneOrFail(Objection, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  const partyIds = await partiesTo(context, locked);
  return {
    objection,
    disclosure,
    locked,
    partyIds,
    about: { ...locked.about, type: 'objection', id },
  };
}

/** Something of it is new: its version goes on, its cards follow, and whoever objected can read it. */
export async function touchObjection(
  context: Context,
  { objection, locked }: LockedObjection,
): Promise<void> {
  const { id } = objection;
  await context.tx.query('update objection set version = version + 1 where id = $1', [id]);
  await refresh(context, 'objection', id);
  await tellProgress(context, id, locked);
}
