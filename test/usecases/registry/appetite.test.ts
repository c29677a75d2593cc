import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { appetite } from '../../../usecases/registry/appetite.ts';

/** A parser that turns all food it can get into three rows each, whether anybody asks or not. */
async function* hasty(food: AsyncIterable<number>) {
  const rows: number[] = [];
  let wake: () => void = () => undefined;
  let done = false;
  const parsing = (async () => {
    for await (const piece of food) {
      rows.push(piece * 3, piece * 3 + 1, piece * 3 + 2);
      wake();
    }
    done = true;
    wake();
  })();
  while (!done || rows.length > 0) {
    const row = rows.shift();
    if (row === undefined) await new Promise<void>((resolve) => (wake = resolve));
    else yield row;
  }
  await parsing;
}

it('gives every row once and in order, and food only on hunger', async () => {
  const hunger = appetite();
  let given = 0;
  async function* food() {
    for (; given < 10; given++) {
      await hunger.comes();
      yield given;
    }
  }
  const eaten: number[] = [];
  for await (const row of hunger.eat(hasty(food()))) {
    eaten.push(row);
    // A slow reader: a parser let loose would take all its food in these turns.
    for (let turns = 0; turns < 20; turns++) await turn();
    expect(given - Math.floor(row / 3)).toBeLessThanOrEqual(2);
  }
  expect(eaten).toEqual(Array.from({ length: 30 }, (_, row) => row));
});

it('ends the parser when the reader leaves', async () => {
  let ended = false;
  async function* rows() {
    try {
      for (let row = 0; ; row++) yield row;
    } finally {
      ended = true;
    }
  }
  for await (const row of appetite().eat(rows())) if (row === 3) break;
  expect(ended).toBe(true);
});

it('hands on what goes wrong in the parser', async () => {
  async function* rows() {
    yield 1;
    throw new Error('torn');
  }
  const eating = appetite().eat(rows());
  await eating.next();
  await expect(eating.next()).rejects.toThrow('torn');
});
