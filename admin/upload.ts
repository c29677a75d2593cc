import type { Request } from 'express';
import { Refusal } from '../domain/refusal.ts';

/** A part of a form that is being sent: a field, or a file by its name. */
export type Part = { name: string; fileName: string | undefined; content: AsyncIterable<Buffer> };

const longestHeader = 8192;

/**
 * The parts of a multipart body as they come (RFC 7578), none of them held in memory. The content of each
 * has to be read before the next. Refuses `bad-input` where the body is none.
 */
export async function* partsOf(request: Request): AsyncGenerator<Part> {
  const boundary = boundaryOf(request.headers['content-type'] ?? '');
  // A refusal in the middle is answered all the same: the connection stays.
  const body = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  const reader = readerOf(body, Buffer.from('\r\n'));
  await drain(reader.until(`\r\n--${boundary}`));
  while ((await reader.take(2)).toString('latin1') === '\r\n') {
    const header = await textOf(reader.until('\r\n\r\n'), longestHeader);
    const content = reader.until(`\r\n--${boundary}`);
    yield { ...dispositionOf(header), content };
    await drain(content);
  }
}

/** The text of a field; refuses one that is longer than fields are. */
export async function textOf(content: AsyncIterable<Buffer>, longest = 4096): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > longest) throw malformed();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const malformed = () => new Refusal('bad-input', { field: 'multipart/form-data' });

function boundaryOf(type: string): string {
  const [, quoted, plain] =
    /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw malformed();
  return boundary;
}

function dispositionOf(header: string): { name: string; fileName: string | undefined } {
  const line = header.split('\r\n').find((one) => /^content-disposition\s*:/i.test(one)) ?? '';
  const parameters = new Map(
    [...line.matchAll(/;\s*(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, plainOf(value ?? '')]),
  );
  const name = parameters.get('name');
  if (name === undefined) throw malformed();
  return { name, fileName: parameters.get('filename') };
}

// What browsers write for the three signs that would end a name (WHATWG, multipart/form-data).
const plainOf = (value: string): string =>
  value.replace(/%0D%0A|%0D|%0A|%22/gi, (code) => (code === '%22' ? '"' : ' '));

/** Reads bytes up to marks that lie anywhere in the chunks they come in. */
function readerOf(chunks: AsyncIterator<Buffer>, first: Buffer) {
  let held = first;
  const more = async () => {
    const { value, done } = await chunks.next();
    if (done) throw malformed();
    held = held.length === 0 ? value : Buffer.concat([held, value]);
  };
  return {
    async *until(text: string): AsyncGenerator<Buffer> {
      const mark = Buffer.from(text, 'latin1');
      for (;;) {
        const at = held.indexOf(mark);
        const known = at >= 0 ? at : Math.max(held.length - mark.length + 1, 0);
        const piece = held.subarray(0, known);
        held = held.subarray(at >= 0 ? at + mark.length : known);
        if (piece.length > 0) yield piece;
        if (at >= 0) return;
        await more();
      }
    },
    async take(bytes: number): Promise<Buffer> {
      while (held.length < bytes) await more();
      const taken = held.subarray(0, bytes);
      held = held.subarray(bytes);
      return taken;
    },
  };
}

async function drain(content: AsyncGenerator<Buffer>): Promise<void> {
  while (!(await content.next()).done);
}
