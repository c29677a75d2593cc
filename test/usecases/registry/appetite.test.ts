import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { appetite } from '../../../usecases/registry/appetite.ts';
import { readRegistryFile } from '../../../usecases/registry/read-file.ts';
import { workbookOf } from './workbook.ts';

/** A parser that turns each piece of food into three rows as soon as it gets it. */
async function* hasty(food: AsyncIterable<number>) {
  for await (const piece of food) for (const part of [0, 1, 2]) yield piece * 3 + part;
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
    await turn();
    expect(given * 3).toBeLessThanOrEqual(row);
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

it('keeps a large sheet from piling up before a slow reader', async () => {
  const rows = Array.from({ length: 60_000 }, (_, row) => [row, '92370322LNU0YPAMDR', '持有股份']);
  const file = await workbookOf([['警号', '统一社会信用代码', '利害关系'], ...rows]);
  let share = 0;
  const registry = await readRegistryFile('interests', file, ({ bytes, size }) => {
    share = bytes / size;
  });
  await registry.rows.next();
  for (let turns = 0; turns < 100; turns++) await turn();
  expect(share).toBeLessThan(0.6);
  let left = 0;
  for await (const { ok } of registry.rows) if (ok) left++;
  expect(left).toBe(59_999);
});
