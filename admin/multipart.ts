import type { Request } from 'express';

/** The body is larger than this form may be. */
export class TooLarge extends Error {
  readonly status = 413;
}

/**
 * The fields and files of a multipart body of at most `limitBytes`, read into memory: nothing is ever
 * written to disk for a request. Throws `TooLarge`.
 */
export async function readForm(request: Request, limitBytes: number): Promise<FormData> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // The rest is read and dropped: a browser that is cut off shows no answer.
    if (bytes <= limitBytes) chunks.push(chunk);
  }
  if (bytes > limitBytes) throw new TooLarge('too large');
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  return new Response(Buffer.concat(chunks), { headers }).formData();
}
