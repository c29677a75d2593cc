import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { accountHolder } from '../../db/queries/account-holder.ts';
import { seal, unseal } from '../../db/sealed.ts';
import { system } from '../../domain/actor.ts';
import { authorize } from '../../domain/policy.ts';
import type { PushEnd } from '../../domain/push.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId as idOf } from '../../domain/request.ts';
import { commandOf, type Context, record, usecase } from '../usecase.ts';

const device = {
  /** Where its push service listens; whoever hands it in has checked that it is no address of ours. */
  endpoint: z.string().min(10).max(2000),
  p256dh: z.string().regex(/^B[A-Za-z0-9_-]{86}$/),
  auth: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  /** Our public key that the browser subscribed with. */
  serverKey: z.string().regex(/^B[A-Za-z0-9_-]{86}$/),
  /** What the device is called to its owner. */
  label: z.string().min(1).max(60),
};

/**
 * A device of the actor hears from now on that something waits in the web inbox. One that told somebody else
 * before tells them no more; one that is known already stays as it is.
 */
export const subscribePush = usecase('push.subscribe', z.object(device), async (context, given) => {
  const { tx, actor } = context;
  authorize(actor, 'push.subscribe', {});
  const personId = idOf(actor);
  const before = await liveAt(tx, given.endpoint);
  if (before && isSame(before, { ...given, personId })) return { id: before.id };
  if (before) await end(context, before, before.personId === personId ? 'renewed' : 'moved');
  return insert(context, personId, given);
});

/** Ends one device: by its owner, or because its push service no longer knows it. */
export const endPush = usecase(
  'push.end',
  z.object({
    subscriptionId: z.uuid(),
    reason: z.enum(['self', 'signed-out', 'gone', 'rekeyed']),
  }),
  async (context, { subscriptionId, reason }) => {
    const { tx, actor } = context;
    const [found]: Live[] = await tx.query(`${select} where id = $1 for update`, [subscriptionId]);
    if (!found) throw new Refusal('not-found', { what: 'push' });
    authorize(actor, 'push.end', { personId: found.personId });
    const isEnded = found.endedAt === null && (await end(context, found, reason));
    return { ended: isEnded };
  },
);

/**
 * A browser has changed its address by itself and says so without a session: the old address with its secret
 * shows that it is the same one. Gives nothing where they do not.
 */
export async function renewPush(
  old: { endpoint: string; auth: string },
  fresh: z.input<typeof renewal>['fresh'],
): Promise<{ id: string } | undefined> {
  return renew(commandOf(system, 'web'), { old, fresh });
}

const renewal = z.object({
  old: z.object({ endpoint: device.endpoint, auth: device.auth }),
  fresh: z.object(device),
});

const renew = usecase('push.renew', renewal, async (context, { old, fresh }) => {
  const { tx, actor } = context;
  authorize(actor, 'push.renew', {});
  const known = await liveAt(tx, old.endpoint);
  if (!known || !isSecret(known, old.auth)) return undefined;
  const taken = await liveAt(tx, fresh.endpoint);
  // What already tells somebody is taken over by its owner alone, signed in.
  if (taken && taken.id !== known.id) return undefined;
  await end(context, known, 'renewed');
  return insert(context, known.personId, fresh);
});

type Device = z.output<z.ZodObject<typeof device>>;

type Live = {
  id: string;
  personId: string;
  p256dh: string;
  authSealed: Buffer;
  serverKey: string;
  endedAt: Date | null;
};

const select = `select id, person_id as "personId", p256dh, auth_sealed as "authSealed", server_key as "serverKey",
  ended_at as "endedAt" from push_subscription`;

// One after the other for one address, also where nothing stands yet.
async function liveAt(tx: EntityManager, endpoint: string): Promise<Live | undefined> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 57))', [endpoint]);
  const [row] = await tx.query(`${select} where endpoint = $1 and ended_at is null for update`, [
    endpoint,
  ]);
  return row;
}

const isSame = (live: Live, given: Device & { personId: string }): boolean =>
  live.personId === given.personId &&
  live.p256dh === given.p256dh &&
  live.serverKey === given.serverKey &&
  isSecret(live, given.auth);

function isSecret({ authSealed }: Live, auth: string): boolean {
  const [known, said] = [Buffer.from(unseal(authSealed)), Buffer.from(auth)];
  return known.length === said.length && timingSafeEqual(known, said);
}

async function insert(context: Context, personId: string, given: Device): Promise<{ id: string }> {
  const { tx, now } = context;
  const id = randomUUID();
  const { endpoint, p256dh, auth, serverKey, label } = given;
  await tx.query(
    `insert into push_subscription (id, person_id, endpoint, p256dh, auth_sealed, server_key, label, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, personId, endpoint, p256dh, seal(auth), serverKey, label, now],
  );
  await tell(context, personId, 'push.subscribed', { subscriptionId: id });
  await endOldest(context, personId);
  return { id };
}

const mostDevices = 10;

async function endOldest(context: Context, personId: string): Promise<void> {
  const old: Live[] = await context.tx.query(
    `${select} where person_id = $1 and ended_at is null order by made_at desc, id offset $2`,
    [personId, mostDevices],
  );
  for (const each of old) await end(context, each, 'self');
}

async function end(context: Context, { id, personId }: Live, reason: PushEnd): Promise<boolean> {
  await context.tx.query(
    'update push_subscription set ended_at = $2, end_reason = $3 where id = $1',
    [id, context.now, reason],
  );
  await tell(context, personId, 'push.ended', { subscriptionId: id, pushEnd: reason });
  return true;
}

async function tell(context: Context, personId: string, type: string, data: object): Promise<void> {
  const { unitPath } = await accountHolder(context.tx, personId);
  await record(context, type, { type: 'person', id: personId, unitPath }, { ...data });
}
