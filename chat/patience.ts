import { setTimeout as wait } from 'node:timers/promises';
import type { Transformer } from 'grammy';
import { database } from '../db/data-source.ts';
import { type Paced, paceKeys, pacesOf } from '../domain/delivery.ts';
import { pause, pausedUntil, spoken } from './pace.ts';
import type { SendOutcome } from './port.ts';

const mostTries = 5;
// Whoever waits longer has gone away; then it fails aloud.
const longestWaitMs = 60_000;

/**
 * Says something at once to somebody who waits for it: an answer, a question, a step of a form. It goes past
 * the outbox, so it keeps the platform's pace by itself: a pause that was asked of the chat or the account is
 * waited for, and so is a 429, which holds back the outbox as well. Anything else that goes wrong is thrown.
 */
export async function patiently<T>(
  dest: Paced,
  call: () => Promise<T>,
  outcomeOf: (error: unknown) => SendOutcome,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    await spared(() => untilFree(dest));
    try {
      const answer = await call();
      await spared(() => spoken(dest));
      return answer;
    } catch (error) {
      const askedMs = retryMs(outcomeOf(error));
      if (askedMs === undefined || tries >= mostTries || askedMs > longestWaitMs) throw error;
      await spared(() => pause(paceKeys(dest).chat, askedMs));
      await wait(askedMs);
    }
  }
}

// A database that is away holds up no answer.
const spared = async (act: () => Promise<void>): Promise<void> => {
  try {
    await act();
  } catch {
    // The outbox waits for the database as well, and asks for its pace anew.
  }
};

const retryMs = (outcome: SendOutcome): number | undefined =>
  outcome.ok || outcome.class !== 'retry' ? undefined : outcome.retryAfterMs;

// The pause is kept by the rows' clock, so its rest is asked of that.
async function untilFree(dest: Paced): Promise<void> {
  const until = await pausedUntil(database().manager, pacesOf(dest));
  if (!until) return;
  const [{ now }] = await database().query('select clock_timestamp() as now');
  await wait(Math.min(Math.max(0, until.getTime() - (now as Date).getTime()), longestWaitMs));
}

/** The same for an Api of grammY whose calls are made one by one: a 429 is waited for, and told to the outbox. */
export const patientApi =
  (account: string): Transformer =>
  async (call, method, payload, signal) => {
    for (let tries = 1; ; tries += 1) {
      const answer = await call(method, payload, signal);
      if (answer.ok || answer.error_code !== 429 || tries >= mostTries) return answer;
      const askedMs = (answer.parameters?.retry_after ?? 1) * 1000;
      if (askedMs > longestWaitMs) return answer;
      const chat = (payload as { chat_id?: string | number }).chat_id;
      if (chat !== undefined) {
        const { chat: key } = paceKeys({ provider: 'telegram', account, chat: String(chat) });
        await spared(() => pause(key, askedMs));
      }
      await wait(askedMs);
    }
  };
