import type { Request } from 'express';

/** What a form sent is larger than it may be. */
export class TooLarge extends Error {}

/**
 * The fields and files of a form, read into memory: nothing is ever written to disk for a request. Throws
 * `TooLarge`; gives nothing for what is no form.
 */
export async function readForm(request: Request, mostBytes: number): Promise<FormData | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // The rest is read and dropped: a browser that is cut off shows no answer.
    if (bytes <= mostBytes) chunks.push(chunk);
  }
  if (bytes > mostBytes) throw new TooLarge();
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  return new Response(Buffer.concat(chunks), { headers }).formData().catch(() => undefined);
}

/** A field as text without control characters; '' where there is none. Line breaks stay. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  if (typeof value !== 'string') return '';
  return value
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim();
}

/** The files that were chosen; a field left empty comes as one without a name. */
export const filesIn = (form: FormData, name: string): File[] =>
  form.getAll(name).filter((value): value is File => value instanceof File && value.size > 0);
