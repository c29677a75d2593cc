import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { requestSubstitution } from '../../usecases/substitution/request.ts';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { hashOf } from '../../usecases/input-hash.ts';
import { usecase } from '../../usecases/usecase.ts';
import { uniqueConstraints } from '../../usecases/violations.ts';
import { useDatabase } from '../support/database.ts';
import { anInspector, anInterest, anOffice, many } from '../support/factories.ts';
import { aMatchedTask, by, bySystem, monday, teamOf } from '../support/visit.ts';

const { sql } = useDatabase();

describe('a row that the database turns down', () => {
  // A use-case without any check of its own: what is left is the schema.
  const write = (statement: string) =>
    usecase('inspection.accept', z.object({ values: z.array(z.string()) }), ({ tx }, { values }) =>
      tx.query(statement, values),
    );

  it('R-101 R-125 refuses the person and stays a fault for the system', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [person] = await teamOf(sql, scene, inspectionId);
    const [subject] = await sql(
      'select s.* from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [inspectionId],
    );
    await anInterest(sql, person!, subject as never);
    const arrive = write(
      `insert into check_in (inspection_id, inspector_id, licence_no, at) values ($1, $2, '鲁C1', now())`,
    );
    const values = [inspectionId, person!.id];
    await expect(arrive(by(person!), { values })).rejects.toMatchObject({
      code: 'interest-on-file',
      details: {},
    });
    await expect(arrive(bySystem(), { values })).rejects.toMatchObject({ code: 'YH002' });
    const rename = write('update inspection set code = $1');
    await expect(rename(by(person!), { values: ['X'] })).rejects.toMatchObject({
      code: 'illegal-step',
      details: {},
    });
  });

  it('R-043 names the field of a certificate that is another inspector’s', async () => {
    const office = await anOffice(sql);
    const [one, other] = await many(2, () => anInspector(sql, { unit: office.unit }));
    const take = write(
      `update inspector set licence_no = (select licence_no from inspector where person_id = $2::uuid)
       where person_id = $1::uuid`,
    );
    await expect(take(by(office.planner), { values: [one!.id, other!.id] })).rejects.toMatchObject({
      code: 'bad-input',
      details: { field: '执法证号' },
    });
  });

  it('knows only constraints that the schema has', async () => {
    const rows = await sql(
      `select indexrelid::regclass::text as name from pg_index where indisunique`,
    );
    const known = rows.map(({ name }) => name);
    for (const name of Object.keys(uniqueConstraints)) expect(known).toContain(name);
  });
});

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
