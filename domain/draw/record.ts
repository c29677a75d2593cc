import { writeAscii } from './bytes.ts';
import { idAt, objectAt, wholeAt } from './fields.ts';

/**
 * One subject of a frozen pool. `eligibility`: 0 eligible, 1 yearly cap reached, 2 same item
 * passed this year, 3 not subsisting, 4 a required field blank, 5 lawful exclusion.
 */
export type PoolRecord = { stratum: number; eligibility: number; id: string; weight: number };

/** A record out of parsed JSON; `weight` is 1 if absent. Refuses anything else. */
export function parseRecord(value: unknown): PoolRecord {
  const fields = objectAt(value, '', ['stratum', 'eligibility', 'id'], ['weight']);
  const { stratum, eligibility, id, weight = 1 } = fields;
  return checkRecord({ stratum, eligibility, id, weight });
}

/** The record itself when every field is in its range. */
export function checkRecord(record: Record<keyof PoolRecord, unknown>, field = ''): PoolRecord {
  const prefix = field && `${field}.`;
  return {
    stratum: wholeAt(record.stratum, `${prefix}stratum`, 0, 65_535),
    eligibility: wholeAt(record.eligibility, `${prefix}eligibility`, 0, 5),
    id: idAt(record.id, `${prefix}id`),
    weight: wholeAt(record.weight, `${prefix}weight`, 1, 16),
  };
}

/** u16 stratum ‖ u8 eligibility ‖ u8 length ‖ id ‖ u8 weight. */
export function packRecord({ stratum, eligibility, id, weight }: PoolRecord): Uint8Array {
  const bytes = new Uint8Array(5 + id.length);
  bytes[0] = stratum >>> 8;
  bytes[1] = stratum;
  bytes[2] = eligibility;
  bytes[3] = id.length;
  writeAscii(bytes, 4, id);
  bytes[4 + id.length] = weight;
  return bytes;
}

/** The order of the packed bytes: the length stands before the id, so shorter ids come first. */
export function compareRecords(a: PoolRecord, b: PoolRecord): number {
  return (
    a.stratum - b.stratum ||
    a.eligibility - b.eligibility ||
    a.id.length - b.id.length ||
    compareIds(a.id, b.id)
  );
}

const compareIds = (a: string, b: string) => Number(a > b) - Number(a < b);
