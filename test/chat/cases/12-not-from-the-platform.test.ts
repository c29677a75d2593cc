import { beforeAll, describe, expect, it } from 'vitest';
import { signature } from '../../../simulator/slack/transport.ts';
import { hashOf } from '../../../chat/tokens.ts';
import { useWorld, webhookSecret } from '../../bot/world.ts';
import { aVisitCard, tracesOfAccepting, type VisitCard } from './visits.ts';

const world = useWorld({ webhook: true });
const form = 'application/x-www-form-urlencoded';

/** Everything that a request could leave behind in the database. */
async function kept(): Promise<number[]> {
  const rows = await world.sql(
    `select (select count(*) from inbox)::int as inbox, (select count(*) from event)::int as event,
       (select count(*) from command_log)::int as command, (select count(*) from decision)::int as decision`,
  );
  return Object.values(rows[0]!) as number[];
}

const userOf = async ({ lead }: VisitCard) =>
  (await world.sql('select user_id from chat_identity where person_id = $1', [lead.id]))[0]![
    'user_id'
  ] as string;

describe('case 12: what does not come from Slack', () => {
  let visit: VisitCard;
  beforeAll(async () => {
    visit = await aVisitCard(world, 'slack');
  });

  const post = (body: string, headers: Record<string, string>) =>
    fetch(`${world.origin}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': form, ...headers },
      body,
    });

  /** A press that would accept the visit, if Slack had sent it. */
  async function aPress(): Promise<string> {
    const user = await userOf(visit);
    const payload = {
      type: 'block_actions',
      team: { id: world.slack.teamId },
      user: { id: user },
      channel: { id: 'D1' },
      trigger_id: '1.1',
      message: { ts: visit.card.id },
      actions: [
        {
          type: 'button',
          action_id: 'inspection.accept',
          block_id: 'b',
          action_ts: '1.1',
          value: visit.card.tokens['接受'],
        },
      ],
    };
    return `payload=${encodeURIComponent(JSON.stringify(payload))}`;
  }

  const signed = (body: string) => signature(world.slack.signingSecret, body);
  const minutes = 60_000;
  const forgeries: [string, (body: string) => Record<string, string>][] = [
    ['no signature at all', () => ({})],
    [
      'a signature without its time',
      (body) => ({ 'x-slack-signature': signed(body)['x-slack-signature'] }),
    ],
    ['a signature with another secret', (body) => signature('guessed', body)],
    ['the signature of another body', () => signed('payload=%7B%7D')],
    [
      'a signature that is ten minutes old',
      (body) => signature(world.slack.signingSecret, body, Date.now() - 10 * minutes),
    ],
    [
      'a new time under an old signature',
      (body) => ({
        ...signature(world.slack.signingSecret, body, Date.now() - 10 * minutes),
        'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
      }),
    ],
    [
      'a signature of another scheme',
      (body) => ({
        ...signed(body),
        'x-slack-signature': signed(body)['x-slack-signature'].replace('v0', 'v1'),
      }),
    ],
  ];

  it.each(forgeries)('is refused with %s, and leaves nothing behind', async (_, headers) => {
    const body = await aPress();
    const before = await kept();
    expect((await post(body, headers(body))).status).toBe(401);
    expect(await kept()).toEqual(before);
    expect(await tracesOfAccepting(world, visit)).toMatchObject({ events: 0, seats: 0 });
  });

  it('is let in with the right one, so the rest was refused for its signature alone', async () => {
    const body = await aPress();
    expect((await post(body, signed(body))).status).toBe(200);
    await expect.poll(() => tracesOfAccepting(world, visit)).toMatchObject({ events: 1, seats: 1 });
  });
});

describe('case 12: what does not come from Telegram', () => {
  let updates = 2_000_000_000;
  let visit: VisitCard;
  beforeAll(async () => {
    visit = await aVisitCard(world, 'telegram');
  });

  async function aPress(): Promise<string> {
    const id = Number(await userOf(visit));
    updates += 1;
    return JSON.stringify({
      update_id: updates,
      callback_query: {
        id: String(updates),
        from: { id, is_bot: false, first_name: 'x' },
        chat_instance: 'x',
        message: { message_id: 1, date: 0, chat: { id, type: 'private', first_name: 'x' } },
        data: visit.card.tokens['接受'],
      },
    });
  }

  const post = (body: string, headers: Record<string, string>) =>
    fetch(`${world.origin}/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const secret = 'x-telegram-bot-api-secret-token';

  it.each([
    ['no secret', {}],
    ['an empty one', { [secret]: '' }],
    ['a guessed one', { [secret]: 'guessed' }],
    ['half of the right one', { [secret]: webhookSecret.slice(0, 10) }],
    ['more than the right one', { [secret]: `${webhookSecret}x` }],
  ])('is refused with %s, and leaves nothing behind', async (_, headers) => {
    const before = await kept();
    expect((await post(await aPress(), headers)).status).toBe(401);
    expect(await kept()).toEqual(before);
    expect(await tracesOfAccepting(world, visit)).toMatchObject({ events: 0, seats: 0 });
  });

  it('is let in with the right one, so the rest was refused for its secret alone', async () => {
    expect((await post(await aPress(), { [secret]: webhookSecret })).status).toBe(200);
    await expect.poll(() => tracesOfAccepting(world, visit)).toMatchObject({ events: 1, seats: 1 });
  });
});

describe('case 12: a token that nobody was given', () => {
  it.each(['telegram', 'slack', 'web'] as const)('opens nothing on %s', async (platform) => {
    const visit = await aVisitCard(world, platform);
    const guesses = ['A'.repeat(22), 'a:', hashOf('x'), "' or 1=1 --"];
    for (const guess of guesses) {
      expect(await visit.hand.pressToken(visit.card, guess)).toContain('按钮已失效');
    }
    expect(await tracesOfAccepting(world, visit)).toMatchObject({ events: 0, seats: 0 });
  });
});
