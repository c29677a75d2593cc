import type { Signal } from './fake-signal.ts';

/** One request an app made to a fake, and what it was told. */
interface Call {
  method: string;
  params: Record<string, unknown>;
  at: Date;
  /** `ok`, the vendor's error text, or `hung` when the reply was lost on purpose. */
  outcome: string;
}

/** Every request a fake has seen, in order. */
export interface CallLog {
  add: (method: string, params: Record<string, unknown>) => Call;
  calls: (method?: string) => Call[];
  /** Resolves with the first such call, past or to come. */
  expectCall: (
    method: string,
    fits?: (call: Call) => boolean,
    options?: { timeoutMs?: number },
  ) => Promise<Call>;
}

/** Makes an empty log that wakes the signal when a call is finished. */
export function createCallLog(signal: Signal): CallLog {
  const all: Call[] = [];
  const calls = (method?: string) =>
    all.filter((call) => method === undefined || call.method === method);
  return {
    add: (method, params) => {
      const call = { method, params, at: new Date(), outcome: 'pending' };
      all.push(call);
      signal.changed();
      return call;
    },
    calls,
    expectCall: (method, fits = () => true, { timeoutMs } = {}) =>
      signal.until(() => calls(method).find(fits), {
        timeoutMs,
        otherwise: () => `no fitting call of ${method}; seen: ${names(all)}`,
      }),
  };
}

function names(all: Call[]): string {
  return all.map((call) => `${call.method} (${call.outcome})`).join(', ') || 'none';
}
