import { pipeline, Transform, type TransformCallback } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { SheetRow } from '../../domain/registry/cell.ts';
import { UnreadableFile } from '../../domain/registry/reasons.ts';
import { beginningOf, type RegistrySource, streamOf } from './read-source.ts';

// Ten times what the longest cells of a spreadsheet row can sensibly hold.
const longestRecord = 1024 * 1024;

/** What stands between two cells: commas as a rule, other signs by other programs and settings. */
export const separators = [',', ';', '\t'] as const;

/** Reads a CSV file record by record, an empty line being one; `advance` hears of each step in bytes. */
export async function* readCsv(
  source: RegistrySource,
  advance: (bytes: number) => void,
  separator: (typeof separators)[number] = ',',
): AsyncGenerator<SheetRow> {
  const encoding = await encodingOf(source);
  const parser = parse({
    bom: true,
    delimiter: separator,
    record_delimiter: await lineEndsOf(source),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: longestRecord,
  });
  // The pipeline hands its error to the parser, and the loop below meets it there.
  pipeline(streamOf(source), countBytes(advance), toUtf8(encoding), parser, () => undefined);
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { row: ++row, cells };
  } catch (error) {
    if (error instanceof CsvError)
      throw new UnreadableFile('quotes', { row: parser.info.records + 1 });
    throw error;
  }
}

/** Files put together of several have both ends of lines; a return alone ends one only where there is no other. */
async function lineEndsOf(source: RegistrySource): Promise<string[]> {
  const beginning = await beginningOf(source, 2 ** 16);
  return beginning.includes('\n') ? ['\r\n', '\n'] : ['\r\n', '\n', '\r'];
}

type Encoding = 'utf-8' | 'gb18030';

/** UTF-8 when the whole file is, else GB18030, which includes GBK and GB 2312. */
async function encodingOf(source: RegistrySource): Promise<Encoding> {
  if (await isEncodedAs('utf-8', source)) return 'utf-8';
  if (await isEncodedAs('gb18030', source)) return 'gb18030';
  throw new UnreadableFile('encoding');
}

async function isEncodedAs(encoding: Encoding, source: RegistrySource): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of streamOf(source) as AsyncIterable<Buffer>)
      decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function countBytes(advance: (bytes: number) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _, done: TransformCallback) {
      advance(chunk.length);
      done(null, chunk);
    },
  });
}

function toUtf8(encoding: Encoding): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform(chunk: Buffer, _, done: TransformCallback) {
      done(
        null,
        encoding === 'utf-8' ? chunk : Buffer.from(decoder.decode(chunk, { stream: true })),
      );
    },
    flush(done: TransformCallback) {
      done(null, encoding === 'utf-8' ? undefined : Buffer.from(decoder.decode()));
    },
  });
}
