import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { poolAt } from '../../../db/queries/registry-at.ts';
import { profileOf } from '../../../domain/profile/profile.ts';
import { aDrawnTask } from '../../support/bureau.ts';
import { useDatabase } from '../../support/database.ts';
import { anOffice, type Office } from '../../support/factories.ts';

const { sql } = useDatabase();
let office: Office;

const [drawnOn, askedOn, nextYear] = ['2026-09-14', '2026-10-01', '2027-02-01'] as const;

/** What a freeze of this day would have said of the venue and the project, each drawn three times in 2026. */
async function codesOn(slug: string, day: string) {
  const path = office.bureau.path;
  const rows = await poolAt(pool().manager, path, profileOf(slug), { day });
  return Object.fromEntries(rows.map(({ name, eligibility }) => [name, eligibility]));
}

/** A subject of which everything is on file. */
async function aVenue(name: string, kind: string): Promise<string> {
  const id = randomUUID();
  await sql(
    `insert into subject (id, uscc, name, category, address, business_scope, principal, telephone_sealed, jurisdiction,
       status, grade, kind, unit_id, updated_at)
     values ($1, $2, $3, '娱乐场所', '中心路1号', '歌舞娱乐', '张某', '\\x00', '田镇派出所', '存续', 'C', $4, $5, $6)`,
    [
      id,
      id.replaceAll('-', '').slice(0, 18).toUpperCase(),
      name,
      kind,
      office.unit.id,
      new Date(`${drawnOn}T08:00:00+08:00`),
    ],
  );
  return id;
}

describe('who was in the pool on a day, by caps', () => {
  beforeAll(async () => {
    office = await anOffice(sql, 'gaoqing');
    const subjectIds = [
      await aVenue('丙级歌厅', 'enterprise'),
      await aVenue('改造项目', 'project'),
    ];
    const [planId, lineId] = [randomUUID(), randomUUID()];
    await sql('insert into plan (id, unit_id, year, number) values ($1, $2, 2026, 1)', [
      planId,
      office.bureau.id,
    ]);
    await sql(
      `insert into plan_line (id, plan_id, name, item_name, ratio_bp, estimate, starts_on, ends_on, unit_name)
       values ($1, $2, '抽查', '检查', 500, 10, '2026-01-01', '2026-12-31', $3)`,
      [lineId, planId, office.unit.name],
    );
    const confirmedAt = new Date(`${drawnOn}T10:00:00+08:00`);
    for (let times = 0; times < 3; times += 1) {
      await aDrawnTask(sql, office, { lineId, subjectIds, confirmedAt });
    }
  });

  it('P-13, R-063 the cap protects who the rules say: 高青 counts no projects among market entities', async () => {
    expect(await codesOn('gaoqing', askedOn)).toEqual({ 丙级歌厅: 1, 改造项目: 0 });
    expect(await codesOn('gaoqing', '2026-09-13')).toEqual({});
    expect(await codesOn('gaoqing', nextYear)).toEqual({ 丙级歌厅: 0, 改造项目: 0 });
    // 许昌 二(四) speaks of every subject.
    expect(await codesOn('xuchang', askedOn)).toEqual({ 丙级歌厅: 1, 改造项目: 1 });
  });

  it('P-14, P-15 仙游: a grade C venue, due every month, is never out of the pool for its visits', async () => {
    expect(await codesOn('xianyou', askedOn)).toEqual({ 丙级歌厅: 0, 改造项目: 0 });
  });
});
