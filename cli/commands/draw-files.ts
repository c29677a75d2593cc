import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseRecord, type PoolRecord } from '../../domain/draw/record.ts';
import { UsageError } from '../command.ts';
import { naming, oneLine, unusable } from './draw-malformed.ts';

const notJson = '不是合法的 JSON · not valid JSON';

/** A JSON file, parsed. */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => unreadable(file));
  return parseJson(text, oneLine(file));
}

/** A pool of one JSON record in each line, read in pieces so that its size does not matter. */
export async function readPool(file: string): Promise<PoolRecord[]> {
  const pool: PoolRecord[] = [];
  const read = (line: string) => {
    const place = poolLine(file, pool.length);
    pool.push(
      naming(
        () => place,
        () => parseRecord(parseJson(line, place)),
      ),
    );
  };
  let rest = '';
  for await (const piece of pieces(file)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    lines.forEach(read);
  }
  if (rest !== '') read(rest);
  return pool;
}

/** The line of a pool's file that holds the record of this index. */
export const poolLine = (file: string, index: number): string => `${oneLine(file)}:${index + 1}`;

async function* pieces(file: string): AsyncGenerator<string> {
  try {
    yield* createReadStream(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) unreadable(file);
    throw error;
  }
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return unusable(place, '$', notJson);
  }
}

function unreadable(file: string): never {
  throw new UsageError(`${oneLine(file)}: 无法读取文件 · cannot read the file`);
}
