import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { nameDeputy } from '../../usecases/deputy/name.ts';
import { requestRecusal } from '../../usecases/recusal/request.ts';
import { askReset } from '../../usecases/step-up/reset.ts';
import { codeOf, stepAt } from '../../usecases/step-up/totp.ts';
import { currentTime } from '../../db/clock.ts';
import { openBrowser } from '../support/browser.ts';
import { aConsentScene } from '../support/consents.ts';
import { useDatabase } from '../support/database.ts';
import { anOffice, aPerson, many, type Someone } from '../support/factories.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, by, monday, teamOf } from '../support/visit.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
let logins = 0;

async function atDesk({ id }: Someone): Promise<{ login: string; client: Client }> {
  logins += 1;
  const login = `second-${logins}`;
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    id,
    login,
    await hashPassword('yaohao-demo'),
  ]);
  return { login, client: await panel.signIn(login) };
}

const textOf = async (answer: Response) => answer.text();
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const bytesOf = (secret: string): Buffer => {
  const bits = secret.split('').map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'));
  return Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)!
      .map((byte) => Number.parseInt(byte, 2)),
  );
};

/** Enrols as somebody at the panel does; gives the recovery codes that the page shows. */
async function enrol(client: Client): Promise<string[]> {
  const page = await textOf(await client.post('/desk/step-up/enrol', {}));
  const secret = bytesOf(/<code>([A-Z2-7]{32})<\/code>/.exec(page)![1]!);
  const code = codeOf(secret, stepAt(await currentTime()));
  const shown = await client.post('/desk/step-up/confirm', { code });
  expect(shown.headers.get('cache-control')).toBe('no-store');
  const codes = (await textOf(shown)).match(/([A-Z2-7]{4}-){3}[A-Z2-7]{4}/g)!;
  expect(codes).toHaveLength(10);
  return codes;
}

async function aLostPhone() {
  const { unit } = await anOffice(sql);
  const person = await aPerson(sql, { unit, name: '李晓' });
  const admins = await many(2, () => aPerson(sql, { unit, roles: [['administrator', unit]] }));
  const own = await atDesk(person);
  return { person, own, admins, codes: await enrol(own.client) };
}

describe('the second factor at the panel', () => {
  it('shows recovery codes once, and how many are left; one proves in the place of a code', async () => {
    const { own, codes } = await aLostPhone();
    const again = await own.client.get('/desk/step-up/confirm');
    expect(again.headers.get('location')).toBe('/desk/step-up');
    expect(await textOf(await own.client.get('/desk/step-up'))).not.toContain(codes[0]);
    const visit = '/desk/step-up/inspection/00000000-0000-4000-8000-0000000000f2';
    await own.client.post(visit, { code: codes[0]! });
    expect(await textOf(await own.client.get(visit))).toContain('验证通过');
    expect(await textOf(await own.client.get('/desk/step-up'))).toContain('恢复码还剩 9 个');
    const fresh = await textOf(await own.client.post('/desk/step-up/codes', { code: codes[1]! }));
    expect(fresh).toMatch(/([A-Z2-7]{4}-){3}/);
    expect(fresh).not.toContain(codes[2]);
  });

  it('R-125 R-190 leads whoever has none to an authenticator, where a request asks for a code', async () => {
    const scene = await aMatchedTask(sql, { endsOn: '2026-09-16' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const [, leaver] = await teamOf(sql, scene, inspectionId);
    await requestRecusal(by(leaver!), { inspectionId, ground: 'kinship' }, monday);
    const { client } = await atDesk(scene.office.approver);
    const without = await textOf(await client.get('/desk/requests'));
    expect(without).toContain('请先登记验证器');
    expect(without).toContain('action="/desk/step-up/enrol"');
    expect(without).not.toContain('name="code"');
    await enrol(client);
    const asked = await textOf(await client.get('/desk/requests'));
    expect(asked).toContain('name="code"');
    expect(asked).not.toContain('请先登记验证器');
  });

  it('R-190 stands on the desk and in the menu of who decides about it, and before whose it is', async () => {
    const { person, own, admins } = await aLostPhone();
    const [first, second] = await Promise.all(admins.map(atDesk));
    const menu = 'href="/desk/requests"';
    expect(await textOf(await own.client.get('/desk/calendar'))).not.toContain(menu);
    expect(await textOf(await second!.client.get('/desk/calendar'))).toContain(menu);
    const line = '待第二名管理员同意的验证器重置';
    expect(await textOf(await second!.client.get('/desk'))).not.toContain(line);
    expect(await textOf(await own.client.get('/desk/step-up'))).not.toContain('申请重置您的验证器');
    await askReset(by(admins[0]!), { personId: person.id, reason: '手机遗失' }, monday);
    expect(await textOf(await second!.client.get('/desk'))).toContain(line);
    expect(await textOf(await first!.client.get('/desk'))).not.toContain(line);
    expect(await textOf(await own.client.get('/desk/step-up'))).toContain('申请重置您的验证器');
  });

  it('R-190 is reset by two administrators, and enrolled anew after the next sign-in', async () => {
    const { person, own, admins } = await aLostPhone();
    const page = `/desk/people/${person.id}`;
    expect(await textOf(await own.client.get('/desk/people/me'))).not.toContain('申请重置验证器');
    const [first, second] = await Promise.all(admins.map(atDesk));
    const form = `${page}/reset`;
    const before = await textOf(await first!.client.get(page));
    await first!.client.post(form, { ...hiddenOf(before, form), reason: '手机遗失' });
    const waiting = await textOf(await first!.client.get(page));
    expect(waiting).toContain('等待另一名管理员决定');
    expect(waiting).not.toContain('同意重置</button>');
    const queue = await textOf(await second!.client.get('/desk/requests'));
    const action = /action="(\/desk\/people\/[^"]+\/reset\/[^"]+)"/.exec(queue)![1]!;
    // The one who asked presses all the same.
    const alone = await first!.client.post(action, {
      ...hiddenOf(queue, action),
      verdict: 'approve',
    });
    expect(await textOf(await first!.client.get(alone.headers.get('location')!))).toContain('无权');
    const fresh = hiddenOf(await textOf(await second!.client.get(page)), action);
    await second!.client.post(action, { ...fresh, verdict: 'approve' });
    expect(await textOf(await second!.client.get(page))).toContain('未登记');
    const visitor = panel.visit();
    const entered = await visitor.post('/sign-in', { login: own.login, password: 'yaohao-demo' });
    expect(entered.headers.get('location')).toBe('/desk/step-up');
    expect(await textOf(await visitor.get('/desk/step-up'))).toContain('已由两名管理员重置');
    await enrol(visitor);
    expect(await textOf(await visitor.get('/desk/step-up'))).toContain('您已登记验证器');
  });
});

describe.skipIf(!hasBrowser)(
  'the second factor, deputies and what can be undone, in a browser',
  () => {
    it('are read without help at both widths in both languages', async () => {
      const browser = await openBrowser();
      try {
        const { bureau, asks } = await aConsentScene(sql);
        const { unit } = bureau;
        const [one, other] = await many(2, () =>
          aPerson(sql, {
            unit,
            roles: [
              ['administrator', unit],
              ['head', unit],
            ],
          }),
        );
        const { client } = await atDesk(one!);
        await enrol(client);
        const second = await atDesk(other!);
        const page = `/desk/people/${one!.id}`;
        const form = `${page}/reset`;
        const hidden = hiddenOf(await textOf(await second.client.get(page)), form);
        await second.client.post(form, { ...hidden, reason: '手机遗失，已电话核实' });
        await nameDeputy(
          by(bureau.head),
          {
            deputyId: one!.id,
            role: 'head',
            unitId: unit.id,
            startsOn: '2026-09-14',
            endsOn: '2026-09-20',
            reason: '外出学习',
          },
          monday,
        );
        await asks.campaign();
        const id = await asks.exclusion();
        const action = `/desk/exclusions/${id}/decide`;
        const list = await textOf(await client.get('/desk/exclusions'));
        await client.post(action, {
          ...hiddenOf(list, action),
          verdict: 'reject',
          reason: '不属实',
        });
        const tab = await browser.newPage();
        const [name, value] = client.cookie()!.split('=');
        await tab.context().addCookies([{ name: name!, value: value!, url: panel.origin() }]);
        for (const [at, file] of [
          ['/desk/requests', 'undo'],
          ['/desk/step-up', 'codes-left'],
          ['/desk/step-up/inspection/00000000-0000-4000-8000-0000000000f2', 'prove'],
          ['/desk/deputies', 'deputies'],
          [page, 'people'],
        ] as const) {
          for (const locale of ['zh-CN', 'en']) {
            await client.post('/language', { locale, back: '/desk' });
            for (const width of [390, 1440]) {
              await tab.setViewportSize({ width, height: 900 });
              await tab.goto(panel.origin() + at, { waitUntil: 'load' });
              await expectReadable(tab, `${file}-${locale}-${width}`);
            }
          }
        }
      } finally {
        await browser.close();
      }
    }, 120_000);
  },
);

type Tab = Awaited<ReturnType<Awaited<ReturnType<typeof openBrowser>>['newPage']>>;

async function expectReadable(tab: Tab, name: string): Promise<void> {
  const dir = process.env['SHOTS'];
  if (dir) {
    await mkdir(dir, { recursive: true });
    await tab.screenshot({ path: path.join(dir, `${name}.png`), fullPage: true });
  }
  expect(await tab.$('.flash.held'), `${name}: the bar to undo`).not.toBeNull();
  const wide = await tab.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide, `${name} overflows`).toBeLessThanOrEqual(0);
  await tab.evaluate(axe.source);
  const found = (await tab.evaluate('axe.run()')) as { violations: { id: string }[] };
  expect(
    found.violations.map(({ id }) => id),
    name,
  ).toEqual([]);
}
