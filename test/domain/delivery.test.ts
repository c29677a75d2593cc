import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  backoffMs,
  paceKeys,
  pacesOf,
  resolve,
  settle,
} from '../../domain/delivery.ts';

const post = { edit: false, toPerson: true, attempt: 1 };
const edit = { edit: true, toPerson: true, attempt: 1 };
const no = (answer: Exclude<Answer, { ok: true } | { class: 'retry' }>['class']): Answer => ({
  ok: false,
  class: answer,
});

describe('an attempt', () => {
  it.each([
    ['a new message that arrived', post, { ok: true }, 'sent'],
    ['an edit that arrived', edit, { ok: true }, 'sent'],
    ['an edit that changes nothing', edit, no('unchanged'), 'sent'],
    ['an edit of a message that is gone', edit, no('gone'), 'repost'],
    ['a person who cannot be reached', post, no('unreachable'), 'elsewhere'],
    ['a person who cannot be reached any more', edit, no('unreachable'), 'elsewhere'],
    ['a group that cannot be reached', { ...post, toPerson: false }, no('unreachable'), 'failed'],
    ['a new message without an answer', post, no('unknown'), 'unknown'],
    ['an edit without an answer', edit, no('unknown'), 'again'],
    ['a message that the platform refuses', post, no('bug'), 'failed'],
    ['an account that does not work', post, no('config'), 'again'],
  ] as const)('settles %s', (_what, attempt, answer, to) => {
    expect(settle(attempt, answer as Answer).to).toBe(to);
  });

  it('waits as long as the platform asks, and stops the chat or the account meanwhile', () => {
    const answer: Answer = { ok: false, class: 'retry', retryAfterMs: 34_000, scope: 'account' };
    expect(settle(post, answer)).toEqual({
      to: 'again',
      waitMs: 34_000,
      pause: { scope: 'account', ms: 34_000 },
    });
  });

  it('waits longer each time when the platform asks for nothing', () => {
    const answer: Answer = { ok: false, class: 'retry', retryAfterMs: 0, scope: 'chat' };
    const waits = [1, 2, 3, 12, 90].map((attempt) => settle({ ...post, attempt }, answer));
    expect(waits.map((settlement) => 'waitMs' in settlement && settlement.waitMs)).toEqual([
      1000, 2000, 4000, 300_000, 300_000,
    ]);
  });

  it('leaves a minute before anybody asks what became of it', () => {
    expect(settle(post, no('unknown'))).toEqual({ to: 'unknown', waitMs: 60_000 });
  });

  it('never waits less than a second, more than five minutes, or less than before', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (attempt) => {
        const wait = backoffMs(attempt);
        expect(wait).toBeGreaterThanOrEqual(1000);
        expect(wait).toBeLessThanOrEqual(300_000);
        expect(backoffMs(attempt + 1)).toBeGreaterThanOrEqual(wait);
      }),
    );
  });
});

describe('an unknown outcome', () => {
  it.each([
    ['action', 0, true, 'adopt'],
    ['reminder', 0, true, 'adopt'],
    ['action', 0, false, 'resend'],
    ['notice', 0, false, 'resend'],
    ['action', 2, false, 'resend'],
    ['action', 3, false, 'leave'],
    ['action', 0, undefined, 'resend'],
    ['action', 1, undefined, 'leave'],
    ['reminder', 0, undefined, 'leave'],
    ['notice', 0, undefined, 'leave'],
  ] as const)(
    'of a message of class %s, repeated %i times, arrived %s: %s',
    (kind, resent, arrived, verdict) => {
      expect(resolve({ class: kind, resent, arrived })).toBe(verdict);
    },
  );

  it('is never repeated for ever', () => {
    const kinds = fc.constantFrom('action' as const, 'notice' as const, 'reminder' as const);
    const seen = fc.constantFrom(false, undefined);
    fc.assert(
      fc.property(kinds, seen, (kind, arrived) => {
        expect(resolve({ class: kind, resent: 3, arrived })).toBe('leave');
      }),
    );
  });
});

describe('the pace', () => {
  const chat = { provider: 'telegram', account: '42', chat: '-7', kind: 'group' } as const;

  it('of a Telegram group is one in three seconds, of a person one a second', () => {
    const every = (kind: 'dm' | 'group') =>
      pacesOf({ ...chat, kind }).map(({ everyMs }) => everyMs);
    expect(every('group')).toEqual([35, 3000]);
    expect(every('dm')).toEqual([35, 1000]);
  });

  it('is kept under the same names by which a platform is paused', () => {
    const { account, chat: key } = paceKeys(chat);
    expect(pacesOf(chat).map((pace) => pace.key)).toEqual([account, key]);
  });

  it('does not hold up the web inbox', () => {
    expect(pacesOf({ ...chat, provider: 'web' })).toEqual([]);
  });
});
