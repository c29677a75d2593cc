import { randomUUID } from 'node:crypto';
import axe from 'axe-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportCredit } from '../../usecases/credit/export.ts';
import { approveDisclosure } from '../../usecases/disclosure/approve.ts';
import { takeEvidence } from '../../usecases/evidence/take.ts';
import { addFlag } from '../../usecases/flag/add.ts';
import { decideFlag } from '../../usecases/flag/decide.ts';
import { endFlag } from '../../usecases/flag/end.ts';
import { signResult } from '../support/visit-record.ts';
import { submitResult } from '../../usecases/result/submit.ts';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { anOffice, aPerson, aSubject, type ASubject, type Someone } from '../support/factories.ts';
import { aJpeg } from '../support/pictures.ts';
import { hasBrowser } from '../support/requirements.ts';
import { allAnswers, aMatchedTask, by, monday, type Scene, start } from '../support/visit.ts';
import { english, textOf, usePortal } from './published.ts';

const database = useDatabase();
const { sql } = database;
const { get, base } = usePortal(database);
const cafes = '互联网上网服务场所';
let scene: Scene;
let cafe: ASubject;
let registrar: Someone;
let evidenceId: string;

beforeAll(async () => {
  scene = await aMatchedTask(sql, { profile: 'xianyou', category: cafes });
  const { unit } = scene.office;
  registrar = await aPerson(sql, { unit, roles: [['registrar', unit]] });
  const [inspectionId] = scene.task.inspectionIds as [string];
  const [row] = await sql(
    `select s.id, s.uscc, s.name from subject s join inspection n on n.subject_id = s.id where n.id = $1`,
    [inspectionId],
  );
  cafe = row as ASubject;
  const team = await start(sql, scene, inspectionId);
  const bytes = aJpeg({ at: '2026:09:14 10:21:33', place: [25.36, 118.69] }, 1);
  const file = { inspectionId, eventKey: randomUUID(), bytes, name: '现场.jpg' };
  await takeEvidence(by(team[0]!), file, monday);
  evidenceId = (await sql('select id from evidence'))[0]!['id'];
  const answers = await allAnswers(sql, scene.task.itemIds);
  const given = { inspectionId, finding: 'rectification' as const, answers, note: '接纳未成年人' };
  await submitResult(by(team[0]!), given, monday);
  for (const member of team) await signResult(by(member), { inspectionId }, monday);
  const [disclosure] = await sql('select id from disclosure');
  const disclosureId = disclosure!['id'] as string;
  await approveDisclosure(by(scene.office.approver), { disclosureId, verdict: 'approve' }, monday);
});

type Flag = Parameters<typeof addFlag>[1];
const list = (more: Partial<Flag> = {}, who = registrar) =>
  addFlag(
    by(who),
    {
      subjectId: cafe.id,
      kind: 'blacklisted',
      source: '仙公检〔2026〕8号',
      reason: '接纳未成年人进入',
      evidence: '现场照片',
      evidenceIds: [evidenceId],
      responsible: '林建国',
      startsOn: '2026-09-14',
      endsOn: '2027-09-13',
      ...more,
    },
    monday,
  );

const page = async (path: string) => textOf((await get(path)).text);
const credit = () => page(`/credit?q=${encodeURIComponent(cafe.name)}`);

describe('the blacklist of cafés', () => {
  it('R-184 takes nobody without a file of an inspection, a person responsible and a last day', async () => {
    for (const evidenceIds of [[], [randomUUID()], [evidenceId, randomUUID()]]) {
      await expect(list({ evidenceIds })).rejects.toMatchObject({
        code: 'blacklist-evidence',
        details: {
          rule: expect.stringMatching(/仙游县公安局 二\(三\)4 · P-40 blacklist\.enabled/),
        },
      });
    }
    await expect(list({ responsible: '' })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(list({ endsOn: undefined })).rejects.toMatchObject({ code: 'flag-needs-end' });
  });

  it('R-184 is kept by no bureau whose rules know none', async () => {
    const office = await anOffice(sql);
    const other = await aSubject(sql, { unit: office.unit, category: cafes });
    const clerk = await aPerson(sql, { unit: office.unit, roles: [['registrar', office.unit]] });
    await expect(list({ subjectId: other.id }, clerk)).rejects.toMatchObject({
      code: 'blacklist-not-ruled',
    });
  });

  it('R-184 goes public with another one’s approval only, with its days and who is responsible, and is passed on', async () => {
    expect(await page('/blacklist')).toContain('目前没有列入黑名单的场所');
    const { flagId } = await list();
    expect(await page('/blacklist')).not.toContain(cafe.name);
    const files = await sql('select hash from subject_flag_file where flag_id = $1', [flagId]);
    expect(files).toHaveLength(1);
    await decideFlag(by(scene.office.approver), { flagId, verdict: 'approve' }, monday);
    const shown = await page('/blacklist');
    for (const word of [cafe.name, '林建国', '接纳未成年人进入', '2027年9月13日']) {
      expect(shown).toContain(word);
    }
    const told = await sql('select recipient from bureau_notice where flag_id = $1', [flagId]);
    expect(told).toEqual([{ recipient: 'related' }]);
    expect((await get('/blacklist', english)).text).toContain('Blacklist of internet cafés');
    const feed = (await get('/feed.xml')).text;
    expect(feed).toContain('term="blacklist"');
    expect(feed).toContain('http://portal.test/blacklist');
    expect(feed).toContain(`http://portal.test/credit?q=${cafe.uscc}`);
    expect(feed).not.toContain('林建国');
  });
});

describe('the credit of cafés', () => {
  it('R-186 is answered to anybody by name, code or person, and stays silent without a question', async () => {
    expect(await page('/credit')).not.toContain(cafe.name);
    for (const q of [cafe.name, cafe.uscc, '林建国']) {
      expect(await page(`/blacklist?q=${encodeURIComponent(q)}`)).toContain(cafe.name);
    }
    const shown = await credit();
    expect(shown).toContain('发现问题已责令改正');
    expect(shown).toContain('接纳未成年人进入');
    expect(await page('/credit?q=%25')).toContain('没有查到');
  });

  it('R-182 goes into the files that the rules name, from what was made public alone, and each export is on file', async () => {
    const clerk = by(registrar);
    const unitId = scene.office.unit.id;
    const { text, lines } = await exportCredit(clerk, { unitId, kind: 'network-file' }, monday);
    expect(lines).toBe(2);
    expect(text).toContain(`"${cafe.name}","${cafe.uscc}"`);
    const person = { unitId, kind: 'natural-person-file' } as const;
    const people = await exportCredit(by(registrar), person, monday);
    expect(people.lines).toBe(1);
    expect(people.text).toContain('"林建国"');
    expect(await sql('select kind, lines from credit_export order by lines')).toEqual([
      { kind: 'natural-person-file', lines: 1 },
      { kind: 'network-file', lines: 2 },
    ]);
    await expect(
      exportCredit(by(registrar), { unitId, kind: 'credit-record' }, monday),
    ).rejects.toMatchObject({
      code: 'credit-not-ruled',
      details: { rule: expect.stringContaining('P-40 credit.export') },
    });
  });

  it.skipIf(!hasBrowser)(
    'R-186 can be read by everybody, on a phone as well',
    async () => {
      const browser = await openBrowser();
      try {
        for (const lang of ['zh-CN', 'en']) {
          const tab = await (
            await browser.newContext({ viewport: { width: 390, height: 800 }, bypassCSP: true })
          ).newPage();
          for (const path of ['/blacklist?', `/credit?q=${encodeURIComponent(cafe.name)}&`]) {
            await tab.goto(`${base()}${path}lang=${lang}`);
            await tab.evaluate(axe.source);
            const found = await tab.evaluate(
              'axe.run().then((r) => r.violations.map((v) => v.id))',
            );
            expect(found).toEqual([]);
            expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
              390,
            );
          }
        }
      } finally {
        await browser.close();
      }
    },
    60_000,
  );

  it('R-184 ends on its day or earlier: the list, the credit and the departments follow', async () => {
    const [flag] = await sql(`select id from subject_flag where state = 'in-force'`);
    const ended = { flagId: flag!['id'], endsOn: '2026-09-13', reason: '撤销' };
    await expect(endFlag(by(registrar), ended, monday)).rejects.toMatchObject({
      code: 'bad-input',
    });
    const later = new Date('2026-09-20T10:00:00+08:00');
    await endFlag(by(registrar), { ...ended, endsOn: '2026-09-19' }, later);
    const copies = await sql(
      `select body ->> 'endsOn' as ends from public_notice where kind = 'blacklist' order by number`,
    );
    expect(copies).toEqual([{ ends: '2027-09-13' }, { ends: '2026-09-19' }]);
    const [{ list: after }] = (await sql(
      `select body -> 'blacklist' as list from public_notice where kind = 'credit' order by number desc limit 1`,
    )) as [{ list: unknown[] }];
    expect(after).toEqual([]);
    // The feed tells of it no longer than its page does.
    await sql('insert into demo_clock (at, set_at) values ($1, now())', [later]);
    const feed = (await get('/feed.xml')).text;
    expect(feed).not.toContain('term="blacklist"');
    expect(feed).toContain('term="credit"');
  });
});
