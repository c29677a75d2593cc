import { Readable } from 'node:stream';
import type { Request } from 'express';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partsOf, textOf } from '../../admin/upload.ts';

/** A request whose body comes in pieces of these sizes, over and over. */
function requestOf(body: Buffer, type: string, sizes: number[]): Request {
  function* pieces() {
    for (let at = 0, turn = 0; at < body.length; turn += 1) {
      const size = sizes[turn % sizes.length]!;
      yield body.subarray(at, at + size);
      at += size;
    }
  }
  const stream = Readable.from(pieces());
  return Object.assign(stream, { headers: { 'content-type': type } }) as unknown as Request;
}

async function read(request: Request) {
  const parts: [string, string | undefined, string][] = [];
  for await (const { name, fileName, content } of partsOf(request)) {
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(chunk);
    parts.push([name, fileName, Buffer.concat(chunks).toString('hex')]);
  }
  return parts;
}

const field = fc.record({ name: fc.constantFrom('kind', 'unitId', 'x"y'), text: fc.string() });
const file = fc.record({
  name: fc.constantFrom('名录.csv', 'a"b.xlsx', '空 格.csv'),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 3000 }),
    fc
      .array(fc.constantFrom('\r\n', '--', '-', '\r', '----formdata', 'x'), { maxLength: 40 })
      .map((list) => new Uint8Array(Buffer.from(list.join('')))),
  ),
});

it('R-041 takes a form apart as the platform put it together, wherever it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(field, { maxLength: 4 }),
      fc.array(file, { maxLength: 2 }),
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }),
      async (fields, files, sizes) => {
        const form = new FormData();
        for (const { name, text } of fields) form.append(name, text);
        for (const { name, bytes } of files)
          form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
        const sent = new Response(form);
        const body = Buffer.from(await sent.arrayBuffer());
        const got = await read(requestOf(body, sent.headers.get('content-type')!, sizes));
        const hex = (text: string) => Buffer.from(text).toString('hex');
        // The platform writes the line ends of fields as \r\n.
        const lines = (text: string) => text.replace(/\r\n|\r|\n/g, '\r\n');
        expect(got).toEqual([
          ...fields.map(({ name, text }) => [name, undefined, hex(lines(text))]),
          ...files.map(({ name, bytes }) => ['file', name, Buffer.from(bytes).toString('hex')]),
        ]);
      },
    ),
    { seed: 20260914, numRuns: 150 },
  );
});

it.each([
  ['no boundary', 'multipart/form-data', '--x\r\n'],
  [
    'a body that breaks off',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nabc',
  ],
  [
    'a part without a name',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Type: a/b\r\n\r\nabc\r\n--x--',
  ],
])('refuses %s', async (_, type, body) => {
  await expect(read(requestOf(Buffer.from(body), type, [7]))).rejects.toMatchObject({
    code: 'bad-input',
  });
});

it('refuses a field that is longer than fields are', async () => {
  async function* long() {
    yield Buffer.alloc(5000, 'a');
  }
  await expect(textOf(long())).rejects.toMatchObject({ code: 'bad-input' });
});
