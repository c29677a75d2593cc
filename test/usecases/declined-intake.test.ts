import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { database } from '../../db/data-source.ts';
import { declinedIntake } from '../../db/queries/declined-intake.ts';
import { seal, unseal } from '../../db/sealed.ts';
import { takeIntake } from '../../usecases/intake/take.ts';
import { useDatabase } from '../support/database.ts';
import { anOffice } from '../support/factories.ts';
import { aPdf } from '../support/pictures.ts';
import { aMatchedTask, bySystem, monday } from '../support/visit.ts';

const { sql } = useDatabase();
const letters = () => randomBytes(6).toString('hex').toUpperCase().match(/.{4}/g)!.join('-');

async function handedIn(
  content: string,
  {
    kind = 'objection',
    ref = 'NO-SUCH-1',
  }: { kind?: 'objection' | 'complaint'; ref?: string } = {},
) {
  const id = randomUUID();
  const key = createHash('sha256').update(id).digest('hex');
  await sql(
    `insert into intake (id, kind, receipt_no, status_key, ref, content, file_names, files, received_at)
     values ($1, $2, $3, $4, $5, $6, '{照片.pdf}', array[$7::bytea], $8)`,
    [id, kind, letters(), key, ref, content, aPdf(), monday],
  );
  await takeIntake(bySystem(), { intakeId: id }, monday);
  const [told] = await sql('select body from intake_status where key = $1', [key]);
  return { id, status: told!['body'] };
}

it('R-167 what was declined is read one by one with its files, by the supervision it belongs to', async () => {
  await aMatchedTask(sql);
  for (const content of ['甲', '乙', '丙']) await handedIn(content);
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

it('R-167 what another bureau declined since, however much, hides nothing of the first', async () => {
  const [own, other] = await Promise.all([anOffice(sql), anOffice(sql)]);
  const keep = async (count: number, bureauId: string | null, ref: string, at: string) => {
    const sealed = seal(JSON.stringify({ ref, name: '', contact: '', content: ref, files: [] }));
    await sql(
      `with handed as (insert into intake (id, kind, receipt_no, status_key, ref, content, file_names, files, received_at)
         select gen_random_uuid(), 'objection', upper(substr(md5(random()::text), 1, 4) || '-' || substr(md5(random()::text), 1, 4)
           || '-' || substr(md5(random()::text), 1, 4)), md5(random()::text) || md5(random()::text), '', 'x', '{}', '{}', $4
         from generate_series(1, $1::int) returning id)
       insert into declined_intake (intake_id, reason, bureau_id, given_sealed, at)
       select id, 'closed', $2, $3, $4 from handed`,
      [count, bureauId, sealed, at],
    );
  };
  const { code } = (await sql('select code from unit where id = $1', [own.bureau.id]))[0]!;
  await keep(1, own.bureau.id, 'OWN', '2026-09-01T01:00:00Z');
  // Of what was declined before the bureau was kept, the sealed number tells whose it is.
  await keep(1, null, `${code}-2026-000001-0001`, '2026-09-01T00:00:00Z');
  await keep(205, other.bureau.id, 'OTHER', '2026-09-02T01:00:00Z');
  const contents = async (path: string) =>
    (await declinedIntake([path])).map(({ content }) => content);
  expect(await contents(own.bureau.path)).toEqual(['OWN', `${code}-2026-000001-0001`]);
  expect(await contents(other.bureau.path)).toEqual(Array.from({ length: 200 }, () => 'OTHER'));
});

it('R-167 what is about no published result is kept, sealed, and its status says why', async () => {
  const { id, status } = await handedIn('查无此号的异议', { ref: '13906431234' });
  expect(status).toMatchObject({ state: 'declined', declined: 'no-result', ref: '' });
  const [kept] = await sql(
    'select reason, given_sealed from declined_intake where intake_id = $1',
    [id],
  );
  expect(kept!['reason']).toBe('no-result');
  const given = JSON.parse(unseal(kept!['given_sealed']));
  expect(given).toMatchObject({ ref: '13906431234', content: '查无此号的异议' });
  expect(Buffer.from(given.files[0].bytes, 'base64')).toEqual(aPdf());
  await expect(sql('delete from declined_intake')).rejects.toMatchObject({ code: 'YH001' });
});

it('R-151 a complaint is taken in whatever is typed for a number, a telephone for one', async () => {
  await aMatchedTask(sql);
  const { id, status } = await handedIn('索要财物', { kind: 'complaint', ref: '13906431234' });
  expect(status).toMatchObject({ state: 'received', ref: '' });
  expect(await sql('select 1 from complaint where intake_id = $1', [id])).toHaveLength(1);
});
