import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { currentProfile, profileAt } from '../../../db/queries/profile.ts';
import { cite } from '../../../domain/profile/cite.ts';
import { entryOf, parameter, profileOf } from '../../../domain/profile/profile.ts';
import { amendProfile } from '../../../usecases/profile/amend.ts';
import { approveProfile } from '../../../usecases/profile/approve.ts';
import { deriveProfile } from '../../../usecases/profile/derive.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson, aUnit } from '../../support/factories.ts';
import { by } from '../../support/visit.ts';

const { sql } = useDatabase();
const monday = new Date('2026-09-07T09:00:00+08:00');
const document = '莱芜公安分局实施细则';

type Changes = Parameters<typeof amendProfile>[1]['changes'];
const set = (value: unknown) => ({
  value: value as never,
  source: { file: document, article: '第十一条' },
});

const current = (slug: string, on = '2026-09-07') => currentProfile(database().manager, slug, on);
const at = (slug: string, version: number) => profileAt(database().manager, slug, version);

// The rules of another bureau that follows 高青, not approved yet.
async function aDraft() {
  const unit = await aUnit(sql);
  const anAdministrator = () => aPerson(sql, { unit, roles: [['administrator', unit]] });
  const [author, second] = [await anAdministrator(), await anAdministrator()];
  const slug = `laiwu-${randomUUID().slice(0, 8)}`;
  const parent = { slug: 'gaoqing', version: 1 };
  const given = { slug, name: '莱芜公安分局', parent, document, unitId: unit.id };
  await deriveProfile(by(author), given, monday);
  return {
    slug,
    amend: (changes: Changes) => amendProfile(by(author), { slug, changes }, monday),
    approve: (more: { effectiveFrom?: string } = {}) =>
      approveProfile(by(second), { slug, verdict: 'approve', ...more }, monday),
  };
}

describe('what a profile says of itself', () => {
  it('R-198 is which document decides where it is silent, with the article, or that none is named', async () => {
    const opinion =
      '山东省人民政府关于在市场监管领域全面推行部门联合“双随机、一公开”监管的实施意见';
    const key = 'profile.fallbackRule';
    for (const [slug, where] of [
      ['gaoqing', '高青县公安局 第三十一条'],
      ['gaoxin', '高新区综合行政执法与应急管理局 第三十三条'],
    ] as const) {
      const profile = await current(slug);
      expect(parameter(profile, key)).toBe(opinion);
      expect(cite(profile, key)).toBe(`${where} · ${key}`);
    }
    for (const slug of ['xuchang', 'yangcheng', 'xianyou']) {
      const profile = await current(slug);
      expect(parameter(profile, key)).toBeNull();
      expect(cite(profile, key)).toBe(`系统默认，非本局文件规定 · ${key}`);
    }
    // A bureau under rules of its own follows its parent, until its document names another.
    const { slug, amend, approve } = await aDraft();
    await approve();
    expect(parameter(await current(slug), key)).toBe(opinion);
    await amend({ [key]: set('莱芜区实施意见') });
    await approve();
    expect(parameter(await current(slug), key)).toBe('莱芜区实施意见');
    expect(parameter(await at(slug, 1), key)).toBe(opinion);
  });

  it('R-200 is from when it is in force: from its issue, or from the day that is set, until the next', async () => {
    expect(entryOf(profileOf('gaoqing'), 'profile.effectiveFrom')).toMatchObject({
      value: null,
      source: { article: '第三十二条' },
      note: ['自发布之日起施行，文件未载明发布日期', expect.any(String)],
    });
    const { slug, amend, approve } = await aDraft();
    await approve();
    await amend({ 'team.min': set(3) });
    await approve({ effectiveFrom: '2026-10-01' });
    const days = await sql(
      `select version, effective_from::text as "from" from profile_version where slug = $1 order by version`,
      [slug],
    );
    expect(days).toEqual([
      { version: 1, from: '2026-09-07' },
      { version: 2, from: '2026-10-01' },
    ]);
    await expect(current(slug, '2026-09-06')).rejects.toMatchObject({
      code: 'profile-not-approved',
    });
    const versionOn = async (day: string) => (await current(slug, day)).version;
    expect([await versionOn('2026-09-07'), await versionOn('2026-09-30')]).toEqual([1, 1]);
    expect([await versionOn('2026-10-01'), await versionOn('2027-03-01')]).toEqual([2, 2]);
  });
});
