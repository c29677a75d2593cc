import pg from 'pg';
import type { EntityManager } from 'typeorm';
import { idLengthAtMost } from '../../domain/draw/packed-id.ts';
import {
  appendBytes,
  appendLongId,
  emptyPool,
  type PackedPool,
  type RecordBytes,
} from '../../domain/draw/packed-pool.ts';
import { type CopiedRows, eachCopied } from './copied-rows.ts';

/** The frozen pool of a task in columns, its records in the order in which they are kept. */
export async function frozenPool(tx: EntityManager, taskId: string): Promise<PackedPool> {
  const client = (await tx.queryRunner!.connect()) as pg.ClientBase;
  // COPY takes no parameters.
  return readPool(
    client,
    `select ${columns} from pool_entry where task_id = ${pg.escapeLiteral(taskId)}`,
  );
}

const columns = 'stratum, eligibility, record_id, weight';

/**
 * Reads a pool by COPY: in less than half the time of rows, and without a text and an object for
 * each record. `query` yields stratum, eligibility, id and weight.
 */
export async function readPool(client: pg.ClientBase, query: string): Promise<PackedPool> {
  const pool = emptyPool(1_024);
  await eachCopied(client, query, (rows, start, end) => takeRow(pool, rows, start, end));
  return pool;
}

// One for all rows: a million objects take longer than what is in them.
const record: RecordBytes = {
  stratum: 0,
  eligibility: 0,
  weight: 0,
  bytes: new Uint8Array(),
  start: 0,
  end: 0,
};

/** Adds a line of the text format of COPY: four fields, tabs between them, a newline behind them. */
function takeRow(pool: PackedPool, { bytes, view }: CopiedRows, start: number, end: number): void {
  const afterStratum = endOfField(bytes, start, end);
  const afterEligibility = endOfField(bytes, afterStratum + 1, end);
  // Nearly all weights have one digit.
  const afterId = bytes[end - 3] === tab ? end - 3 : endOfField(bytes, afterEligibility + 1, end);
  record.bytes = bytes;
  record.stratum = numberIn(bytes, start, afterStratum);
  record.eligibility = numberIn(bytes, afterStratum + 1, afterEligibility);
  record.weight = numberIn(bytes, afterId + 1, end - 1);
  record.start = afterEligibility + 1;
  record.end = afterId;
  if (record.end - record.start === idLengthAtMost) appendLongId(pool, record, view);
  else appendBytes(pool, record);
}

const tab = 9;

function endOfField(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== tab) at += 1;
  return at;
}

/** Digits as a number; what is none is below every range. */
function numberIn(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
