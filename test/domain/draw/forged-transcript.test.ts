import { describe, expect, test } from 'vitest';
import { verifyTranscript } from '../../../domain/draw/verify-transcript.ts';
import { announcedDraw, transcriptOf } from './announced.ts';
import { leavesOf, nameOf, othersThan, withLeaf } from './leaves.ts';

const good = transcriptOf(announcedDraw());
// Checking a beacon takes long, so what is tried often is a draw without.
const bare = transcriptOf(announcedDraw(undefined, { hasBeacon: false }));

describe('R-105 no other value passes', () => {
  // What follows from nothing else in the file; the notices of the portal have the same times.
  const unprovable = new Set(['drawnAt', 'confirmedAt', 'void']);

  const passing = (transcript: unknown, places: (name: string) => boolean) =>
    leavesOf(transcript)
      .filter(({ path }) => places(nameOf(path)))
      .flatMap(({ path, value }) =>
        othersThan(value)
          .filter((other) => verifyTranscript(withLeaf(transcript, path, other)).ok)
          .map(() => nameOf(path)),
      );

  test('in any leaf of a transcript', () => {
    expect(leavesOf(bare).length).toBeGreaterThan(300);
    expect(passing(bare, (name) => !unprovable.has(name))).toEqual([]);
  });

  test('in the sources of one with a beacon', () => {
    expect(passing(good, (name) => name.startsWith('entropy[]'))).toEqual([]);
  });

  test('and no member may be missing', () => {
    for (const name of Object.keys(bare).filter((key) => !unprovable.has(key))) {
      const rest = Object.fromEntries(Object.entries(bare).filter(([key]) => key !== name));
      expect([name, verifyTranscript(rest).ok]).toEqual([name, false]);
    }
  });
});

describe('R-105 what is made to break a checker is refused in words', () => {
  const nested = (depth: number) =>
    JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;
  test.each<[string, unknown]>([
    ['nesting without end', { ...good, announcement: { ...good.announcement, x: nested(50_000) } }],
    ['a number beyond all', JSON.parse('{"version":"yaohao/1","announcement":{"version":1e999}}')],
    [
      'a number in a place that binds nothing',
      { ...good, announcement: { ...good.announcement, x: Number.POSITIVE_INFINITY } },
    ],
    [
      'a stratum named like a property of all objects',
      { ...bare, strata: JSON.parse('{"__proto__":{"ratioBp":1}}') as object },
    ],
    ['a stratum of no number', { ...bare, strata: { ...bare.strata, constructor: {} } }],
    ['a count beyond exactness', { ...bare, strata: withLeaf(bare.strata, ['1', 'min'], 2 ** 53) }],
    ['sources in their thousands', { ...bare, entropy: Array(200_000).fill(bare.entropy[0]) }],
  ])('%s', (_, transcript) => {
    expect(verifyTranscript(transcript).ok).toBe(false);
  });
});
