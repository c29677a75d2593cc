import { log } from '../log.ts';

/** A look for work that runs by itself; give back when to look again if that is sooner than the timer. */
export type Look = () => Promise<Date | undefined | void>;

/** Something that looks for work every so often and whenever it is woken, never twice at a time. */
export type Ticker = {
  wake: () => void;
  /** Looks soon: however often it is asked, once in `withinMs`. */
  nudge: (withinMs: number) => void;
  stop: () => Promise<void>;
};

const soonestMs = 50;

/** Starts looking at once. A failed look is logged and done again at its time. */
export function tick(name: string, everyMs: number, look: Look): Ticker {
  let timer: NodeJS.Timeout | undefined;
  let nudged: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const once = async () => {
    let next: Date | undefined | void;
    try {
      next = await look();
    } catch (error) {
      log.error({ err: error, sweep: name }, 'sweep failed');
    }
    running = undefined;
    if (stopped) return;
    if (again) return start();
    const soonerMs = next ? Math.max(soonestMs, next.getTime() - Date.now()) : everyMs;
    timer = setTimeout(start, Math.min(everyMs, soonerMs));
  };
  const start = () => {
    clearTimeout(timer);
    again = false;
    running = once();
  };

  start();
  const wake = () => {
    if (stopped) return;
    if (running) again = true;
    else start();
  };
  return {
    wake,
    nudge: (withinMs) => {
      nudged ??= setTimeout(() => {
        nudged = undefined;
        wake();
      }, withinMs);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(nudged);
      await running;
    },
  };
}
