import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { disconnect, connect } from '../../../db/data-source.ts';
import { sealSigner } from '../../../db/seal-key.ts';
import { verifierOf } from '../../../domain/seal/note.ts';
import { sealEvents } from '../../../usecases/archive/seal-events.ts';
import { takeCheckpoint } from '../../../usecases/archive/take-checkpoint.ts';
import { folderOfFiles, yaohao } from '../../cli/yaohao.ts';
import { useDatabase } from '../../support/database.ts';
import { aMatchedTask, monday, start } from '../../support/visit.ts';

const { sql } = useDatabase();
const file = folderOfFiles();
const trail = file('trail.jsonl', '');
let whole: Buffer;
let key: string;

const verdict = async (...words: string[]) => {
  const { code, out, err } = await yaohao('audit', 'verify', '--trail', trail, ...words);
  return { code, err, ...(out[0] ? JSON.parse(out[0]) : {}) };
};
const changed = async (bytes: Uint8Array, ...words: string[]) => {
  writeFileSync(trail, bytes);
  return await verdict(...words);
};

beforeAll(async () => {
  const scene = await aMatchedTask(sql);
  await sealEvents(monday);
  await takeCheckpoint(monday);
  await start(sql, scene, scene.task.inspectionIds[0]!);
  await sealEvents(monday);
  await takeCheckpoint(monday);
  key = verifierOf(sealSigner());
  const { out } = await yaohao('audit', 'export', '--trail', trail);
  whole = readFileSync(trail);
  expect(JSON.parse(out[0]!)).toMatchObject({ ok: true, seals: expect.any(Number) });
});

describe('R-190 an exported trail', () => {
  it('is verified without the database, and trusted by the key of the portal alone', async () => {
    await disconnect();
    const [origin] = key.split('+');
    const held = { code: 0, ok: true, checkpoints: 2, verifiers: [key] };
    expect(await changed(whole)).toMatchObject({ ...held, isTrusted: false });
    expect(await verdict('--key', key)).toMatchObject({ ...held, isTrusted: true });
    const other = `${origin}+00000000+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=`;
    expect(await verdict('--key', other)).toMatchObject({ code: 1, line: 2, reason: 'key' });
    await connect();
  });

  it('fails when any one byte of it is another, and says where', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const bytes = Uint8Array.from(whole);
          bytes[at]! ^= by;
          const said = await changed(bytes);
          expect(said).toMatchObject({ code: 1, ok: false });
          expect(said.line ?? said.seq).toBeGreaterThan(0);
        },
      ),
      // The last is the number of the key within its verifier: it has to be that of the key.
      { numRuns: 200, seed: 11, examples: [[whole.lastIndexOf('/trail+') + 8, 1]] },
    );
  });

  it('fails when its end is cut, a line is gone or came twice', async () => {
    const lines = whole.toString().split('\n').slice(0, -1);
    const joined = (some: string[]) => Buffer.from(`${some.join('\n')}\n`);
    expect(await changed(joined(lines.slice(0, -1)))).toMatchObject({ code: 1, reason: 'cut' });
    expect(await changed(joined(lines.toSpliced(6, 1)))).toMatchObject({ code: 1, reason: 'gap' });
    expect(await changed(joined(lines.toSpliced(6, 0, lines[6]!)))).toMatchObject({
      reason: 'gap',
    });
    expect(await changed(whole.subarray(0, -1))).toMatchObject({
      code: 1,
      line: lines.length,
      reason: 'unreadable',
    });
    // With its checkpoints gone as well, the one that somebody kept tells.
    const [row] = await sql('select note from checkpoint order by size desc limit 1');
    const note = file('checkpoint.txt', row!['note']);
    const bare = joined([lines[0]!, ...lines.slice(3, -1)]);
    expect(await changed(bare)).toMatchObject({ code: 0, checkpoints: 0 });
    expect(await changed(bare, '--checkpoint', note, '--key', key)).toMatchObject({
      code: 1,
      reason: 'cut',
    });
    expect((await changed(bare, '--checkpoint', note)).err.join()).toContain('--key');
  });
});
