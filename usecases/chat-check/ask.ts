import { z } from 'zod';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record, usecase } from '../usecase.ts';

/** An administrator asks for a check of all chats, with their own accounts; the worker carries it out. */
export const askCheck = usecase('check.ask', z.object({}), async (context) => {
  const { tx, actor } = context;
  if (actor.kind !== 'person') throw new Refusal('forbidden');
  const { id, unitPath } = actor;
  authorize(actor, 'check.ask', { unitPath });
  await record(context, 'check.asked', { type: 'person', id, unitPath });
  await tx.query(`select pg_notify('checks', '')`);
});
