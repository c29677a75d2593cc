import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf } from '../../../domain/draw/columns.ts';
import { smallestKeys } from '../../../domain/draw/select.ts';
import { keyOf } from '../../../domain/draw/ticket.ts';
import { fixed } from './arbitrary.ts';

// Tickets that agree in their first digits, so that only the whole key decides.
const aTicket = fc
  .tuple(
    fc.constantFrom('0'.repeat(56), `${'0'.repeat(7)}1`.padEnd(56, '0'), 'f'.repeat(56)),
    fc.nat(9),
  )
  .map(([head, tail]) => head + `${tail}`.padStart(8, '0'));

// Letters and digits only, in the order of the numbers.
const idOf = (number: number) => (number + 36).toString(36).toUpperCase();

const smallestOf = (rows: { ticket: string; weight: number; id: string }[], quota: number) => {
  const columns = columnsOf(
    rows.map(({ weight, id }) => ({ stratum: 5, eligibility: 0, id, weight })),
  );
  const tops = Uint32Array.from(rows, ({ ticket }) => Number.parseInt(ticket.slice(0, 8), 16));
  const exactAt = (at: number) => keyOf(rows[at]!.ticket, rows[at]!.weight) + rows[at]!.id;
  const weight = rows.reduce((sum, row) => sum + row.weight, 0);
  const contests = [{ stratum: 5, quota, weight }];
  return Array.from(smallestKeys({ columns, tops, exactAt }, contests)[0]!, (at) => rows[at]!);
};

const entries = fc
  .array(fc.record({ ticket: aTicket, weight: fc.integer({ min: 1, max: 16 }) }), { maxLength: 40 })
  .map((rows) => rows.map((row, at) => ({ ...row, id: idOf((at * 7) % 40) })));

test('the smallest keys are found among near and equal ones, ties by id', () => {
  fc.assert(
    fc.property(entries, fc.nat(40), (rows, count) => {
      const whole = rows
        .map((row) => ({ row, key: keyOf(row.ticket, row.weight) + row.id }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ row }) => row);
      const quota = Math.min(count, rows.length);
      expect(smallestOf(rows, quota)).toEqual(whole.slice(0, quota));
    }),
    { ...fixed, numRuns: 1_000 },
  );
});

test('a key is the ticket times 720720 over the weight, in 69 digits', () => {
  const largest = 'f'.repeat(64);
  expect(keyOf(largest, 1)).toBe((BigInt(`0x${largest}`) * 720_720n).toString(16));
  expect(keyOf(largest, 1)).toHaveLength(69);
  expect(keyOf(`${'0'.repeat(63)}1`, 16)).toBe(`${'0'.repeat(65)}aff5`);
});
