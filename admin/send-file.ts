import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** What a file that is given out can be. */
export type FileFormat = keyof typeof types;

/** Sends a file as it is made; nothing of it is held. */
export async function sendFile(
  response: Response,
  name: string,
  format: FileFormat,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  response.attachment(name).type(types[format]);
  await pipeline(Readable.from(content), response);
}
