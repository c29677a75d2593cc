import { describe, expect, it } from 'vitest';
import { hold, inTurn } from '../../worker/gate.ts';

const dest = (chat: string) =>
  ({ provider: 'telegram', account: 'gate', chat, kind: 'dm' }) as const;
const said = { ok: true };
const speak = () => Promise.resolve(said);

describe('a turn to speak', () => {
  it('is lost when the platform asked for a pause since the message was taken', async () => {
    const claimedAt = performance.now() - 1;
    hold('telegram gate 1', 30_000);
    const lost = await inTurn({ dest: dest('1'), claimedAt, sendAt: claimedAt }, speak);
    expect(lost).toEqual({ pausedMs: expect.closeTo(30_000, -3) });
  });

  it('is not lost by another chat, nor by what was taken after the pause was told to all', async () => {
    hold('telegram gate 2', 30_000);
    const before = performance.now() - 1000;
    expect(await inTurn({ dest: dest('3'), claimedAt: before, sendAt: before }, speak)).toBe(said);
    const after = performance.now() + 1;
    expect(await inTurn({ dest: dest('2'), claimedAt: after, sendAt: before }, speak)).toBe(said);
  });

  it('of a whole account is lost by all of its chats', async () => {
    const claimedAt = performance.now() - 1;
    hold('telegram gate', 20_000);
    for (const chat of ['4', '5']) {
      expect(
        await inTurn({ dest: dest(chat), claimedAt, sendAt: claimedAt }, speak),
      ).toHaveProperty('pausedMs');
    }
  });

  it('comes at the booked instant, not before', async () => {
    const claimedAt = performance.now() + 1;
    const sendAt = performance.now() + 20;
    const at = await inTurn({ dest: dest('6'), claimedAt, sendAt }, () =>
      Promise.resolve({ at: performance.now() }),
    );
    expect((at as { at: number }).at).toBeGreaterThanOrEqual(sendAt);
  });
});
