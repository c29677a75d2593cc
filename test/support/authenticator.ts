import type { Actor } from '../../domain/actor.ts';
import { actorOf } from '../../db/queries/actor.ts';
import { beginEnrolment, confirmEnrolment } from '../../usecases/step-up/enrol.ts';
import { proveStepUp } from '../../usecases/step-up/prove.ts';
import { codeOf, stepAt } from '../../usecases/step-up/totp.ts';
import type { Someone } from './factories.ts';

type Person = Actor & { kind: 'person' };

/** Somebody with an authenticator since five minutes before `now`, which gives the code of an instant. */
export async function withAuthenticator({ id }: Someone, now: Date) {
  const actor = (await actorOf(id)) as Person;
  const begun = new Date(now.getTime() - 300_000);
  const secret = await beginEnrolment(actor, begun);
  const code = (at: Date) => codeOf(secret, stepAt(at));
  await confirmEnrolment(actor, 'panel', code(begun), begun);
  return { actor, code };
}

/** Somebody shows their second factor for the result of a visit. */
export async function proveForResult(someone: Someone, inspectionId: string, now: Date) {
  const { actor, code } = await withAuthenticator(someone, now);
  await proveStepUp(actor, 'panel', { type: 'inspection', id: inspectionId }, code(now), now);
}
