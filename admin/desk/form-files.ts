import type { RequestHandler, Response } from 'express';
import { mostBytes } from '../../domain/evidence/media.ts';
import { readForm } from '../multipart.ts';
import type { Fields } from '../refused-form.ts';

/** A file that came with a form, as its sender calls it. */
export type FormFile = { name: string; bytes: Uint8Array };

// Besides the files, texts of a few kilobytes.
const most = mostBytes + 256 * 1024;

/**
 * Reads a form that carries files, so that what follows finds its fields as those of any other form. Nothing
 * is written to disk; more than one file of the largest size is refused with 413.
 */
export const withFiles: RequestHandler = async (request, response, next) => {
  if (!/^multipart\//i.test(request.headers['content-type'] ?? '')) return next();
  const fields: Fields = {};
  const files: FormFile[] = [];
  for (const [name, value] of await readForm(request, most)) {
    // Several boxes of one name are several values.
    if (typeof value === 'string') {
      fields[name] = Object.hasOwn(fields, name) ? [fields[name]!, value].flat() : value;
    }
    // An empty field of files sends one without a name.
    else if (value.name !== '' && value.size > 0) {
      files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
    }
  }
  request.body = fields;
  response.locals['files'] = files;
  next();
};

/** The files of the form that is being carried out. */
export const filesIn = (response: Response): FormFile[] =>
  (response.locals['files'] as FormFile[] | undefined) ?? [];
