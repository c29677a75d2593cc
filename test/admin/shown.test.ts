import { beforeAll, describe, expect, it } from 'vitest';
import type { Matter } from '../../domain/consent.ts';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { aConsentScene, type ConsentScene } from '../support/consents.ts';
import { useDatabase } from '../support/database.ts';
import type { Someone } from '../support/factories.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { aBureauThatPlans } from '../support/plan-steps.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
let scene: ConsentScene;
beforeAll(async () => {
  scene = await aConsentScene(sql);
});

const logins = new Map<string, string>();
async function atDesk({ id }: Someone): Promise<Client> {
  const known = logins.get(id);
  if (known) return panel.signIn(known);
  const login = `reader-${logins.size + 1}`;
  logins.set(id, login);
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    id,
    login,
    await hashPassword('yaohao-demo'),
  ]);
  return panel.signIn(login);
}

type Place = { page: string; action: string; said: string };
type Asked = Exclude<Matter, 'plan' | 'correction' | 'case'>;

/** Where each matter has its own page, what its form posts to, and a word that the page says of it. */
const places: Record<Asked, (id: string) => Promise<Place>> = {
  exclusion: async (id) => ({
    page: '/desk/exclusions',
    action: `/desk/exclusions/${id}/decide`,
    said: '闽公通〔2026〕18号',
  }),
  campaign: async (id) => ({
    page: '/desk/exclusions?year=2026',
    action: `/desk/campaigns/${id}/decide`,
    said: '巡查',
  }),
  deployment: async (id) => ({
    page: `/desk/tasks/${id}`,
    action: `/desk/tasks/${id}/deployment`,
    said: '定向抽查',
  }),
  'pool-agreement': async (id) => ({
    page: '/desk/registry',
    action: `/desk/registry/joint-pools/${id}/consent`,
    said: '人员不足',
  }),
  flag: async (id) => {
    const [row] = await sql('select subject_id from subject_flag where id = $1', [id]);
    return {
      page: `/desk/registry/subjects/${row!['subject_id']}`,
      action: `/desk/registry/flags/${id}/decide`,
      said: '严重违法失信',
    };
  },
  profile: async (id) => {
    const [row] = await sql('select slug from profile_version where id = $1', [id]);
    return {
      page: `/desk/profiles/${row!['slug']}/1`,
      action: `/desk/profiles/${row!['slug']}/verdict`,
      said: '莱公办〔2026〕4号',
    };
  },
};

/** Turns it down on that page, and gives what is kept with the verdict. */
async function kept(client: Client, { page, action }: Place, id: string) {
  const text = await (await client.get(page)).text();
  const given = { ...hiddenOf(text, action), verdict: 'reject', reason: '不再需要' };
  expect((await client.post(action, given)).status).toBe(303);
  return cardOf(id);
}

async function cardOf(id: string) {
  const [card] = await sql(
    `select c.kind, c.about_type, c.about_id, c.locale, c.body from held_verdict h
     join shown_card c on c.hash = h.card_hash where h.about_id = $1 and h.state = 'held'`,
    [id],
  );
  return card;
}

describe('what was shown on the page of the thing itself is what was signed', () => {
  it.each(Object.keys(places) as Asked[])('R-190 of %s', async (matter) => {
    const id = await scene.asks[matter]();
    const place = await places[matter](id);
    const { bureau, partner } = scene;
    const client = await atDesk(matter === 'pool-agreement' ? partner : bureau.head);
    const card = await kept(client, place, id);
    expect(card).toMatchObject({ about_type: matter, about_id: id, locale: 'zh-CN' });
    expect(card!['body']).toContain(place.said);
  });

  it('R-190 of a plan', async () => {
    const office = await aBureauThatPlans(sql);
    const { planId } = await office.draft();
    await office.submit(planId);
    const page = `/desk/plans/${planId}`;
    const place = { page, action: `${page}/decide`, said: '' };
    const card = await kept(await atDesk(office.chief), place, planId);
    expect(card).toMatchObject({ kind: 'panel.plan', about_type: 'plan', about_id: planId });
  });

  it('R-190 of a flag in the list of those that wait, named with its subject', async () => {
    const own = await aConsentScene(sql);
    const id = await own.asks.flag();
    const action = `/desk/registry/flags/${id}/decide`;
    const place = { page: '/desk/registry', action, said: '' };
    const card = await kept(await atDesk(own.bureau.head), place, id);
    const [subject] = await sql(
      'select s.name from subject s join subject_flag f on f.subject_id = s.id where f.id = $1',
      [id],
    );
    expect(card!['body']).toContain(subject!['name']);
  });

  it('is not what was shown of another thing, whatever the form names', async () => {
    const [first, second] = [await scene.asks.campaign(), await scene.asks.campaign()];
    const client = await atDesk(scene.bureau.head);
    const [one, other] = [await places.campaign(first), await places.campaign(second)];
    const text = await (await client.get(one.page)).text();
    const { shown } = hiddenOf(text, one.action);
    const given = {
      ...hiddenOf(text, other.action),
      shown: shown!,
      verdict: 'reject',
      reason: '否',
    };
    await client.post(other.action, given);
    expect(await cardOf(second)).toBeUndefined();
    const [held] = await sql('select card_hash from held_verdict where about_id = $1', [second]);
    expect(held).toEqual({ card_hash: null });
  });
});
