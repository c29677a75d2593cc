import type { Request } from 'express';

/** A form with files, read into memory: nothing is ever written to disk for a request. */
export class TooLarge extends Error {
  readonly status = 413;
}

/** The fields and files of a multipart body of at most `limitBytes`; throws `TooLarge`. */
export async function readForm(request: Request, limitBytes: number): Promise<FormData> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limitBytes) throw new TooLarge('too large');
    chunks.push(chunk);
  }
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  return new Response(Buffer.concat(chunks), { headers }).formData();
}
