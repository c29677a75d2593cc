import { describe, expect, it } from 'vitest';
import { requestSubstitution } from '../../usecases/substitution/request.ts';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { hashOf } from '../../usecases/input-hash.ts';
import { useDatabase } from '../support/database.ts';
import { aMatchedTask, by, monday, teamOf } from '../support/visit.ts';

const { sql } = useDatabase();

describe('a command that comes twice', () => {
  it('gives the stored result again for the same input, and is stale with another', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [, member] = await teamOf(sql, scene, inspectionId);
    const command = by(member!);
    const ask = { inspectionId, reason: 'health', note: '骨折' } as const;
    const first = await requestSubstitution(command, ask, monday);
    expect(await requestSubstitution(command, { ...ask }, monday)).toEqual(first);
    for (const other of [
      { ...ask, note: '' },
      { ...ask, reason: 'transfer' as const },
    ]) {
      await expect(requestSubstitution(command, other, monday)).rejects.toMatchObject({
        code: 'stale',
      });
    }
    await expect(acceptInspection(command, { inspectionId }, monday)).rejects.toMatchObject({
      code: 'stale',
    });
    const asked = await sql('select note from substitution where inspection_id = $1', [
      inspectionId,
    ]);
    expect(asked).toEqual([{ note: '骨折' }]);
  });

  it('knows a file by its bytes and an input by its content, not by the order of its names', () => {
    const file = (text: string) => ({ name: 'a.csv', bytes: Buffer.from(text) });
    expect(hashOf({ kind: 'items', file: file('a') })).toBe(
      hashOf({ file: file('a'), kind: 'items' }),
    );
    expect(hashOf(file('a'))).not.toBe(hashOf(file('b')));
    expect(hashOf({ a: undefined })).toBe(hashOf({}));
    expect(hashOf({ at: monday })).not.toBe(hashOf({ at: new Date(0) }));
  });
});
