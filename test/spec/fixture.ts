import type { Row, Spec } from './draw.ts';

/** A pool of 13 in three strata, one of them empty. */
export const pool: Row[] = [
  ...['A1', 'B2', 'C3', 'D4', 'E5', 'F6', 'G7'].map((id, i) => row(1, 0, id, i + 1)),
  row(1, 2, 'H8', 1),
  row(1, 5, 'I9', 16),
  ...['91370322MA0000001X', '91370322MA0000002X', 'ZZZ'].map((id) => row(300, 0, id, 1)),
  row(300, 1, '0', 2),
];

/** Its specification: 3 of stratum 1 and 1 of stratum 300. */
export const spec: Spec = {
  drawId: 'ORG-2026-000001',
  entropy: [
    { kind: 'drand', hex: 'ab'.repeat(32) },
    { kind: 'lottery', hex: 'e58f8ce889b2e790832032303236313033' },
  ],
  strata: {
    1: { ratioBp: 4000, min: 1 },
    2: { ratioBp: 10000, min: 3 },
    300: { ratioBp: 1, min: 0 },
  },
};

/** The pool as a file. */
export const poolFile = (rows: object[] = pool): string =>
  rows.map((each) => `${JSON.stringify(each)}\n`).join('');

function row(stratum: number, eligibility: number, id: string, weight: number): Row {
  return { stratum, eligibility, id, weight };
}
