import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';
import {
  appendBytes,
  emptyPool,
  type PackedPool,
  type RecordBytes,
} from '../../domain/draw/packed-pool.ts';

/** The frozen pool of a task in columns, its records in no order. `tx` is a transaction. */
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
  let rest: Uint8Array = new Uint8Array();
  for await (const piece of client.query(copyStreams.to(`copy (${query}) to stdout`))) {
    const bytes: Buffer = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = bytes.lastIndexOf(newline) + 1;
    appendLines(pool, bytes, end);
    rest = bytes.subarray(end);
  }
  return pool;
}

const tab = 9;
const newline = 10;

/** Adds whole lines of the text format of COPY: four fields, tabs between them. */
function appendLines(pool: PackedPool, bytes: Uint8Array, end: number): void {
  const record: RecordBytes = { stratum: 0, eligibility: 0, weight: 0, bytes, start: 0, end: 0 };
  const cursor = { at: 0 };
  while (cursor.at < end) {
    record.stratum = takeNumber(bytes, cursor);
    record.eligibility = takeNumber(bytes, cursor);
    record.start = cursor.at;
    record.end = endOfId(bytes, cursor.at);
    cursor.at = record.end + 1;
    record.weight = takeNumber(bytes, cursor);
    appendBytes(pool, record);
  }
}

function endOfId(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] !== tab) at += 1;
  return at;
}

/** Reads digits and the tab or newline behind them. */
function takeNumber(bytes: Uint8Array, cursor: { at: number }): number {
  let { at } = cursor;
  let value = 0;
  for (; bytes[at] !== tab && bytes[at] !== newline; at += 1) value = value * 10 + bytes[at]! - 48;
  cursor.at = at + 1;
  return value;
}
