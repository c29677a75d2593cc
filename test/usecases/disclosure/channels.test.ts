import { describe, expect, it } from 'vitest';
import { decideCorrection } from '../../../usecases/correction/decide.ts';
import { requestCorrection } from '../../../usecases/correction/request.ts';
import { recordResultChannel } from '../../../usecases/disclosure/record-channel.ts';
import { useDatabase } from '../../support/database.ts';
import type { Someone } from '../../support/factories.ts';
import { provedFor } from '../../support/proved-for.ts';
import { aPublishedVisit } from '../../support/published.ts';
import { aMatchedTask, by, monday, signed } from '../../support/visit.ts';

const { sql } = useDatabase();

const tuesday = new Date('2026-09-15T09:00:00+08:00');

async function published(profile = 'gaoqing', category = '旅馆业') {
  const visit = await aPublishedVisit(sql, { profile, category });
  const [subject] = await sql(
    'select s.uscc from subject s join inspection n on n.subject_id = s.id where n.id = $1',
    [visit.inspectionId],
  );
  const code: string = subject!['uscc'];
  const enter = (person: Someone, given: object = {}) =>
    recordResultChannel(
      by(person),
      {
        disclosureId: visit.disclosureId,
        channel: 'publicity-system',
        code,
        receipt: 'GS-2026-000118',
        enteredOn: '2026-09-15',
        ...given,
      },
      tuesday,
    );
  return { ...visit, code, enter, office: visit.scene.office };
}

describe('entering a result on the platforms of the rules', () => {
  it('R-162 R-158 keeps the receipt of each, for the copy that was entered; the corrected one is entered anew', async () => {
    const { enter, office, disclosureId, code } = await published();
    expect(await enter(office.planner)).toEqual({ number: 1 });
    await enter(office.planner, { channel: 'provincial-platform', receipt: 'SD-77' });
    await expect(enter(office.planner)).rejects.toMatchObject({ code: 'receipt-kept' });
    const correction = {
      changes: { finding: 'rectification' },
      proof: '误录',
      publicNote: '更正',
    } as const;
    const { correctionId } = await requestCorrection(
      by(office.approver),
      { disclosureId, ...correction },
      monday,
    );
    await provedFor(sql, office.head, { type: 'correction', id: correctionId }, monday);
    await decideCorrection(by(office.head), { correctionId, verdict: 'approve' }, monday);
    expect(await enter(office.planner, { receipt: 'GS-2026-000119' })).toEqual({ number: 2 });
    const rows = await sql(
      'select channel, notice_number, code, receipt from channel_receipt where disclosure_id = $1 order by recorded_at, receipt',
      [disclosureId],
    );
    expect(rows).toHaveLength(3);
    expect(rows.every((row) => row['code'] === code)).toBe(true);
    await expect(sql(`update channel_receipt set receipt = 'x'`)).rejects.toMatchObject({
      code: 'YH001',
    });
  });

  it('R-162 refuses an entry under a code that is not the subject’s', async () => {
    const { enter, office, disclosureId } = await published();
    await expect(enter(office.planner, { code: '91370322MA3C00001X' })).rejects.toMatchObject({
      code: 'code-unmatched',
      details: { rule: expect.stringContaining('第二十五条') },
    });
    await expect(
      sql(
        `insert into channel_receipt values (gen_random_uuid(), $1, 1, 'publicity-system', 'OTHER', 'r', '2026-09-15', $2, now())`,
        [disclosureId, office.planner.id],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
  });

  it.each([
    ['gaoqing', 'society'],
    ['xuchang', 'provincial-platform'],
    ['yangcheng', 'publicity-system'],
  ])('R-193 in %s refuses a platform that the rules do not name (%s)', async (profile, channel) => {
    const { enter, office } = await published(profile);
    await expect(enter(office.planner, { channel })).rejects.toMatchObject({
      code: 'bad-input',
      details: { field: 'channel', by: expect.any(String) },
    });
  });

  it('R-158 in 仙游 fire results are entered on the government’s service platform', async () => {
    const channel = 'public-service-platform';
    const hotel = await published('xianyou');
    await expect(hotel.enter(hotel.office.planner, { channel })).rejects.toMatchObject({
      code: 'bad-input',
    });
    const { enter, office } = await published('xianyou', '消防安全单位');
    expect(await enter(office.planner, { channel })).toEqual({ number: 1 });
  });

  it('R-164 refuses an entry without a receipt, before its publication, of tomorrow, or of what is not public', async () => {
    const { enter, office } = await published();
    for (const [given, code] of [
      [{ receipt: '' }, 'receipt-required'],
      [{ enteredOn: '2026-09-13' }, 'bad-input'],
      [{ enteredOn: '2026-09-16' }, 'bad-input'],
    ] as const) {
      await expect(enter(office.planner, given)).rejects.toMatchObject({ code });
    }
    await expect(enter(office.head)).rejects.toMatchObject({ code: 'forbidden' });
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    await signed(sql, scene, inspectionId);
    const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
    await expect(
      recordResultChannel(
        by(scene.office.planner),
        {
          disclosureId: row!['id'],
          channel: 'society',
          code: 'x',
          receipt: 'r',
          enteredOn: '2026-09-14',
        },
        monday,
      ),
    ).rejects.toMatchObject({ code: 'illegal-step' });
  });
});
