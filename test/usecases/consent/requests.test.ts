import { beforeAll, describe, expect, it } from 'vitest';
import { makeCard } from '../../../chat/cards.ts';
import { actorOf } from '../../../db/queries/actor.ts';
import type { Matter } from '../../../domain/consent.ts';
import { amendProfile } from '../../../usecases/profile/amend.ts';
import { giveConsent } from '../../support/give-consent.ts';
import { proposeJointPool } from '../../../usecases/joint-pool/propose.ts';
import { concludeVerdict } from '../../../usecases/verdict/conclude.ts';
import { holdVerdict } from '../../../usecases/verdict/hold.ts';
import { undoVerdict } from '../../../usecases/verdict/undo.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson, type Someone } from '../../support/factories.ts';
import { type Bureau } from '../../support/merging.ts';
import { aConsentScene, type ConsentScene, document } from '../../support/consents.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

let bureau: Bureau;
let branch: Bureau;
let partner: Someone;
let registrar: Someone;
let admins: Someone[];
let asks: ConsentScene['asks'];
beforeAll(async () => {
  ({ bureau, branch, partner, registrar, admins, asks } = await aConsentScene(sql));
});

const messages = async (id: string, how: 'action' | 'notice') =>
  (
    await sql(
      `select person_id from message where card = 'consent' and about_id = $1 and class = $2`,
      [id, how],
    )
  ).map(({ person_id: who }) => who as string);
const reminders = async (id: string) =>
  (
    await sql(
      `select o.state, o.due_on::text as due, u.name as unit from obligation o join unit u on u.id = o.unit_id
       where o.kind = 'consent' and o.about_id = $1`,
      [id],
    )
  ).map((row) => ({ ...row }));
const cardFor = async (type: Matter, id: string, reader: Someone) => {
  const wanted = { type, id, reader: await actorOf(reader.id, '2026-09-14'), vars: {} };
  return JSON.stringify(await makeCard('consent', wanted));
};

const cases: [keyof typeof asks, { due: string; facts: string[] }][] = [
  ['exclusion', { due: '2026-09-16', facts: ['exclusion-ground.complaint', document.documentNo] }],
  ['campaign', { due: '2026-09-20', facts: ['campaign-kind.patrol', document.reason] }],
  ['deployment', { due: '2026-09-20', facts: ['deployment-ground.complaints', '全部 50%'] }],
  ['pool-agreement', { due: '2026-09-20', facts: ['"own":1', '"theirs":2', '人员不足'] }],
  ['flag', { due: '2026-09-20', facts: ['flag.blacklisted', '信用中国', '高市监罚〔2026〕31号'] }],
  ['profile', { due: '2026-09-20', facts: ['莱公办〔2026〕4号', '高青县公安局'] }],
];

const slugOf = async (id: string): Promise<string> =>
  (await sql('select slug from profile_version where id = $1', [id]))[0]!['slug'];

describe.each(cases)('what waits for consent: %s', (matter, { due, facts }) => {
  const asker = () =>
    ({ 'pool-agreement': branch.head, flag: registrar, profile: admins[0]! })[matter as string] ??
    bureau.planner;
  const deciders = () =>
    ({ 'pool-agreement': [partner], profile: [bureau.head, admins[1]!] })[matter as string] ?? [
      bureau.approver,
      bureau.head,
    ];

  it('comes to those who may give it, not to who asked, and is reminded of', async () => {
    const id = await asks[matter]();
    const asked = await messages(id, 'action');
    for (const { id: who } of deciders()) expect(asked).toContain(who);
    expect(asked).not.toContain(asker().id);
    expect(await reminders(id)).toMatchObject([{ state: 'open', due }]);
    const card = await cardFor(matter, id, deciders()[0]!);
    for (const fact of facts) expect(card).toContain(fact);
    expect(card).toContain('consent.approve');
    expect(await cardFor(matter, id, asker())).not.toContain('"t":"actions"');
    await giveConsent[matter](by(deciders()[0]!), id, { verdict: 'reject', reason: '不再需要' });
  });

  it('is answered once, to who asked; who comes later reads who came first', async () => {
    const id = await asks[matter]();
    const [first, second = first] = deciders();
    const give = (who: Someone, verdict: 'approve' | 'reject', reason?: string, seen?: number) =>
      giveConsent[matter](by(who, seen), id, { verdict, reason });
    await expect(give(asker(), 'approve')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(give(first!, 'reject')).rejects.toMatchObject({ code: 'reason-required' });
    await expect(give(first!, 'approve', '', 7)).rejects.toMatchObject({ code: 'stale' });
    await give(first!, 'reject', '不再需要', 1);
    expect(await messages(id, 'notice')).toEqual([asker().id]);
    expect(await reminders(id)).toMatchObject([{ state: 'met' }]);
    const card = await cardFor(matter, id, asker());
    expect(card).toContain('不再需要');
    expect(card).toContain('state.request.rejected');
    await expect(give(second!, 'approve', '', 1)).rejects.toMatchObject({
      code: 'already-decided',
      details: { by: first!.name },
    });
  });

  it('waits a minute in which who decided may undo it: nobody is told and nothing happens before', async () => {
    const id = await asks[matter]();
    const [first, second = first] = deciders() as [Someone, Someone?];
    const after = (seconds: number) => new Date(monday.getTime() + seconds * 1000);
    const approve = { type: matter, id, verdict: 'approve' } as const;
    const traces = async () => ({
      told: await messages(id, 'notice'),
      owed: await reminders(id),
      decided: await sql('select verdict from decision where about_id = $1 order by number', [id]),
    });
    const before = await traces();
    const { heldId } = await holdVerdict(by(first, 1), approve, monday);
    expect(await traces()).toEqual(before);
    expect(await cardFor(matter, id, first)).toContain('verdict.undo');
    expect(await cardFor(matter, id, first)).not.toContain('"id":"consent.');
    if (second !== first) {
      expect(await cardFor(matter, id, second)).not.toContain('"t":"actions"');
    }
    await expect(holdVerdict(by(second), approve, after(1))).rejects.toMatchObject({
      code: 'verdict-held',
      details: { by: first.name },
    });
    await expect(undoVerdict(by(asker()), { heldId }, after(2))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await undoVerdict(by(first), { heldId }, after(59));
    expect(await concludeVerdict(bySystem(), { heldId }, after(70))).toEqual({ concluded: false });
    expect(await traces()).toEqual(before);
    expect(await cardFor(matter, id, first)).toContain('"id":"consent.approve');
    const reject = { ...approve, verdict: 'reject', reason: '不再需要' } as const;
    const again = await holdVerdict(by(first, 1), reject, after(100));
    await concludeVerdict(bySystem(), again, after(200));
    expect((await traces()).decided).toEqual([...before.decided, { verdict: 'reject' }]);
    // What the law counts, counts from the press.
    const [owed] = await sql(
      `select met_at from obligation where kind = 'consent' and about_id = $1 and state = 'met'`,
      [id],
    );
    expect(owed!['met_at']).toEqual(after(100));
  });
});

describe('R-062 a draw ordered apart that nobody consents to', () => {
  it('ends its task as void, visibly and with the reason, and another one can be set up', async () => {
    const id = await asks.deployment();
    const early = sql(`update task set state = 'void' where id = $1`, [id]);
    await expect(early).rejects.toMatchObject({ code: 'YH001' });
    const no = { verdict: 'reject', reason: '列入年度计划' } as const;
    await giveConsent.deployment(by(bureau.head), id, no);
    const [task] = await sql('select state from task where id = $1', [id]);
    expect(task!['state']).toBe('void');
    expect(await cardFor('deployment', id, bureau.planner)).toContain(
      'card.consent.then.deployment.rejected',
    );
    expect(await asks.deployment()).not.toBe(id);
  });

  it('is the only way in which a task that was not frozen becomes void', async () => {
    const id = await asks.deployment();
    await giveConsent.deployment(by(bureau.head), id, { verdict: 'approve' });
    const forged = sql(`update task set state = 'void' where id = $1`, [id]);
    await expect(forged).rejects.toMatchObject({ code: 'YH001' });
  });
});

describe('R-047 a joint registry', () => {
  it('asks both heads where neither has asked for it, and tells who asked when both have spoken', async () => {
    const roles: [string, typeof branch.unit][] = [['registrar', branch.unit]];
    const registrar = await aPerson(sql, { unit: branch.unit, roles: roles as never });
    const sides = { unitId: branch.unit.id, partnerId: branch.sibling.id, reason: '人员不足' };
    const { agreementId: id } = await proposeJointPool(by(registrar), sides, monday);
    expect((await messages(id, 'action')).toSorted()).toEqual(
      [branch.head.id, partner.id].toSorted(),
    );
    await giveConsent['pool-agreement'](by(branch.head), id, { verdict: 'approve' });
    expect(await messages(id, 'notice')).toEqual([]);
    expect(
      (await reminders(id)).toSorted((a, b) => (a['state'] < b['state'] ? -1 : 1)),
    ).toMatchObject([
      { state: 'met', unit: branch.unit.name },
      { state: 'open', unit: branch.sibling.name },
    ]);
    expect(await cardFor('pool-agreement', id, branch.head)).not.toContain('"t":"actions"');
    await giveConsent['pool-agreement'](by(partner), id, { verdict: 'approve' });
    expect(await messages(id, 'notice')).toEqual([registrar.id]);
    expect(await reminders(id)).toMatchObject([{ state: 'met' }, { state: 'met' }]);
  });
});

describe('R-019 the draft of a bureau’s rules', () => {
  const change = (value: number) => ({
    changes: { 'exec.reactWithinDays': { value, source: null } },
  });

  it('shows on the same card what was written in it since, and lets nobody decide who wrote', async () => {
    const id = await asks.profile();
    const slug = await slugOf(id);
    const [first, second] = admins as [Someone, Someone];
    const asked = await messages(id, 'action');
    expect(asked).toEqual(expect.arrayContaining([second.id, bureau.head.id]));
    await amendProfile(by(first), { slug, ...change(4) }, monday);
    const card = await cardFor('profile', id, bureau.head);
    expect(card).toContain('派发后须匹配或确认收到：2个工作日 → 4个工作日');
    await expect(
      giveConsent.profile(by(bureau.head, 1), id, { verdict: 'approve' }),
    ).rejects.toMatchObject({ code: 'stale' });
    expect(await messages(id, 'action')).toEqual(asked);
    await amendProfile(by(second), { slug, ...change(5) }, monday);
    await expect(giveConsent.profile(by(second), id, { verdict: 'approve' })).rejects.toMatchObject(
      { code: 'forbidden' },
    );
    await giveConsent.profile(by(bureau.head, 3), id, { verdict: 'approve' });
    expect(await reminders(id)).toMatchObject([{ state: 'met' }]);
  });

  it('is decided by its own card only: a card of a decided draft says nothing about the next one', async () => {
    const id = await asks.profile();
    const slug = await slugOf(id);
    await giveConsent.profile(by(bureau.head), id, { verdict: 'approve' });
    await amendProfile(by(admins[0]!), { slug, ...change(3) }, monday);
    await expect(
      giveConsent.profile(by(admins[1]!), id, { verdict: 'reject', reason: '不宜' }),
    ).rejects.toMatchObject({ code: 'already-decided' });
    const states = await sql('select state from profile_version where slug = $1 order by version', [
      slug,
    ]);
    expect(states.map(({ state }) => state)).toEqual(['approved', 'draft']);
  });
});
