import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { requestCorrection } from '../../../usecases/correction/request.ts';
import { useDatabase } from '../../support/database.ts';
import { aPdf } from '../../support/pictures.ts';
import { aPublishedVisit } from '../../support/published.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

const ask = async (
  visit: Awaited<ReturnType<typeof aPublishedVisit>>,
  changes: object,
  files: object[] = [],
) => {
  const words = { proof: '结论勾选有误', publicNote: '检查结果录入有误，现予更正。' };
  const given = { disclosureId: visit.disclosureId, changes, files, ...words };
  return requestCorrection(by(visit.scene.office.approver), given as never, monday);
};

it.each(['unreachable', 'obstructed'])(
  'R-144 R-147 R-166 nothing is corrected to %s without a file that shows it, and what was tried',
  async (finding) => {
    const visit = await aPublishedVisit(sql, { profile: 'gaoxin' });
    const note = '登记地址无人，负责人拒绝到场';
    const isRight = { finding, note, ...(finding === 'obstructed' && { grounds: ['entry'] }) };
    await expect(ask(visit, isRight)).rejects.toMatchObject({
      code: 'evidence-missing',
      details: { rule: expect.stringContaining('result.') },
    });
    const files = [{ name: '现场照片.pdf', bytes: aPdf() }];
    await expect(ask(visit, { ...isRight, note: '' }, files)).rejects.toMatchObject({
      code: 'reason-required',
    });
    expect(await ask(visit, isRight, files)).toMatchObject({ number: 1 });
  },
);

it('R-145 R-166 a correction to 不予配合 names its ground, no other correction does, and the head sees it', async () => {
  const visit = await aPublishedVisit(sql, { profile: 'gaoxin' });
  const files = [{ name: '现场照片.pdf', bytes: aPdf() }];
  const note = '负责人拒绝检查人员进入';
  await expect(ask(visit, { finding: 'obstructed', note }, files)).rejects.toMatchObject({
    code: 'ground-missing',
    details: { rule: expect.stringContaining('第二十七条') },
  });
  await expect(
    ask(visit, { finding: 'unreachable', note, grounds: ['entry'] }, files),
  ).rejects.toMatchObject({ code: 'ground-without-obstruction' });
  await expect(ask(visit, { note, grounds: ['entry'] })).rejects.toMatchObject({
    code: 'ground-without-obstruction',
  });
  const grounds = ['entry', 'materials'];
  await ask(visit, { finding: 'obstructed', note, grounds }, files);
  const [kept] = await sql(
    `select c.id, c.changes -> 'grounds' as grounds, e.data -> 'grounds' as told from correction c
     join event e on e.about_id = c.id::text and e.type = 'correction.requested' where c.disclosure_id = $1`,
    [visit.disclosureId],
  );
  expect(kept).toMatchObject({ grounds, told: grounds });
  // Beside every use-case, too.
  const wrongs = [
    [{ finding: 'obstructed', grounds: ['weather'] }, 'correction_grounds_are_known'],
    [{ finding: 'clear', grounds: ['entry'] }, 'correction_grounds_are_of_obstruction'],
  ] as const;
  for (const [changes, constraint] of wrongs)
    await expect(
      sql(
        `insert into correction select (jsonb_populate_record(c, $2)).* from correction c where id = $1`,
        [kept!['id'], JSON.stringify({ id: randomUUID(), number: 2, changes })],
      ),
    ).rejects.toThrow(constraint);
});

it('R-162 R-166 no code is corrected to one that is none, or nobody’s in the registry', async () => {
  const visit = await aPublishedVisit(sql);
  const [subject] = await sql(
    `select uscc from subject s join inspection n on n.subject_id = s.id where n.id = $1`,
    [visit.inspectionId],
  );
  const code = subject!['uscc'] as string;
  const last = code.endsWith('0') ? '1' : '0';
  for (const wrong of ['', '12345', `${code.slice(0, 17)}${last}`, `${code}0`])
    await expect(ask(visit, { uscc: wrong, note: '更正代码' })).rejects.toMatchObject({
      code: 'bad-input',
      details: { field: '统一社会信用代码' },
    });
  // The one of GB 32100's own example holds, once somebody in the registry has it.
  const right = { uscc: '91350100M000100Y43' };
  await expect(ask(visit, right)).rejects.toMatchObject({
    code: 'code-unregistered',
    details: { code: right.uscc },
  });
  await sql(
    `insert into subject (id, uscc, name, category, address, status, unit_id, updated_at)
     select $1, $2, name, category, address, status, unit_id, now() from subject where uscc = $3`,
    [randomUUID(), right.uscc, code],
  );
  expect(await ask(visit, right)).toMatchObject({ number: 1 });
});
