import { expect, it } from 'vitest';
import { tick } from '../../worker/ticker.ts';

const never = 3_600_000;

/** A look for work that waits until it is let go, and counts. */
function aLook(next?: Date) {
  const state = { begun: 0 };
  const waiting: (() => void)[] = [];
  const began: (() => void)[] = [];
  return {
    state,
    look: () => {
      state.begun += 1;
      began.shift()?.();
      return new Promise<Date | undefined>((resolve) => waiting.push(() => resolve(next)));
    },
    letGo: () => waiting.shift()?.(),
    next: () => new Promise<void>((resolve) => began.push(resolve)),
  };
}

it('looks at once, and once more for however many calls came while it looked', async () => {
  const work = aLook();
  const ticker = tick('test', never, work.look);
  expect(work.state.begun).toBe(1);
  const again = work.next();
  ticker.wake();
  ticker.wake();
  ticker.wake();
  work.letGo();
  await again;
  expect(work.state.begun).toBe(2);
  work.letGo();
  await ticker.stop();
  expect(work.state.begun).toBe(2);
});

it('comes earlier than its timer when there is something to wait for', async () => {
  const work = aLook(new Date(Date.now() + 10));
  const ticker = tick('test', never, work.look);
  const again = work.next();
  work.letGo();
  await again;
  work.letGo();
  await ticker.stop();
  expect(work.state.begun).toBe(2);
});

it('goes on after a look that failed', async () => {
  const looks: number[] = [];
  await new Promise<void>((resolve) => {
    const ticker = tick('test', 1, async () => {
      looks.push(looks.length);
      if (looks.length === 1) throw new Error('no database');
      void ticker.stop().then(resolve);
    });
  });
  expect(looks).toEqual([0, 1]);
});

it('stops only when the look has ended, and does not begin another', async () => {
  const work = aLook();
  const ticker = tick('test', never, work.look);
  const stopped = ticker.stop();
  ticker.wake();
  work.letGo();
  await stopped;
  expect(work.state.begun).toBe(1);
});
