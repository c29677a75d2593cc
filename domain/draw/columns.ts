import { checkRecord, type PoolRecord } from './record.ts';

/** The fields of many records but their ids; a column may be longer than `size`. */
export type Columns = {
  size: number;
  strata: Uint16Array;
  eligibilities: Uint8Array;
  weights: Uint8Array;
};

/** Columns without records and with space for `capacity`. */
export const emptyColumns = (capacity: number): Columns => ({
  size: 0,
  strata: new Uint16Array(capacity),
  eligibilities: new Uint8Array(capacity),
  weights: new Uint8Array(capacity),
});

/** The columns of some records. Refuses a field out of its range. */
export function columnsOf(records: readonly PoolRecord[]): Columns {
  const columns = emptyColumns(records.length);
  for (const record of records) {
    if (!hasRanges(record)) checkRecord(record);
    append(columns, record);
  }
  return columns;
}

/** Adds a record to columns that have space for it. */
export function append(
  columns: Columns,
  { stratum, eligibility, weight }: Omit<PoolRecord, 'id'>,
): void {
  const { size } = columns;
  columns.strata[size] = stratum;
  columns.eligibilities[size] = eligibility;
  columns.weights[size] = weight;
  columns.size = size + 1;
}

/** The ranges of `checkRecord` but for the id, without its texts: a pool may have millions of records. */
export const hasRanges = ({ stratum, eligibility, weight }: Omit<PoolRecord, 'id'>): boolean =>
  isWhole(stratum, 0, 65_535) && isWhole(eligibility, 0, 5) && isWhole(weight, 1, 16);

const isWhole = (value: number, low: number, high: number) =>
  (value | 0) === value && value >= low && value <= high;
