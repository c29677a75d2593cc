import type { Request } from 'express';
import { Refusal } from '../../domain/refusal.ts';

/** What a form with files may be in all, in bytes. */
const mostOfForm = 64 * 1024 * 1024;

/**
 * The fields and files of a form, read into memory: nothing is ever written to disk for a request.
 * Refuses `file-too-large`, with `most` in MB, and `bad-input` for what is no form.
 */
export async function readUpload(request: Request, mostBytes = mostOfForm): Promise<FormData> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // The rest is read and dropped: a browser that is cut off shows no answer.
    if (bytes <= mostBytes) chunks.push(chunk);
  }
  if (bytes > mostBytes) throw new Refusal('file-too-large', { most: mostBytes / 1024 / 1024 });
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  try {
    return await new Response(Buffer.concat(chunks), { headers }).formData();
  } catch {
    throw new Refusal('bad-input', { field: 'multipart/form-data' });
  }
}

/** A text of such a form; '' where there is none, or where it is too long. */
export function textIn(form: FormData, name: string, most = 1000): string {
  const value = form.get(name);
  return typeof value === 'string' && value.length <= most ? value.trim() : '';
}

/** The files that were chosen; a field left empty comes as one without a name. */
export const filesIn = (form: FormData, name: string): File[] =>
  form.getAll(name).filter((value): value is File => value instanceof File && value.size > 0);
