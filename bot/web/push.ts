import { type Request, type RequestHandler, Router } from 'express';
import { told } from '../../chat/text.ts';
import { isPushAddress } from '../../chat/push-address.ts';
import { pushKeys } from '../../chat/push-keys.ts';
import { pushDevices } from '../../db/queries/push-devices.ts';
import { Refusal } from '../../domain/refusal.ts';
import { endPush, renewPush, subscribePush } from '../../usecases/account/push.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { knownPerson } from '../people.ts';
import { answered } from './answered.ts';
import { deviceLabel } from './device-label.ts';
import { fieldIn, isId } from './fields.ts';
import { visitorOf } from './visitor.ts';

/** What a browser asks of us so that its device is told of news. */
export function pushRoutes(): Router {
  const router = Router();
  router.get('/push', stateRoute);
  router.post('/push', subscribeRoute);
  router.post('/me/push/:id/end', endRoute);
  return router;
}

/** The browser itself changed its address, maybe long after its owner's session: its old secret speaks for it. */
export const renewRoute: RequestHandler = async (request, response) => {
  const { old, fresh } = (request.body ?? {}) as { old?: object; fresh?: object };
  const [before, after] = [deviceIn(old), deviceIn(fresh)];
  const done = await orRefused(async () => {
    const { publicKey: serverKey } = await pushKeys();
    return renewPush(before, { ...checked(after), serverKey, label: labelOf(request) });
  });
  response.status(done ? 200 : 404).json({});
};

const stateRoute: RequestHandler = async (_request, response) => {
  const { actor } = visitorOf(response);
  const [{ publicKey }, devices] = await Promise.all([pushKeys(), pushDevices(actor.id)]);
  response.json({ key: publicKey, devices: devices.map(({ id }) => id) });
};

const subscribeRoute: RequestHandler = async (request, response) => {
  const { actor } = visitorOf(response);
  const done = await orRefused(async () => {
    const { publicKey: serverKey } = await pushKeys();
    // A browser that was given an earlier key of ours asks for the present one and subscribes anew.
    if (fieldIn(request.body, 'key') !== serverKey) throw new Refusal('stale');
    const device = checked(deviceIn(request.body));
    const label = labelOf(request);
    return subscribePush(commandOf(actor, 'web'), { ...device, serverKey, label });
  });
  response.status(done ? 200 : 400).json(done ?? {});
};

const endRoute: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const subscriptionId = String(request.params['id']);
  await answered(visitor, async () => {
    if (!isId(subscriptionId)) throw new Refusal('not-found', { what: 'push' });
    await endPush(commandOf(visitor.actor, 'web'), { subscriptionId, reason: 'self' });
    return told('page.push.ended');
  });
  response.redirect(303, `${visitor.base}/me`);
};

/** Whoever signs out on a device is told nothing there any more; the form names the device. */
export async function endOnSignOut(request: Request): Promise<void> {
  const { personId } = request.session;
  const subscriptionId = fieldIn(request.body, 'device');
  if (!personId || !isId(subscriptionId)) return;
  await orRefused(async () => {
    const from = { provider: 'web', account: 'web', user: personId, chat: personId } as const;
    const { actor } = await knownPerson(from);
    return endPush(commandOf(actor, 'web'), { subscriptionId, reason: 'signed-out' });
  });
}

type Device = { endpoint: string; p256dh: string; auth: string };

// As `PushSubscription.toJSON` has it.
function deviceIn(body: unknown): Device {
  const keys = (body as { keys?: object } | undefined)?.keys;
  return {
    endpoint: fieldIn(body, 'endpoint', 2000),
    p256dh: fieldIn(keys, 'p256dh'),
    auth: fieldIn(keys, 'auth'),
  };
}

function checked(device: Device): Device {
  if (!isPushAddress(device.endpoint)) throw new Refusal('bad-input', { field: 'endpoint' });
  return device;
}

const labelOf = (request: Request) => deviceLabel(request.get('user-agent'));

async function orRefused<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
