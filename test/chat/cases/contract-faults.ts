import { Api } from 'grammy';
import type { ChatPort, SendOutcome } from '../../../chat/port.ts';
import { slackClient, slackPort } from '../../../chat/slack.ts';
import { telegramPort } from '../../../chat/telegram.ts';
import type { FaultSwitches } from '../../../simulator/fake-faults.ts';
import { listen } from '../../../simulator/fake-server.ts';
import type { World } from '../../bot/world.ts';

/** What the server of a platform can do to a send, the outcome that says so, and how many cards it leaves. */
export const faults = {
  '429': {
    outcome: { ok: false, class: 'retry', retryAfterMs: 3000, scope: 'chat' },
    stands: 0,
  },
  'lost answer': { outcome: { ok: false, class: 'unknown' }, stands: 1 },
  'server error': { outcome: { ok: false, class: 'unknown' }, stands: 0 },
  'shut out': { outcome: { ok: false, class: 'unreachable' }, stands: 0 },
  'revoked token': { outcome: { ok: false, class: 'config' }, stands: 0 },
} as const;
export type Fault = keyof typeof faults;

/** Why the web inbox does not have them. A server error of its own is in the contract of all: the database is away. */
export const whyNotOnTheWeb = {
  '429': '429: nobody counts what is written into a table of our own',
  'lost answer': 'lost answer: the table itself tells whether the row is there',
  'shut out': 'shut out: an inbox is its person’s own, linked nowhere, and cannot be closed to us',
  'revoked token': 'revoked token: it needs none, and stands while those of the others are revoked',
} as const satisfies Partial<Record<Fault, string>>;

type Act = () => Promise<SendOutcome>;

/** A platform whose server can be made to fail. */
export type FaultyPlace = {
  cause: Record<Fault, (act: Act) => Promise<SendOutcome>>;
  /** How many sends its server has counted. */
  sends: () => number;
  /** The same platform where no server listens. */
  nobody: (act: (port: ChatPort) => Promise<SendOutcome>) => Promise<SendOutcome>;
};

type Asked = { send: string; user: string | number; portAt: (origin: string) => ChatPort };

/** Telegram and Slack of a world. */
export const causesOf = ({
  telegram,
  slack,
}: World): Record<'telegram' | 'slack', FaultyPlace> => ({
  telegram: faulty(telegram, {
    send: 'sendMessage',
    user: 77,
    portAt: (apiRoot) => telegramPort(new Api('4242:test', { apiRoot }), '4242'),
  }),
  slack: faulty(slack, {
    send: 'chat.postMessage',
    user: 'U77',
    portAt: (origin) => slackPort(slackClient('xoxb-test', `${origin}/api/`)),
  }),
});

type Faulty = FaultSwitches & { calls: (method: string) => readonly unknown[] };

function faulty(fake: Faulty, { send, user, portAt }: Asked): FaultyPlace {
  const before = (set: () => void) => (act: Act) => {
    set();
    return act();
  };
  const during = (set: (on: boolean) => void) => async (act: Act) => {
    set(true);
    try {
      return await act();
    } finally {
      set(false);
    }
  };
  return {
    cause: {
      '429': before(() => fake.rateLimit({ method: send, count: 1, retryAfter: 3 })),
      'lost answer': before(() => fake.hangAfterSend(send)),
      'server error': before(() => fake.fail5xx(send)),
      'shut out': during((on) => fake.blocked(user, on)),
      'revoked token': during((on) => fake.revokeToken(on)),
    },
    sends: () => fake.calls(send).length,
    nobody: async (act) => {
      const gone = await listen(() => Promise.resolve(), {});
      await gone.close();
      return act(portAt(gone.origin));
    },
  };
}
