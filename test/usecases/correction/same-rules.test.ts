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
    const isRight = { finding, note };
    await expect(ask(visit, isRight)).rejects.toMatchObject({
      code: 'evidence-missing',
      details: { rule: expect.stringContaining('result.') },
    });
    const files = [{ name: '现场照片.pdf', bytes: aPdf() }];
    await expect(ask(visit, { finding, note: '' }, files)).rejects.toMatchObject({
      code: 'reason-required',
    });
    expect(await ask(visit, isRight, files)).toMatchObject({ number: 1 });
  },
);

it('R-162 R-166 no code is corrected to one that is none', async () => {
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
  // The one of GB 32100's own example holds.
  expect(await ask(visit, { uscc: '91350100M000100Y43' })).toMatchObject({ number: 1 });
});
