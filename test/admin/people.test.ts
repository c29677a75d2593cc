import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import axe from 'axe-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { beatBot } from '../../usecases/account/bots.ts';
import { linkCodeHash } from '../../usecases/account/issue-link-code.ts';
import { answerLink, askToLink } from '../../usecases/account/link.ts';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { anInspector, anOffice, aPerson, type Office, type Someone } from '../support/factories.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';
import { monday } from '../support/visit.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
const slackLink = 'https://slack.com/app_redirect?app=A0FAKE&team=T0FAKE';
let password: string;
let count = 0;

beforeAll(async () => {
  password = await hashPassword('yaohao-demo');
  for (const [provider, name] of [
    ['telegram', '@yaohao_bot'],
    ['slack', 'yaohao @ 县局'],
  ] as const) {
    const link = provider === 'slack' ? slackLink : undefined;
    await beatBot({ provider, account: '4242', name, mode: 'polling', leader: 'one:1', link });
  }
});

async function atDesk(person: Someone): Promise<Client> {
  count += 1;
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    person.id,
    `keeper-${count}`,
    password,
  ]);
  return panel.signIn(`keeper-${count}`);
}

const official = ({ unit }: Office, role: 'administrator' | 'registrar') =>
  aPerson(sql, { unit, roles: [[role, unit]] });

const pageOf = async (client: Client, at: string) => (await client.get(at)).text();
const at = ({ id }: Someone) => `/desk/people/${id}`;

/** What the form for a code answers: the page with the code. */
async function codePage(client: Client, person: Someone, provider = 'telegram') {
  const answer = await client.post(`${at(person)}/code`, { provider });
  return { status: answer.status, page: await answer.text() };
}

const linked = async (page: string, userId: string) => {
  const [, code] = /\?start=([\w-]+)/.exec(page) ?? [];
  const whose = { provider: 'telegram', account: '4242', userId } as const;
  const request = { codeHash: linkCodeHash(code!), ...whose, chat: userId };
  const { claimId } = await askToLink(request, monday);
  return answerLink({ claimId, whose, answer: 'yes' }, monday);
};

describe('case 13, linking from the panel', () => {
  it('gives the administrator a link, a QR code and a code to type, once', async () => {
    const office = await anOffice(sql);
    const person = await anInspector(sql, { unit: office.unit });
    const client = await atDesk(await official(office, 'administrator'));
    expect(await pageOf(client, at(person))).toContain('开具绑定码');
    const { status, page } = await codePage(client, person);
    expect(status).toBe(200);
    expect(page).toMatch(/https:\/\/t\.me\/yaohao_bot\?start=[\w-]{22}/);
    expect(page).toContain('<svg class="qr"');
    expect(page).toMatch(/\/start [2-9A-Z]{4}-[2-9A-Z]{4}/);
    const [, code] = /\?start=([\w-]+)/.exec(page)!;
    expect(await pageOf(client, at(person))).not.toContain(code);
    const kept = await sql(
      `select sess::text as text from session union all select data::text from event
       union all select code_hash from chat_link_code`,
    );
    expect(JSON.stringify(kept)).not.toContain(code);

    await linked(page, '70001');
    const after = await pageOf(client, at(person));
    expect(after).toContain('已绑定');
    expect(after).not.toContain('value="telegram" /><button class="primary"');
  });

  it('lets people link themselves, and nobody else’s page open', async () => {
    const office = await anOffice(sql);
    const person = await anInspector(sql, { unit: office.unit });
    const other = await anInspector(sql, { unit: office.unit });
    const client = await atDesk(person);
    expect(await pageOf(client, '/desk/people/me')).toContain(`${person.name}的聊天账号`);
    const { page } = await codePage(client, person, 'slack');
    expect(page).toMatch(/\/yaohao link [2-9A-Z]{4}-[2-9A-Z]{4}/);
    expect(page).toContain('https://slack.com/app_redirect?app=A0FAKE&#38;team=T0FAKE');
    expect(page).toContain('<svg class="qr"');
    expect((await client.get(at(other))).status).toBe(404);
    expect((await codePage(client, other)).status).toBe(303);
    const [refused] = await sql(
      `select data ->> 'code' as code from event where type = 'command.refused' and about_id = $1`,
      [other.id],
    );
    expect(refused).toEqual({ code: 'forbidden' });
    expect((await client.get('/desk/reach')).status).toBe(403);
  });

  it('shows a registrar no code for people who approve, and says why a second link is refused', async () => {
    const office = await anOffice(sql);
    const registrar = await atDesk(await official(office, 'registrar'));
    expect(await pageOf(registrar, at(office.approver))).not.toContain('/code"');
    const person = await anInspector(sql, { unit: office.unit });
    await linked((await codePage(registrar, person)).page, '70002');
    const form = `${at(person)}/unlink`;
    const hidden = hiddenOf(await pageOf(registrar, at(person)), form);
    const answer = await registrar.post(form, { ...hidden, reason: '更换手机' });
    const page = await pageOf(registrar, answer.headers.get('location')!);
    expect(page).toContain('已解除绑定，并已告知本人');
    expect(page).toContain('管理员解除');
    const again = await registrar.post(`${at(person)}/code`, { provider: 'telegram' });
    expect(await pageOf(registrar, again.headers.get('location')!)).toContain(
      '曾经绑定过账号的，须由本单位管理员重新开具绑定码',
    );
  });
});

describe('who can be reached', () => {
  it('shows the worst first, since when, and who answered the drill', async () => {
    const office = await anOffice(sql);
    const { unit, bureau } = office;
    const [reached, blocked, nowhere] = [
      await anInspector(sql, { unit }),
      await anInspector(sql, { unit }),
      await anInspector(sql, { unit }),
    ];
    for (const [person, isReachable] of [
      [reached, true],
      [blocked, false],
    ] as const) {
      await sql(
        `insert into chat_identity (id, person_id, provider, account, user_id, reachable, blocked_at, linked_at)
         values ($1, $2, 'telegram', '4242', $3, $4, $5, $6)`,
        [randomUUID(), person!.id, person!.id, isReachable, isReachable ? null : monday, monday],
      );
    }
    const admin = await aPerson(sql, { unit: bureau, roles: [['administrator', bureau]] });
    const client = await atDesk(admin);
    const page = await pageOf(client, '/desk/reach');
    const order = [nowhere, blocked, reached].map((person) => page.indexOf(person!.name));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(page).toContain('2026年9月14日（周一） 09:00 起收不到');
    expect(page).toContain('无法送达');
    const filtered = await pageOf(client, '/desk/reach?state=blocked');
    expect(filtered).toContain(blocked!.name);
    expect(filtered).not.toContain(`${at(reached!)}"`);

    const hidden = hiddenOf(page, '/desk/reach/drill');
    const answer = await client.post('/desk/reach/drill', { ...hidden, unitId: bureau.id });
    const after = await pageOf(client, answer.headers.get('location')!);
    expect(after).toContain('已发起演练，共 2 人');
    expect(after).toContain('未应答');
    const asked = await sql(`select person_id from message where card = 'drill'`);
    expect(new Set(asked.map((row) => row['person_id']))).toEqual(
      new Set([reached!.id, blocked!.id]),
    );
  });
});

describe('signing out everywhere', () => {
  const signIns = (person: Someone) =>
    sql(`select sid from session where sess ->> 'personId' = $1`, [person.id]);

  it('is done by the person themselves, and ends the session that they ask from as well', async () => {
    const office = await anOffice(sql);
    const person = await anInspector(sql, { unit: office.unit });
    const client = await atDesk(person);
    await sql(`insert into session (sid, sess, expire) values ($1, $2, now() + interval '1 day')`, [
      randomUUID(),
      JSON.stringify({ personId: person.id, cookie: {} }),
    ]);
    expect(await signIns(person)).toHaveLength(2);
    const form = `${at(person)}/sign-out`;
    const answer = await client.post(form, hiddenOf(await pageOf(client, at(person)), form));
    expect(answer.headers.get('location')).toBe('/sign-in');
    expect(await signIns(person)).toEqual([]);
    expect((await client.get(at(person))).status).not.toBe(200);
  });

  it('is done by an administrator for somebody who lost their phone, and by no registrar', async () => {
    const office = await anOffice(sql);
    const person = await anInspector(sql, { unit: office.unit });
    await atDesk(person);
    const form = `${at(person)}/sign-out`;
    const registrar = await atDesk(await official(office, 'registrar'));
    expect(await pageOf(registrar, at(person))).not.toContain(form);
    const refused = await registrar.post(form, { commandId: randomUUID() });
    expect(await pageOf(registrar, refused.headers.get('location')!)).toContain('无权');
    expect(await signIns(person)).toHaveLength(1);
    const admin = await atDesk(await official(office, 'administrator'));
    const answer = await admin.post(form, hiddenOf(await pageOf(admin, at(person)), form));
    expect(await pageOf(admin, answer.headers.get('location')!)).toContain(
      '已退出全部登录（1 处）',
    );
    expect(await signIns(person)).toEqual([]);
    const [event] = await sql(
      `select data from event where type = 'account.signed-out' and about_id = $1`,
      [person.id],
    );
    expect(event!['data']).toEqual({ sessions: 1 });
  });
});

describe.skipIf(!hasBrowser)('the pages about accounts, in a browser', () => {
  it('have no fault of access and need no sideways scrolling, on a phone and on a desk', async () => {
    const office = await anOffice(sql);
    const person = await anInspector(sql, { unit: office.unit });
    const client = await atDesk(await official(office, 'administrator'));
    const browser = await openBrowser();
    const shots = process.env['SHOTS'];
    if (shots) await mkdir(shots, { recursive: true });
    const page = await browser.newPage({ extraHTTPHeaders: { cookie: client.cookie()! } });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [name, address] of [
        ['reach', '/desk/reach'],
        ['person', at(person)],
        ['code', at(person)],
      ] as const) {
        await page.goto(panel.origin() + address);
        if (name === 'code') await page.click('button.primary');
        if (shots) await page.screenshot({ path: path.join(shots, `${name}-${width}.png`) });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect([name, width, wide]).toEqual([name, width, width]);
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() =>
          (globalThis as never as { axe: typeof axe }).axe.run(),
        );
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      }
    }
    await browser.close();
  }, 60_000);
});
