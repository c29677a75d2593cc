/** Tells those who wait that something changed in a fake; nobody polls and nobody sleeps. */
export interface Signal {
  changed(): void;
  on(listener: () => void): () => void;
  /** Resolves with the first value `look` finds, now or after a change; rejects when too late. */
  until<T>(look: () => T | undefined, wait: Wait): Promise<T>;
}

/** How long to wait, in milliseconds, and what to say when it was in vain. */
interface Wait {
  timeoutMs?: number | undefined;
  otherwise: () => string;
}

/** Makes a signal without listeners. */
export function createSignal(): Signal {
  const listeners = new Set<() => void>();
  const on = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    changed: () => [...listeners].forEach((listener) => listener()),
    on,
    until: (look, wait) => until(on, look, wait),
  };
}

function until<T>(on: Signal['on'], look: () => T | undefined, wait: Wait): Promise<T> {
  return new Promise((resolve, reject) => {
    const attempt = () => {
      const found = look();
      if (found === undefined) return;
      done();
      resolve(found);
    };
    const off = on(attempt);
    const timer = setTimeout(() => {
      done();
      reject(new Error(wait.otherwise()));
    }, wait.timeoutMs ?? 5000);
    const done = () => {
      off();
      clearTimeout(timer);
    };
    attempt();
  });
}
