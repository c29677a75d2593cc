import { execFile } from 'node:child_process';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { checkChats } from '../../chat/check-all.ts';
import { clockFinding } from '../../chat/check.ts';
import {
  checkFileHeader,
  checkFilePass,
  checkFilePath,
  isCheckFilePass,
} from '../../chat/check-file.ts';
import {
  type CheckReport,
  isWell,
  slackGroupScopes,
  slackScopes,
} from '../../domain/chat-check.ts';
import { aHand, type Hand } from '../bot/hands.ts';
import { useWorld, webhookSecret } from '../bot/world.ts';
import { anOffice, aPerson, type Someone } from '../support/factories.ts';

const world = useWorld({ webhook: true });

let person: Someone;
let hands: Hand[];

beforeAll(async () => {
  const office = await anOffice(world.sql);
  person = await aPerson(world.sql, { unit: office.unit, roles: [['administrator', office.unit]] });
  hands = [];
  for (const provider of ['telegram', 'slack', 'web'] as const) {
    hands.push(await aHand(world, person, provider));
  }
  await world.sql(
    `insert into account (person_id, login, password_hash) values ($1, 'tester', 'none')`,
    [person.id],
  );
  await vi.waitFor(async () => {
    const heard = await world.sql('select provider from chat_account');
    expect(heard).toHaveLength(2);
  });
});

const states = ({ lines }: CheckReport) =>
  Object.fromEntries(lines.map(({ step, state }) => [step, state]));
const line = (report: CheckReport, step: string) => report.lines.find((one) => one.step === step)!;
const only = async (provider: 'telegram' | 'slack', waitMs = 0) =>
  (await checkChats({ personId: person.id, only: provider, waitMs }))[0]!;

/** Presses the check's button on every platform as soon as it is there. */
const pressAll = () =>
  Promise.all(
    hands.map(async (hand) => {
      const card = await vi.waitFor(() => hand.card('通道检查'), { timeout: 10_000 });
      return hand.press(card, '收到');
    }),
  );

describe('a check of the chats', () => {
  it('goes through post, press, edit, file and deletion on every platform, and leaves nothing to press', async () => {
    const checking = checkChats({ personId: person.id, waitMs: 20_000 });
    expect(new Set(await pressAll())).toEqual(new Set(['收到点击，通道正常。']));
    const reports = await checking;
    const [telegram, slack, web] = reports.map(states);
    const all = { reach: 'ok', inlet: 'ok', chat: 'ok', post: 'ok', press: 'ok', edit: 'ok' };
    const everywhere = { ...all, file: 'ok', delete: 'ok' };
    expect(telegram).toEqual({ ...everywhere, clock: 'ok' });
    expect(slack).toEqual({ ...everywhere, clock: 'ok', scopes: 'ok' });
    // Nobody has turned notifications on.
    expect(web).toEqual({ ...everywhere, push: 'skipped' });
    expect(reports.every(isWell)).toBe(true);
    for (const chat of [world.telegram, world.slack]) {
      const left = chat.messages().filter(({ deleted, onlyFor }) => !deleted && !onlyFor);
      expect(left).toEqual([]);
    }
    await expect(hands[2]!.card('通道检查')).rejects.toThrow();
    const [{ n } = {}] = await world.sql(
      `select count(*)::int as n from web_post where taken_at is not null`,
    );
    expect(n).toBe(1);
    const pressed = await world.sql(
      `select door from event where type = 'check.pressed' order by door`,
    );
    expect(pressed.map(({ door }) => door)).toEqual(['slack', 'telegram', 'web']);
  });

  it('says what to mend when nobody presses, when somebody is not linked, when the bot is shut out', async () => {
    expect(line(await only('telegram', 300), 'press')).toMatchObject({
      state: 'failed',
      advice: 'not-pressed',
    });
    const stranger = await aPerson(world.sql, {
      unit: (await anOffice(world.sql)).unit,
      roles: [],
    });
    const [report] = await checkChats({ personId: stranger.id, only: 'slack', waitMs: 0 });
    expect(line(report!, 'chat')).toMatchObject({ advice: 'not-linked' });
    const [identity] = await world.sql(
      `select user_id from chat_identity where person_id = $1 and provider = 'telegram'`,
      [person.id],
    );
    const user = Number(identity!['user_id']);
    world.telegram.blocked(user);
    expect(line(await only('telegram'), 'post')).toMatchObject({ advice: 'unreachable' });
    world.telegram.blocked(user, false);
  });

  it('names the scopes that are missing', async () => {
    world.slack.setScopes(['chat:write', 'im:write']);
    expect(line(await only('slack'), 'scopes')).toMatchObject({
      state: 'failed',
      detail: 'commands, files:read, files:write, im:history',
      advice: 'scopes',
    });
    world.slack.setScopes([...slackScopes]);
  });

  it('asks for a scope by which channels are read back, where there is one, and for either', async () => {
    expect(line(await only('slack'), 'scopes')).toMatchObject({ state: 'ok' });
    const { unit } = await anOffice(world.sql);
    await world.sql(
      `insert into chat_group (id, provider, account, chat, title, unit_id)
       values (gen_random_uuid(), 'slack', 'T0FAKE', 'C70', '县局群', $1)`,
      [unit.id],
    );
    expect(line(await only('slack'), 'scopes')).toMatchObject({
      state: 'failed',
      detail: 'channels:history / groups:history',
      advice: 'scopes',
    });
    for (const scope of slackGroupScopes) {
      world.slack.setScopes([...slackScopes, scope]);
      expect(line(await only('slack'), 'scopes')).toMatchObject({ state: 'ok' });
    }
  });

  it.each(['telegram', 'slack'] as const)(
    'says that the token of %s is refused, and tries nothing else with it',
    async (provider) => {
      world[provider].revokeToken();
      const report = await only(provider);
      world[provider].revokeToken(false);
      expect(line(report, 'reach')).toMatchObject({ state: 'failed', advice: 'token' });
      expect(report.lines.map(({ step }) => step)).toEqual(['reach', 'clock']);
      expect(JSON.stringify(report)).not.toMatch(/telegram-token-of-a-test|xoxb/);
    },
  );

  it('tells a webhook that points elsewhere, and a limit', async () => {
    const set = `${world.telegram.url}/bot${world.telegram.token}/setWebhook?url=`;
    await fetch(`${set}https://elsewhere.example/hook`);
    expect(line(await only('telegram'), 'inlet')).toMatchObject({
      detail: 'https://elsewhere.example/hook',
      advice: 'webhook-elsewhere',
    });
    await fetch(`${set}${world.origin}/telegram&secret_token=${webhookSecret}`);
    world.telegram.rateLimit({ method: 'sendMessage', count: 1, retryAfter: 3 });
    expect(line(await only('telegram'), 'post')).toMatchObject({ advice: 'rate-limited' });
  });

  it('gives a file back to a check of its own installation alone', async () => {
    const ask = (pass?: string) =>
      fetch(world.origin + checkFilePath, {
        method: 'POST',
        headers: pass === undefined ? {} : { [checkFileHeader]: pass },
        body: new URLSearchParams({ file: 'x' }),
      });
    expect((await ask()).status).toBe(403);
    expect((await ask('AAAA')).status).toBe(403);
    expect((await ask(checkFilePass(Date.now() - 61_000))).status).toBe(403);
    expect(isCheckFilePass(checkFilePass())).toBe(true);
  });

  it('takes no card from a web inbox but its own', async () => {
    const taking = world.sql(
      `insert into web_post (id, chat, locale, card, posted_at, taken_at)
       values (gen_random_uuid(), 'anybody', 'zh-CN', '{"kind": "inspection"}', now(), now())`,
    );
    await expect(taking).rejects.toThrow('web_post_taken_is_a_check');
  });

  it('tells clocks that are too far apart', () => {
    expect(clockFinding(29_000)).toMatchObject({ state: 'ok', detail: '29.0 s' });
    expect(clockFinding(-31_000)).toMatchObject({ state: 'failed', advice: 'clock' });
  });
});

describe('npx yaohao chat check', () => {
  const yaohao = (...words: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const bin = ['cli/yaohao.mjs', 'chat', 'check', ...words];
      execFile(process.execPath, bin, (error, out, err) =>
        resolve({ code: Number(error?.code ?? 0), out, err }),
      );
    });

  it('prints a line for each step, and ends with 1 when one fails', async () => {
    const { code, out } = await yaohao('--to', 'tester', '--wait', '0');
    expect(out).toMatch(/telegram {1,}✓ 正常 · 发送卡片 · \d+ ms/);
    expect(code).toBe(0);
    const refused = await yaohao('--to', 'nobody');
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('nobody') });
    world.slack.revokeToken();
    const failing = await yaohao('--only', 'slack', '--en', '--wait', '0');
    world.slack.revokeToken(false);
    expect(failing.code).toBe(1);
    expect(failing.out).toContain('The token is wrong or revoked');
  });
});
