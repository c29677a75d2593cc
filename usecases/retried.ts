import { setTimeout } from 'node:timers/promises';

const transient = /^(40001|40P01|55P03|08...|57P01)$/;
const tries = 5;

/**
 * What `attempt` gives, tried again a few times where the database turned it down for what is over in a moment:
 * a lock that somebody else held, a deadlock, a lost connection. Only for what may be done twice.
 */
export async function retried<R>(attempt: () => Promise<R>): Promise<R> {
  for (let n = 1; ; n += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (n === tries || !isTransient(error)) throw error;
      await setTimeout(10 * 2 ** n * (0.5 + Math.random()));
    }
  }
}

function isTransient(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return transient.test(code ?? '') || /Connection terminated|ECONNRESET/.test(message ?? '');
}
