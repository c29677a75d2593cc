import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PoolRecord } from '../../../domain/draw/record.ts';
import { entropyOf, seedOf } from '../../../domain/draw/seed.ts';
import { verifyTranscript } from '../../../domain/draw/verify-transcript.ts';
import { announcedDraw, transcriptOf } from './announced.ts';
import { aPool, fixed } from './arbitrary.ts';

const good = transcriptOf(announcedDraw());
type Transcript = typeof good;

const faultsOf = (transcript: unknown) =>
  verifyTranscript(transcript)
    .steps.filter(({ ok }) => !ok)
    .map(({ name, fault }) => `${name} ${fault}`);

describe('R-105 a transcript holds', () => {
  test('with everything in it computed again', () => {
    const verdict = verifyTranscript(good);
    expect(verdict).toMatchObject({ ok: true, isComplete: true, isVoid: false });
    expect(verdict.steps.map(({ name }) => name)).toEqual([
      'announcement',
      'pool',
      'sources',
      'seed',
      'strata',
      'result',
    ]);
  });

  test('for any pool, and says how far it is', () => {
    fc.assert(
      fc.property(aPool, (anyPool) => {
        const strata = [1, 2, 3, 4, 9];
        const weights = [1, 2, 3, 4, 7, 16];
        const pool = anyPool.map((record, at) => ({
          ...record,
          stratum: strata[at % 5]!,
          weight: weights[record.weight % 6]!,
        }));
        const told: number[] = [];
        const verdict = verifyTranscript(
          transcriptOf(announcedDraw(pool, { hasBeacon: false })),
          (step, done, total) => {
            expect(total).toBe(pool.length);
            if (step === 'pool') told.push(done);
          },
        );
        expect(verdict).toMatchObject({ ok: true, isComplete: true });
        expect(told).toEqual(told.toSorted((a, b) => a - b));
        expect(told.at(-1)).toBe(pool.length);
      }),
      fixed,
    );
  });

  test('of a draw whose pool and names stay closed, as far as it goes', () => {
    const strata = Object.entries(good.strata).map(([number, stratum]) => [
      number,
      { ...stratum, drawn: null },
    ]);
    const closed = { ...good, pool: null, strata: Object.fromEntries(strata) };
    expect(verifyTranscript(closed)).toMatchObject({ ok: true, isComplete: false });
    const other = (change: object) => ({
      ...closed,
      strata: { ...closed.strata, 1: { ...closed.strata['1'], ...change } },
    });
    expect(faultsOf(other({ quota: 1 }))).toEqual(['strata quota']);
    expect(faultsOf(other({ cutoff: null }))).toEqual(['strata cutoff']);
    expect(faultsOf(other({ eligible: good.strata['1']!.eligible + 1 }))).toHaveLength(1);
    expect(faultsOf(other({ drawn: ['A'] }))).toEqual(['result quota']);
  });

  test('of a draw that was void before its sources were in', () => {
    const ended = {
      ...good,
      label: null,
      seed: null,
      strata: null,
      entropy: good.entropy.map(({ kind }) => ({ kind, hex: null })),
      drawnAt: null,
      confirmedAt: null,
      void: { at: '2026-09-11T00:00:00.000Z', reason: '见证人未揭示' },
    };
    expect(verifyTranscript(ended)).toMatchObject({ ok: true, isComplete: false, isVoid: true });
    expect(faultsOf({ ...ended, void: null })).toEqual([
      'sources malformed',
      'seed unchecked',
      'strata unchecked',
      'result unchecked',
    ]);
    expect(faultsOf({ ...ended, seed: good.seed })).toEqual(['seed seed']);
  });

  test('of a draw of people, which names nobody', () => {
    const people = peopleTranscript();
    expect(verifyTranscript(people)).toMatchObject({ ok: true, isComplete: false });
    expect(faultsOf({ ...people, inputHash: 'ab'.repeat(32) })).toEqual(['pool input']);
    expect(faultsOf({ ...people, seats: 97 })).toEqual(['result counts']);
    expect(faultsOf({ ...people, seed: good.seed })).toEqual(['seed seed']);
    expect(faultsOf({ ...people, kind: 'substitution' })).toEqual([
      'announcement announcement-draw',
    ]);
  });
});

/** The match of the sample: inspectors instead of subjects, the same sources. */
function peopleTranscript() {
  const drawId = `${good.drawId}-M1`;
  const announcement = {
    version: 'yaohao/1',
    drawId,
    kind: 'match',
    organisation: good.organisation,
    inputHash: 'd4'.repeat(32),
    teams: 49,
    seats: 98,
    entropy: good.announcement.entropy,
  };
  const people = {
    version: good.version,
    organisation: good.organisation,
    label: good.label,
    entropy: good.entropy,
    drawnAt: good.drawnAt,
    void: null,
    kind: 'match',
    drawId,
    announcement,
    inputHash: announcement.inputHash,
    seed: seedOf('yaohao/1/inspectors', drawId, entropyOf(good.entropy)),
    teams: 49,
    seats: 98,
  };
  return hashed(people);
}

const changed = (change: (transcript: Transcript) => void): Transcript => {
  const transcript = structuredClone(good);
  change(transcript);
  return transcript;
};

/** The transcript of a forger who also writes the hash that follows. */
function hashed<T extends { announcement: object }>(
  transcript: T,
): T & { announcementHash: string } {
  const found = verifyTranscript({ ...transcript, announcementHash: '00'.repeat(32) });
  return { ...transcript, announcementHash: String(found.steps[0]!.facts.found) };
}

const withPool = (pool: PoolRecord[]) => changed((transcript) => (transcript.pool = pool));

describe('R-105 a forged transcript fails in the step that is wrong', () => {
  const { pool } = good;
  const at = pool.findIndex((record, place) => record.stratum === pool[place + 1]?.stratum);
  test.each<[string, unknown, string[]]>([
    [
      'an announcement altered afterwards',
      changed(({ announcement }) => (announcement.task.name = '另一任务')),
      ['announcement announcement-hash'],
    ],
    [
      'the announcement of another draw',
      hashed(changed((transcript) => (transcript.announcement.drawId = 'GQGA-2026-000043'))),
      ['announcement announcement-draw', 'seed seed', 'strata cutoff', 'result drawn'],
    ],
    [
      'another organisation',
      changed((transcript) => (transcript.organisation = '高新区公安分局')),
      ['announcement announcement-organisation'],
    ],
    [
      'one subject swapped',
      withPool(
        pool.map((record, place) =>
          place === at
            ? { ...record, id: `${record.id.slice(0, -1)}${record.id.endsWith('0') ? '1' : '0'}` }
            : record,
        ),
      ),
      ['pool pool-root', 'strata cutoff', 'result drawn'],
    ],
    [
      'one subject left out',
      withPool(pool.toSpliced(at, 1)),
      ['pool pool-size', 'strata eligible', 'result quota'],
    ],
    [
      'two subjects in another order',
      withPool(pool.with(at, pool[at + 1]!).with(at + 1, pool[at]!)),
      ['pool pool-order'],
    ],
    ['a subject twice', withPool(pool.with(at + 1, pool[at]!)), ['pool pool-twice']],
    [
      'a revealed number that was not committed to',
      changed(({ entropy }) => (entropy[1]!.hex = '33'.repeat(32))),
      ['sources commitment', 'seed seed', 'strata cutoff', 'result drawn'],
    ],
    [
      'a source left out',
      changed((transcript) => transcript.entropy.pop()),
      ['sources sources', 'seed seed', 'strata cutoff', 'result drawn'],
    ],
    [
      'a beacon without its signature',
      changed(({ entropy }) => {
        delete entropy[0]!.signature;
        delete entropy[0]!.round;
      }),
      ['sources unsigned'],
    ],
    [
      'an altered signature',
      changed(({ entropy }) => (entropy[0]!.signature = `${'9'.repeat(95)}8`)),
      ['sources signature'],
    ],
    ['another label', changed((transcript) => (transcript.label = 'witnessed')), ['sources label']],
    ['another seed', changed((transcript) => (transcript.seed = 'ab'.repeat(32))), ['seed seed']],
    [
      'another ratio than announced',
      changed(({ strata }) => (strata['1']!.ratioBp = 2001)),
      ['strata ratio'],
    ],
    ['another quota', changed(({ strata }) => (strata['1']!.quota += 1)), ['strata quota']],
    ['fewer eligible', changed(({ strata }) => (strata['1']!.eligible -= 1)), ['strata eligible']],
    ['no cut-off', changed(({ strata }) => (strata['1']!.cutoff = null)), ['strata cutoff']],
    ['a stratum left out', changed(({ strata }) => delete strata['9']), ['strata strata']],
    [
      'the drawn in another order',
      changed(({ strata }) => strata['1']!.drawn.reverse()),
      ['result drawn'],
    ],
    ['one more drawn', changed(({ strata }) => strata['1']!.drawn.push('A')), ['result quota']],
    [
      'a pool with an ill-formed record',
      withPool(pool.with(3, { ...pool[3]!, weight: 17 })),
      ['pool malformed', 'strata unchecked', 'result unchecked'],
    ],
    [
      'another pool with a root of its own, under the announcement of the first',
      transcriptOf({
        ...announcedDraw(pool.map((one) => ({ ...one, weight: 1 }))),
        announcement: good.announcement,
      }),
      ['pool pool-root'],
    ],
  ])('%s', (_, transcript, expected) => {
    expect(faultsOf(transcript)).toEqual(expected);
  });

  test('with an announcement of its own, beside the hash of the published one', () => {
    const published = good.announcementHash;
    const forged = hashed(changed(({ announcement }) => (announcement.task.name = '另一任务')));
    const verify = (transcript: unknown) => verifyTranscript(transcript, () => {}, published);
    expect(verifyTranscript(forged).ok).toBe(true);
    expect(verify(forged).steps[0]).toMatchObject({ ok: false, fault: 'announcement-other' });
    expect(verify(good).ok).toBe(true);
  });

  test('a field that cannot be read, by its path', () => {
    const { steps } = verifyTranscript(
      withPool(good.pool.with(3, { ...good.pool[3]!, weight: 17 })),
    );
    expect(steps[1]).toMatchObject({ fault: 'malformed', facts: { field: 'pool[3].weight' } });
    for (const value of [null, [], 'x', 7, {}, { version: 'yaohao/1' }, { announcement: [] }]) {
      const [first, ...others] = verifyTranscript(value).steps;
      expect(first).toMatchObject({ ok: false, fault: 'malformed' });
      expect(others.every(({ fault }) => fault === 'unchecked')).toBe(true);
    }
  });
});
