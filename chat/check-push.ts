import { type PushTarget, pushTargets } from '../db/queries/push-devices.ts';
import { webPosts } from '../db/queries/web-posts.ts';
import { unseal } from '../db/sealed.ts';
import type { PushAnswer } from '../domain/push.ts';
import { failed, type Finding } from './check-probe.ts';
import { isOpen } from './open-posts.ts';
import { pushKeys } from './push-keys.ts';
import { sendPush } from './push-send.ts';

/** Tells every device of somebody how much waits for them, here and now, and what its push service says to that. */
export async function tryPush(personId: string): Promise<Finding> {
  const targets = await pushTargets(personId);
  if (targets.length === 0) return { state: 'skipped', advice: 'push-none' };
  const open = (await webPosts(personId)).filter(isOpen).length;
  const answers = await Promise.all(targets.map((target) => tryDevice(target, open)));
  const trouble = answers.find(({ answer }) => !isTaken(answer));
  if (!trouble) return { state: 'ok', detail: `${targets.length}` };
  const { host, answer } = trouble;
  return failed(
    `${host} ${answer.kind === 'answer' ? answer.status : ''}`.trim(),
    adviceOf(answer),
  );
}

async function tryDevice({ authSealed, locale, ...target }: PushTarget, open: number) {
  const device = { ...target, auth: unseal(authSealed) };
  const answer = await sendPush(device, { open, locale }, await pushKeys(), 'high');
  return { host: new URL(target.endpoint).hostname, answer };
}

const isTaken = (answer: PushAnswer) =>
  answer.kind === 'answer' && answer.status >= 200 && answer.status < 300;

function adviceOf(answer: PushAnswer) {
  if (answer.kind !== 'answer') return 'push-silent';
  return answer.status === 401 || answer.status === 403 ? 'push-refused' : 'other';
}
