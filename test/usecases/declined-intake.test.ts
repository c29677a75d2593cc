import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { database } from '../../db/data-source.ts';
import { declinedIntake } from '../../db/queries/declined-intake.ts';
import { takeIntake } from '../../usecases/intake/take.ts';
import { useDatabase } from '../support/database.ts';
import { aPdf } from '../support/pictures.ts';
import { aMatchedTask, bySystem, monday } from '../support/visit.ts';

const { sql } = useDatabase();
const letters = () => randomBytes(6).toString('hex').toUpperCase().match(/.{4}/g)!.join('-');

async function declined(content: string) {
  const id = randomUUID();
  const key = createHash('sha256').update(id).digest('hex');
  await sql(
    `insert into intake (id, kind, receipt_no, status_key, ref, content, file_names, files, received_at)
     values ($1, 'objection', $2, $3, 'NO-SUCH-1', $4, '{照片.pdf}', array[$5::bytea], $6)`,
    [id, letters(), key, content, aPdf(), monday],
  );
  await takeIntake(bySystem(), { intakeId: id }, monday);
}

it('R-167 what was declined is read one by one with its files, by the supervision it belongs to', async () => {
  await aMatchedTask(sql);
  for (const content of ['甲', '乙', '丙']) await declined(content);
  const asked = vi.spyOn(database().manager, 'query');
  const rows = await declinedIntake(['/']);
  const answers = (await Promise.all(asked.mock.results.map(({ value }) => value))) as object[][];
  asked.mockRestore();
  expect(rows.map(({ content }) => content).sort()).toEqual(['丙', '乙', '甲'].sort());
  expect(rows[0]).toMatchObject({ reason: 'no-result', ref: 'NO-SUCH-1', files: ['照片.pdf'] });
  const sealed = answers.filter(([first]) => first && 'sealed' in first);
  expect(sealed.map(({ length }) => length)).toEqual([1, 1, 1]);
  expect(await declinedIntake(['/elsewhere/'])).toEqual([]);
});
