import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { Event } from '../db/entities/event.ts';
import type { Actor, Door } from '../domain/actor.ts';
import type { Action } from '../domain/policy.ts';
import { Refusal } from '../domain/refusal.ts';
import { hashOf } from './input-hash.ts';
import { retried } from './retried.ts';
import { refusalOf } from './violations.ts';

/** One press, one form, one run of a sweep: who, through which door, having seen what. */
export type Command = {
  /** Given once and kept on every retry, so that a lost answer never acts twice. */
  id: string;
  actor: Actor;
  door: Door;
  /** Version of the thing acted upon, as its card or page showed it; a newer one refuses `stale`. */
  seen?: number | undefined;
  /** SHA-256 of the card that was pressed. */
  cardHash?: string | undefined;
  /** The verdict that waited its minute and is carried out by this. */
  heldId?: string | undefined;
  /** When that verdict was given: terms of law count from then, not from the end of its minute. */
  pressedAt?: Date | undefined;
};

/** What a use-case works with: one transaction, one person, one instant. */
export type Context = { tx: EntityManager; command: Command; actor: Actor; now: Date };

/** A use-case as doors call it. `now` is given by tests only. */
export type UseCase<I, R> = (command: Command, input: I, now?: Date) => Promise<R>;

/** When somebody decided: a minute before it is carried out, where they could undo it until then. */
export const decidedAt = ({ command, now }: Context): Date => command.pressedAt ?? now;

/** A command without a card behind it: panel forms, the command line, sweeps. */
export const commandOf = (actor: Actor, door: Door, seen?: number): Command => ({
  id: randomUUID(),
  actor,
  door,
  seen,
});

/**
 * Something a person can do: the input is checked, then everything happens in one transaction.
 * A command id that has been carried out gives its stored result again, for the same input. Deadlocks, serialization
 * failures and lost connections are tried again with the same id; a row that the database turns down
 * for a reason that a person can know is a Refusal.
 */
export function usecase<S extends z.ZodType, R>(
  name: Action,
  schema: S,
  run: (context: Context, input: z.output<S>) => Promise<R>,
): UseCase<z.input<S>, R> {
  return async (command, raw, now) => {
    const checked = schema.safeParse(raw);
    if (!checked.success) throw badInput(checked.error);
    const at = now ?? (await currentTime());
    const call: Call = { name, command, inputHash: hashOf(checked.data), now: at };
    return retried(() => once(call, (context) => run(context, checked.data))).catch(
      (error: unknown) => {
        // The system is refused nothing: what its rows run into is a fault.
        throw (command.actor.kind === 'person' && refusalOf(error)) || error;
      },
    );
  };
}

type Call = { name: Action; command: Command; inputHash: string; now: Date };

async function once<R>(call: Call, run: (context: Context) => Promise<R>): Promise<R> {
  const { name, command, inputHash, now } = call;
  return database().transaction(async (tx) => {
    // The registries' history asks the transaction who acts, and when (migration 18).
    const [fresh] = await tx.query(
      `insert into command_log (id, name, actor_id, input_hash, at) values ($1, $2, $3, $4, $5)
       on conflict (id) do nothing
       returning id, set_config('yaohao.actor', coalesce($3::uuid::text, ''), true),
         set_config('yaohao.at', $5::timestamptz::text, true)`,
      [command.id, name, command.actor.id, inputHash, now],
    );
    if (!fresh) return storedResult<R>(tx, call);
    const result = await run({ tx, command, actor: command.actor, now });
    await tx.query('update command_log set result = $2 where id = $1', [
      command.id,
      JSON.stringify(result ?? null),
    ]);
    return result;
  });
}

async function storedResult<R>(tx: EntityManager, call: Call): Promise<R> {
  const { name, command, inputHash } = call;
  const [row] = await tx.query(
    `select result from command_log
     where id = $1 and name = $2 and actor_id is not distinct from $3 and input_hash = $4`,
    [command.id, name, command.actor.id, inputHash],
  );
  // The same press with other contents is not a retry: nobody gets an answer that was another's.
  if (!row) throw new Refusal('stale');
  return row.result as R;
}

function badInput(error: z.ZodError): Refusal {
  const field = error.issues[0]?.path.join('.') ?? '';
  return new Refusal('bad-input', { field });
}

/** Refuses when the thing has changed since the card or page that the person acted on was made. */
export function asSeen({ command }: Context, version: number): void {
  if (command.seen !== undefined && command.seen !== version) throw new Refusal('stale');
}

/** What an event is about, and where in the organisation it belongs. */
export type About = { type: string; id: string; taskId?: string | null; unitPath: string };

/** Adds a line to the trail. `data` names ids and values before and after, never personal data. */
export async function record(
  { tx, command, actor, now }: Context,
  type: string,
  about: About,
  data: Record<string, unknown> = {},
): Promise<void> {
  await tx.insert(Event, {
    type,
    actorId: actor.id,
    door: command.door,
    aboutType: about.type,
    aboutId: about.id,
    taskId: about.taskId ?? null,
    unitPath: about.unitPath,
    data,
    commandId: command.id,
    cardHash: command.cardHash ?? null,
    at: now,
  } as object);
}
