import { describe, expect, it } from 'vitest';
import { floodWatch } from '../../chat/flood.ts';
import type { SendOutcome } from '../../chat/port.ts';

const told = (retryAfterMs = 5000): SendOutcome => ({
  ok: false,
  class: 'retry',
  retryAfterMs,
  scope: 'chat',
});
const scopes = (outcomes: SendOutcome[]) =>
  outcomes.map((outcome) => (!outcome.ok && outcome.class === 'retry' ? outcome.scope : outcome));

describe('case 7: a 429', () => {
  it('of one chat, even twice, is a matter of that chat', () => {
    const watch = floodWatch(() => 0);
    expect(scopes([watch('7', told()), watch('7', told())])).toEqual(['chat', 'chat']);
  });

  it('of a second chat while the first still waits is a matter of the account', () => {
    const watch = floodWatch(() => 0);
    expect(scopes([watch('7', told()), watch('8', told())])).toEqual(['chat', 'account']);
  });

  it('of a second chat after the wait of the first is that chat alone again', () => {
    let now = 0;
    const watch = floodWatch(() => now);
    watch('7', told());
    now = 5000;
    expect(scopes([watch('8', told())])).toEqual(['chat']);
  });

  it('changes nothing about any other answer', () => {
    const watch = floodWatch(() => 0);
    const lost: SendOutcome = { ok: false, class: 'unknown' };
    const away: SendOutcome = { ok: false, class: 'retry', retryAfterMs: 1, scope: 'account' };
    watch('7', told());
    expect([watch('8', lost), watch('8', away)]).toEqual([lost, away]);
  });
});
