import { checkChats } from '../chat/check-all.ts';
import { askedChecks } from '../db/queries/chat-checks.ts';
import { system } from '../domain/actor.ts';
import { reportCheck } from '../usecases/chat-check/report.ts';
import { commandOf } from '../usecases/usecase.ts';

const patienceMs = 40_000;

/** Carries out the checks of the chats that were asked for in the panel, and writes down what they found. */
export async function checkAskedChats(waitMs: number = patienceMs): Promise<void> {
  for (const { eventId, personId, unitPath } of await askedChecks()) {
    const reports = await checkChats({ personId, waitMs });
    const found = { personId, unitPath, askedBy: eventId, reports };
    await reportCheck(commandOf(system, 'system'), found);
  }
}
