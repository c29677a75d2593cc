import { readFileSync } from 'node:fs';

const folder = new URL('../../vectors/draw/', import.meta.url);

/** A file of the published vectors, parsed. */
export const vector = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** The lines of a JSONL file of the published vectors, parsed. */
export const vectorLines = (name: string): unknown[] =>
  readFileSync(new URL(name, folder), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
