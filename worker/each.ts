import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { system } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { log } from '../log.ts';
import { recordRefusal } from '../usecases/refused.ts';
import { type About, type Command, commandOf } from '../usecases/usecase.ts';

/** Something a sweep found to do: the use-case to carry out and what it is about. */
export type Due = {
  action: string;
  about: About;
  run: (command: Command) => Promise<unknown>;
};

const silenceMs = 3_600_000;

/**
 * Carries out what a sweep found, one after the other; one that fails does not keep back the rest.
 * A refusal goes on the trail and is tried again after an hour. Throws at the end if something broke.
 */
export async function each(found: Due[]): Promise<void> {
  const faults: unknown[] = [];
  for (const due of found) {
    try {
      if (!(await wasRefused(due))) await carryOut(due);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join('; '));
}

async function carryOut({ action, about, run }: Due): Promise<void> {
  const command = commandOf(system, 'system');
  try {
    await run(command);
    log.info({ action, about: about.id }, 'carried out');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log.info({ action, about: about.id, code: error.code }, 'refused');
    // Somebody was quicker: there is nothing left to do, and nothing to tell.
    if (error.code !== 'illegal-step') await recordRefusal(command, action, about, error);
  }
}

/** Puts a refusal on the trail unless the same stands there since less than an hour. */
export async function recordOnce(due: Omit<Due, 'run'>, refusal: Refusal): Promise<void> {
  if (await wasRefused(due)) return;
  await recordRefusal(commandOf(system, 'system'), due.action, due.about, refusal);
}

// This action only: whatever else is to be done about the same thing goes on.
async function wasRefused({ action, about: { type, id } }: Omit<Due, 'run'>): Promise<boolean> {
  const since = new Date((await currentTime()).getTime() - silenceMs);
  const [row] = await database().query(
    `select 1 from event where about_type = $1 and about_id = $2 and type = 'command.refused'
       and data ->> 'action' = $4
       and door = 'system' and at > $3 limit 1`,
    [type, id, since, action],
  );
  return row !== undefined;
}
