import { currentTime } from '../db/clock.ts';
import { dueVerdicts } from '../db/queries/held-verdicts.ts';
import { system } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { log } from '../log.ts';
import { commandOf } from '../usecases/usecase.ts';
import { concludeVerdict } from '../usecases/verdict/conclude.ts';
import { lapseVerdict } from '../usecases/verdict/lapse.ts';

/**
 * Carries out the verdicts whose minute is over, each once: one that a killed worker left is found again
 * by its row. Gives back when the next one's minute is over.
 */
export async function concludeVerdicts(): Promise<Date | undefined> {
  const now = await currentTime();
  const { due, next } = await dueVerdicts(now);
  const faults: unknown[] = [];
  for (const heldId of due) await concludeOne(heldId).catch((error) => faults.push(error));
  if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join('; '));
  // The rows go by the bureau's clock, the timer by this machine's.
  return next ? new Date(Date.now() + next.getTime() - now.getTime()) : undefined;
}

async function concludeOne(heldId: string): Promise<void> {
  try {
    await concludeVerdict(commandOf(system, 'system'), { heldId });
    log.info({ heldId }, 'verdict concluded');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log.info({ heldId, code: error.code }, 'verdict lapsed');
    const refusal = { code: error.code, details: error.details };
    await lapseVerdict(commandOf(system, 'system'), { heldId, refusal });
  }
}
