import { beforeAll, describe, expect, it } from 'vitest';
import { openCheckpoint } from '../../domain/seal/checkpoint.ts';
import { sealEvents } from '../../usecases/archive/seal-events.ts';
import { takeCheckpoint } from '../../usecases/archive/take-checkpoint.ts';
import { useDatabase } from '../support/database.ts';
import { english, textOf, usePortal } from './published.ts';

const database = useDatabase();
const { get } = usePortal(database);
const at = new Date('2026-09-14T01:00:00Z');

beforeAll(async () => {
  await database.sql(
    `insert into event (type, door, about_type, about_id, command_id, at)
     select 'test.done', 'system', 'test', n::text, gen_random_uuid(), now() from generate_series(1, 7) n`,
  );
  await sealEvents(at);
  await takeCheckpoint(at);
});

describe('R-190 the checkpoints of the trail', () => {
  it('are for anybody to keep, with the key that they are verified with', async () => {
    const page = await get('/checkpoints');
    expect(page.status).toBe(200);
    const text = textOf(page.text);
    expect(text).toContain('存证点');
    const [, key = ''] = /([^\s<>]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+)/.exec(text) ?? [];
    const note = await get('/checkpoint');
    expect(note.headers.get('content-type')).toContain('text/plain');
    const [row] = await database.sql('select root from checkpoint');
    expect(openCheckpoint(note.text, key)).toMatchObject({ size: 7, root: row!['root'] });
    expect(text).toContain(row!['root']);
    expect(page.text).toContain('href="/checkpoints/7.txt"');
    const kept = await get('/checkpoints/7.txt');
    expect(kept.text).toBe(note.text);
    expect(kept.headers.get('cache-control')).toContain('immutable');
    expect(textOf((await get('/checkpoints', english)).text)).toContain('Checkpoints');
  });

  it('are nothing at a size that was never signed', async () => {
    for (const path of ['/checkpoints/8.txt', '/checkpoints/x.txt', '/checkpoints/0.txt'])
      expect((await get(path)).status, path).toBe(404);
  });
});
