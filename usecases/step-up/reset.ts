import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { accountHolder } from '../../db/queries/account-holder.ts';
import { lockReset, openReset } from '../../db/queries/authenticator-resets.ts';
import { peopleWith } from '../../db/queries/people.ts';
import { sealBytes } from '../../db/sealed.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId as idOf } from '../../domain/request.ts';
import { tellOfReset } from '../account/tell.ts';
import { notify, refresh } from '../notify.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { endRecoveryCodes } from './recovery.ts';

const asked = z.object({ personId: z.uuid(), reason: z.string().trim().min(1).max(500) });

/**
 * An administrator asks that somebody's authenticator be let go of, as when their phone is lost: it takes
 * the word of a second one. Refuses where there is none.
 */
export const askReset = usecase('authenticator.ask-reset', asked, async (context, given) => {
  const { tx, actor, now } = context;
  const { personId, reason } = given;
  const holder = await accountHolder(tx, personId);
  authorize(actor, 'authenticator.ask-reset', holder);
  const [known] = await tx.query(
    'select 1 from authenticator where person_id = $1 and confirmed_at is not null for update',
    [personId],
  );
  if (!known) throw new Refusal('illegal-step', { state: 'not-enrolled' });
  if (await openReset(tx, personId)) throw new Refusal('illegal-step', { state: 'requested' });
  const id = randomUUID();
  await tx.query(
    `insert into authenticator_reset (id, person_id, reason, requested_by, requested_at)
     values ($1, $2, $3, $4, $5)`,
    [id, personId, reason, idOf(actor), now],
  );
  const about = { type: 'person', id: personId, unitPath: holder.unitPath };
  await record(context, 'step-up.reset-asked', about, { resetId: id, reason });
  await askSecond(context, id, { personId, unitPath: holder.unitPath });
  return { id };
});

// Whoever asked, and whose it is, do not decide: they are not asked.
async function askSecond(
  context: Context,
  id: string,
  { personId, unitPath }: { personId: string; unitPath: string },
): Promise<void> {
  const { tx, actor, now } = context;
  const administrators = await peopleWith(tx, 'administrator', unitPath, dayOf(now));
  const others = administrators.filter((each) => each !== personId && each !== actor.id);
  await notify(context, { card: 'reset', about: { type: 'reset', id } }, others);
}

const decided = z.object({ id: z.uuid(), verdict: z.enum(['approve', 'reject']) });

/**
 * A second administrator lets the authenticator go, or does not: its codes and the recovery codes serve no
 * more, the person is told, and the next thing that asks for a second factor asks to enrol anew.
 */
export const decideReset = usecase(
  'authenticator.decide-reset',
  decided,
  async (context, given) => {
    const { tx, actor, now } = context;
    const reset = await lockReset(tx, given.id);
    if (!reset) throw new Refusal('not-found', { what: 'reset' });
    authorize(actor, 'authenticator.decide-reset', reset);
    if (reset.state !== 'requested') throw new Refusal('illegal-step', { state: reset.state });
    const state = given.verdict === 'approve' ? 'approved' : 'rejected';
    await tx.query(
      'update authenticator_reset set state = $2, decided_by = $3, decided_at = $4 where id = $1',
      [given.id, state, idOf(actor), now],
    );
    if (state === 'approved') await letGo(context, reset.personId);
    const about = { type: 'person', id: reset.personId, unitPath: reset.unitPath };
    await record(context, `step-up.reset-${state}`, about, { resetId: given.id });
    await refresh(context, 'reset', given.id);
  },
);

// What the lost phone knows is worth nothing: nobody has the secret that takes its place.
async function letGo(context: Context, personId: string): Promise<void> {
  const { tx, now } = context;
  await tx.query(
    `update authenticator set secret_sealed = $2, confirmed_at = null, last_step = 0, failures = 0,
       locked_until = null where person_id = $1`,
    [personId, sealBytes(randomBytes(20))],
  );
  await endRecoveryCodes(tx, personId, now);
  await tx.query(
    `update step_up set used_at = $2 where person_id = $1 and used_at is null and expires_at > $2`,
    [personId, now],
  );
  await tellOfReset(context, personId);
}
