import { describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { everyPublishedResult } from '../../../db/queries/published-results.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { exportForChannel } from '../../../usecases/disclosure/export-channel.ts';
import { recordResultChannel } from '../../../usecases/disclosure/record-channel.ts';
import { useDatabase } from '../../support/database.ts';
import type { Someone } from '../../support/factories.ts';
import { aPublishedVisit } from '../../support/published.ts';
import { by, monday, signed } from '../../support/visit.ts';

const { sql } = useDatabase();
const tuesday = new Date('2026-09-15T09:00:00+08:00');

async function published(profile: string, traits: object = {}) {
  const visit = await aPublishedVisit(sql, { profile, ...traits });
  const { office } = visit.scene;
  const take = (person: Someone, channel: string) =>
    exportForChannel(by(person), { unitId: office.bureau.id, channel }, tuesday);
  return { ...visit, office, take };
}

describe('the file for a platform', () => {
  it('R-193 R-162 has what is still to be entered there, and is on file with its hash', async () => {
    const { office, take, disclosureId, ref } = await published('gaoqing');
    const planner = {
      ...office.planner,
      mandates: [{ role: 'planner' as const, path: office.bureau.path }],
    };
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from)
       values (gen_random_uuid(), $1, 'planner', $2, '2026-01-01')`,
      [planner.id, office.bureau.id],
    );
    const { text, lines, name } = await take(planner, 'publicity-system');
    expect(lines).toBe(1);
    expect(name).toBe('publicity-system-2026-09-15.csv');
    expect(text.startsWith('\uFEFF"检查对象名称","统一社会信用代码"')).toBe(true);
    const [subject] = await sql(
      'select s.uscc from subject s join inspection n on n.subject_id = s.id where n.code = $1',
      [ref],
    );
    for (const words of [ref, subject!['uscc'], '未发现问题', '2026-09-14']) {
      expect(text).toContain(words);
    }
    const kept = await sql('select channel, lines, person_id from channel_file');
    expect(kept).toEqual([{ channel: 'publicity-system', lines: 1, person_id: planner.id }]);
    const [event] = await sql(`select data from event where type = 'disclosure.exported'`);
    expect(event!['data']).toMatchObject({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      lines: 1,
    });
    await expect(sql('delete from channel_file')).rejects.toMatchObject({ code: 'YH001' });

    // With its receipt it is owed there no more; the other platform still waits.
    await recordResultChannel(
      by(office.planner),
      {
        disclosureId,
        channel: 'publicity-system',
        code: subject!['uscc'],
        receipt: 'GS-1',
        enteredOn: '2026-09-15',
      },
      tuesday,
    );
    expect((await take(planner, 'publicity-system')).lines).toBe(0);
    expect((await take(planner, 'provincial-platform')).lines).toBe(1);
  });

  it('R-193 has every result of the unit, however many, each once', async () => {
    const { office, scene } = await published('gaoqing', { subjects: 4 });
    // All on the same moment: then their numbers tell where the next portion goes on.
    for (const inspectionId of scene.task.inspectionIds.slice(1)) {
      await signed(sql, scene, inspectionId);
      const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
      const given = { disclosureId: row!['id'] as string, verdict: 'approve' } as const;
      await approveDisclosure(by(office.approver), given, monday);
    }
    const paths = [office.bureau.path];
    const codesBy = async (portion: number) => {
      const codes: string[] = [];
      for await (const { code } of everyPublishedResult(database().manager, paths, portion)) {
        codes.push(code);
      }
      return codes;
    };
    const all = await codesBy(1000);
    expect(all).toHaveLength(4);
    for (const portion of [1, 2, all.length]) expect(await codesBy(portion)).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });

  it.each([
    ['yangcheng', 'provincial-platform'],
    ['gaoqing', 'own-page'],
    ['xuchang', 'nowhere'],
  ])('R-193 in %s refuses a platform that the rules do not name (%s)', async (profile, channel) => {
    const { office } = await published(profile);
    const given = { unitId: office.unit.id, channel };
    await expect(exportForChannel(by(office.planner), given, tuesday)).rejects.toMatchObject({
      code: 'bad-input',
      details: { field: 'channel', by: expect.stringContaining('disclosure.channels') },
    });
    await expect(exportForChannel(by(office.head), given, tuesday)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('R-193 R-159 runs nothing in a spreadsheet, and takes no number out that slipped into a copy', async () => {
    const { office } = await published('gaoqing', { note: '=HYPERLINK("http://x","y")' });
    const given = { unitId: office.unit.id, channel: 'publicity-system' };
    const { text } = await exportForChannel(by(office.planner), given, tuesday);
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(text).not.toMatch(/,"=/);
    await sql('alter table public_notice disable trigger all');
    await sql(
      `update public_notice set body = jsonb_set(body, '{note}', '"电话 13805331234"') where kind = 'result'
         and body ->> 'note' like '=%'`,
    );
    await sql('alter table public_notice enable trigger all');
    await expect(exportForChannel(by(office.planner), given, tuesday)).rejects.toMatchObject({
      code: 'personal-data',
    });
  });
});
