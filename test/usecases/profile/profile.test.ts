import { describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { currentProfile, profileAt } from '../../../db/queries/profile.ts';
import type { Actor } from '../../../domain/actor.ts';
import { cite } from '../../../domain/profile/cite.ts';
import { parameter, profileOf } from '../../../domain/profile/profile.ts';
import { amendProfile } from '../../../usecases/profile/amend.ts';
import { approveProfile } from '../../../usecases/profile/approve.ts';
import { assignProfile } from '../../../usecases/profile/assign.ts';
import { deriveProfile } from '../../../usecases/profile/derive.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson, aUnit } from '../../support/factories.ts';

const { sql } = useDatabase();

const monday = new Date('2026-09-07T09:00:00+08:00');
const by = (actor: Actor) => commandOf(actor, 'panel');
const article = { file: '莱芜公安分局实施细则', article: '第十一条' };

let count = 0;
const aSlug = () => {
  count += 1;
  return `laiwu-${count}`;
};

async function aBureau() {
  const unit = await aUnit(sql);
  const [admin, second] = [
    await aPerson(sql, { unit, roles: [['administrator', unit]] }),
    await aPerson(sql, { unit, roles: [['administrator', unit]] }),
  ];
  const planner = await aPerson(sql, { unit, roles: [['planner', unit]] });
  return { unit, admin, second, planner };
}

type Bureau = Awaited<ReturnType<typeof aBureau>>;

async function aDraft({ unit, admin }: Bureau, changes: Parameters<typeof amend>[2] = {}) {
  const slug = aSlug();
  const parent = { slug: 'gaoqing', version: 1 };
  const document = '莱芜公安分局实施细则';
  const given = { slug, name: '莱芜公安分局', parent, document, unitId: unit.id };
  await deriveProfile(by(admin), given, monday);
  if (Object.keys(changes).length > 0) await amend(admin, slug, changes);
  return slug;
}

const amend = (
  admin: Actor,
  slug: string,
  changes: Record<string, { value: never; source: typeof article | null } | null>,
  unitId?: string,
) => amendProfile(by(admin), { slug, changes, ...(unitId && { unitId }) }, monday);

const set = (value: unknown, source: typeof article | null = article) => ({
  value: value as never,
  source,
});

const approve = (actor: Actor, slug: string, more: { effectiveFrom?: string } = {}) =>
  approveProfile(by(actor), { slug, verdict: 'approve', ...more }, monday);

const at = (slug: string, version: number) => profileAt(database().manager, slug, version);
const current = (slug: string, on = '2026-09-07') => currentProfile(database().manager, slug, on);

describe('a profile derived for another bureau', () => {
  it('R-019 is its parent but for what it sets itself, with a source or as a default of the product', async () => {
    const bureau = await aBureau();
    const slug = await aDraft(bureau, {
      'disclosure.days': set(15),
      'cap.maxPerYear': set(4, null),
    });
    await approve(bureau.second, slug);

    const derived = await at(slug, 1);
    const parent = profileOf('gaoqing');
    expect(derived).toMatchObject({ slug, version: 1, name: '莱芜公安分局' });
    expect(derived.parameters['disclosure.days']).toEqual({
      value: 15,
      p: 'P-01',
      source: article,
    });
    expect(cite(derived, 'disclosure.days')).toBe('莱芜公安分局 第十一条 · P-01 disclosure.days');
    expect(cite(derived, 'cap.maxPerYear')).toMatch(/^系统默认，非本局文件规定/);
    expect(derived.parameters['subst.method']).toEqual(parent.parameters['subst.method']);
  });

  it('R-019 cannot be used, nor be a parent, before somebody else has approved it', async () => {
    const bureau = await aBureau();
    const slug = await aDraft(bureau);
    await expect(current(slug)).rejects.toMatchObject({ code: 'profile-not-approved' });
    await expect(at(slug, 1)).rejects.toMatchObject({ code: 'not-found' });
    const assign = () => assignProfile(by(bureau.admin), { unitId: bureau.unit.id, slug }, monday);
    await expect(assign()).rejects.toMatchObject({ code: 'profile-not-approved' });
    await expect(approve(bureau.admin, slug)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(approve(bureau.planner, slug)).rejects.toMatchObject({ code: 'forbidden' });

    await approve(bureau.second, slug);
    await assign();
    const [unit] = await sql('select profile_slug as slug from unit where id = $1', [
      bureau.unit.id,
    ]);
    expect(unit).toEqual({ slug });
    const [event] = await sql(
      `select data from event where type = 'profile.assigned' and about_id = $1`,
      [bureau.unit.id],
    );
    expect(event).toEqual({ data: { slug, version: 1, before: 'gaoqing' } });
  });

  it('R-019 whoever writes in a draft is an author of it and cannot approve it', async () => {
    const bureau = await aBureau();
    const slug = await aDraft(bureau);
    await amend(bureau.second, slug, { 'team.min': set(3) });
    await expect(approve(bureau.second, slug)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      sql(
        `update profile_version set state = 'approved', decided_by = $2, decided_at = now(),
           effective_from = '2026-09-07' where slug = $1`,
        [slug, bureau.second.id],
      ),
    ).rejects.toMatchObject({ constraint: 'nobody_approves_their_own_profile' });
  });

  it.each([
    ['disclosure.days', -1],
    ['disclosure.days', '20'],
    ['team.min', 1],
    ['team.min', null],
    ['subst.method', 'vote'],
    ['draw.mode', ['directed', 'directed']],
    ['plan.minJointShare', 1.5],
    ['cap.byClass', { spaceport: 2 }],
    ['freq.hotel', [{ when: 'D', months: 3, mode: 'rotation', minShare: null }]],
    // The parts of a year that are none, no period at all, and more often than itself.
    ['freq.hotel', [{ when: 'normal', months: 5, mode: 'rotation', minShare: null }]],
    ['freq.hotel', [{ when: 'normal', months: 24, mode: 'rotation', minShare: null }]],
    ['freq.hotel', [{ when: 'normal', months: null, mode: 'rotation', minShare: null }]],
    [
      'freq.security',
      [{ when: null, months: null, mode: 'sample', minShare: null, above: 'freq.security' }],
    ],
    ['draw.algorithm', 'mine/1'],
    ['profile.version', 7],
    ['no.such', 1],
  ])('takes no value of another kind: %s %j', async (key, value) => {
    const bureau = await aBureau();
    const slug = await aDraft(bureau);
    await expect(amend(bureau.admin, slug, { [key]: set(value) })).rejects.toMatchObject({
      code: 'profile-value',
      details: { key },
    });
  });

  it('R-075 sets armed escort no less often than security firms, nor those as often as it', async () => {
    const bureau = await aBureau();
    const slug = aSlug();
    const given = { slug, name: '莆田分局', document: '实施方案', unitId: bureau.unit.id };
    const parent = { slug: 'xianyou', version: 1 };
    await deriveProfile(by(bureau.admin), { ...given, parent }, monday);
    const every = (months: number) =>
      set([{ when: null, months, mode: 'sample', minShare: 0.05 }] as never);
    for (const months of [6, 12]) {
      await expect(
        amend(bureau.admin, slug, { 'freq.escort': every(months) }),
      ).rejects.toMatchObject({
        code: 'escort-not-above',
        details: { months, base: 6, rule: expect.stringMatching(/二\(二\)2.*freq\.escort/) },
      });
    }
    await amend(bureau.admin, slug, { 'freq.escort': every(2) });
    await expect(amend(bureau.admin, slug, { 'freq.security': every(2) })).rejects.toMatchObject({
      code: 'escort-not-above',
    });
    await amend(bureau.admin, slug, { 'freq.security': every(3) });
  });

  it('takes back a value that it set, and is its parent again', async () => {
    const bureau = await aBureau();
    const slug = await aDraft(bureau, { 'disclosure.days': set(15), 'team.min': set(3) });
    await amend(bureau.admin, slug, { 'disclosure.days': null });
    await approve(bureau.second, slug);
    const derived = await at(slug, 1);
    expect(parameter(derived, 'disclosure.days')).toBe(20);
    expect(parameter(derived, 'team.min')).toBe(3);
  });

  it('R-019 takes no name that is in use', async () => {
    const bureau = await aBureau();
    const slug = await aDraft(bureau);
    for (const taken of [slug, 'xianyou']) {
      await expect(
        deriveProfile(
          by(bureau.admin),
          {
            slug: taken,
            name: '又一局',
            parent: { slug: 'gaoqing', version: 1 },
            document: '细则',
            unitId: bureau.unit.id,
          },
          monday,
        ),
      ).rejects.toMatchObject({ code: 'profile-taken' });
    }
  });
});

describe('a later version of a profile', () => {
  it('R-019 rules from its day on; the earlier one stays what it was', async () => {
    const bureau = await aBureau();
    const slug = await aDraft(bureau, { 'disclosure.days': set(15) });
    await approve(bureau.second, slug);
    await amend(bureau.admin, slug, { 'disclosure.days': set(10) });
    expect(parameter(await current(slug), 'disclosure.days')).toBe(15);
    await approve(bureau.second, slug, { effectiveFrom: '2026-10-01' });

    expect(parameter(await current(slug, '2026-09-30'), 'disclosure.days')).toBe(15);
    expect(parameter(await current(slug, '2026-10-01'), 'disclosure.days')).toBe(10);
    expect(parameter(await at(slug, 1), 'disclosure.days')).toBe(15);
  });

  it('R-019 of a built-in profile begins from it', async () => {
    const bureau = await aBureau();
    await amend(bureau.admin, 'yangcheng', { 'team.min': set(4) }, bureau.unit.id);
    await approve(bureau.second, 'yangcheng');
    const two = await current('yangcheng');
    expect(two.version).toBe(2);
    expect(parameter(two, 'team.min')).toBe(4);
    expect(parameter(await at('yangcheng', 1), 'team.min')).toBe(2);
    await expect(at('yangcheng', 3)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('R-019 is in force neither before its approval nor before that day', async () => {
    const bureau = await aBureau();
    const slug = await aDraft(bureau);
    await expect(
      approve(bureau.second, slug, { effectiveFrom: '2026-09-06' }),
    ).rejects.toMatchObject({ code: 'bad-input', details: { field: 'effectiveFrom' } });
  });

  it.each([
    `update profile_version set changes = '{}'`,
    `update profile_version set effective_from = '2027-01-01'`,
    `update profile_version set state = 'draft', decided_by = null, decided_at = null, effective_from = null`,
    `update profile_version set author_ids = array[gen_random_uuid()]`,
    'delete from profile_version',
    'truncate profile_version',
  ])('is never changed once it is approved: %s', async (statement) => {
    const bureau = await aBureau();
    const slug = await aDraft(bureau, { 'team.min': set(3) });
    await approve(bureau.second, slug);
    const only = statement.startsWith('truncate') ? '' : ` where slug = '${slug}'`;
    await expect(sql(statement + only)).rejects.toThrow();
    expect(parameter(await at(slug, 1), 'team.min')).toBe(3);
  });

  it('is rejected with a reason only, and the next draft begins without it', async () => {
    const bureau = await aBureau();
    const slug = await aDraft(bureau);
    await approve(bureau.second, slug);
    await amend(bureau.admin, slug, { 'team.min': set(5) });
    const reject = (reason: string) =>
      approveProfile(by(bureau.second), { slug, verdict: 'reject', reason }, monday);
    await expect(reject(' ')).rejects.toMatchObject({ code: 'reason-required' });
    await reject('人手不足');
    await amend(bureau.admin, slug, { 'disclosure.days': set(9) });
    await approve(bureau.second, slug);
    const third = await current(slug);
    expect([third.version, parameter(third, 'team.min')]).toEqual([3, 2]);
  });
});

it('R-019 a unit below a bureau is under that bureau’s rules', async () => {
  const bureau = await aBureau();
  const branch = await aUnit(sql, { parent: bureau.unit });
  await expect(
    assignProfile(by(bureau.admin), { unitId: branch.id, slug: 'xianyou' }, monday),
  ).rejects.toMatchObject({ code: 'profile-below' });
});
