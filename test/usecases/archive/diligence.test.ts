import { writeFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { config } from '../../../config.ts';
import { keptUntil } from '../../../domain/archive/retention.ts';
import { diligencePackage } from '../../../usecases/archive/prove-diligence.ts';
import { folderOfFiles, yaohao } from '../../cli/yaohao.ts';
import { useDatabase } from '../../support/database.ts';
import type { AnInspector } from '../../support/factories.ts';
import { aMatchedTask, by, monday, type Scene, signed } from '../../support/visit.ts';

const { sql } = useDatabase();
const file = folderOfFiles();
let scene: Scene;
let team: AnInspector[];
let inspectionId: string;

beforeAll(async () => {
  scene = await aMatchedTask(sql);
  inspectionId = scene.task.inspectionIds[0]!;
  team = await signed(sql, scene, inspectionId);
});

const take = (who: Parameters<typeof by>[0], inspectorId = team[0]!.id) => {
  const font = { file: config().PDF_FONT, face: config().PDF_FONT_FACE };
  return diligencePackage(by(who), { inspectionId, inspectorId }, { font, now: monday });
};

describe('R-196 the package of due diligence', () => {
  it('shows what one inspector did at one visit, signed and verified offline', async () => {
    const { name, bytes } = await take(team[0]!);
    expect(name).toMatch(/-diligence\.zip$/);
    const path = file('diligence.zip', '');
    writeFileSync(path, bytes);
    const { code, out } = await yaohao('archive', 'verify', path);
    expect(code).toBe(0);
    expect(JSON.parse(out[0]!)).toMatchObject({ ok: true, kind: 'due-diligence' });
    const files = unzipSync(bytes);
    const read = (one: string) => JSON.parse(Buffer.from(files[one]!).toString());
    expect(read('records/check_in.json')).toHaveLength(2);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['diligence.pdf', 'diligence-en.pdf']),
    );
    const types = read('trail.json').events.map((one: any) => one.event.type);
    expect(types).toEqual(expect.arrayContaining(['result.signed', 'archive.diligence-proved']));
  });

  it('is for whoever examines it and for the inspector, and leaves a trace', async () => {
    await take(scene.office.approver);
    await expect(take(team[1]!)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(take(scene.office.planner)).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = scene.inspectors.find(({ id }) => !team.some((one) => one.id === id))!;
    await expect(take(scene.office.approver, stranger.id)).rejects.toMatchObject({
      code: 'not-a-member',
    });
    const events = await sql(
      `select actor_id from event where type = 'archive.diligence-proved' order by id`,
    );
    expect(events.map((one) => one['actor_id'])).toEqual([team[0]!.id, scene.office.approver.id]);
  });
});

describe('R-191 the years of an archive', () => {
  it('are counted from the day it is made, and for ever where none are set', () => {
    expect(keptUntil('2026-11-22', 30)).toBe('2056-11-22');
    expect(keptUntil('2028-02-29', 10)).toBe('2038-02-28');
    expect(keptUntil('2028-02-29', 4)).toBe('2032-02-29');
    expect(keptUntil('2026-11-22', null)).toBeNull();
  });
});
