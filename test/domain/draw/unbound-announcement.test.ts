import { describe, expect, test } from 'vitest';
import { verifyTranscript } from '../../../domain/draw/verify-transcript.ts';
import { announcedDraw, transcriptOf } from './announced.ts';

const good = transcriptOf(announcedDraw());
type Transcript = typeof good;

const faultsOf = (transcript: unknown) =>
  verifyTranscript(transcript).steps.flatMap(({ name, fault }) =>
    fault ? `${name} ${fault}` : [],
  );

/** The transcript of a forger who changes the announcement and writes the hash that follows. */
function announced(change: (announcement: Transcript['announcement']) => unknown): Transcript {
  const transcript = structuredClone(good);
  change(transcript.announcement);
  const found = verifyTranscript({ ...transcript, announcementHash: '00'.repeat(32) });
  return { ...transcript, announcementHash: String(found.steps[0]!.facts.found) };
}

describe('R-105 an announcement that leaves a choice proves nothing', () => {
  type Sources = Record<string, unknown>[];
  const announcing = (change: (sources: Sources) => unknown) =>
    announced(({ entropy }) => change(entropy as Sources));

  test.each<[string, Transcript, string]>([
    ['a beacon of any round', announcing(([drand]) => delete drand!['round']), '[0].round'],
    [
      'a number of which nothing was committed to',
      announcing(([, reveal]) => delete reveal!['commitment']),
      '[1].commitment',
    ],
    [
      'a secret that could be made when the rest was known',
      announcing(([, , secret]) => delete secret!['commitment']),
      '[2].commitment',
    ],
    ['a lottery of any name', announcing((all) => all.push({ kind: 'lottery' })), '[3].name'],
    ['one source for two', announcing((all) => all.push({ ...all[1]! })), '[3]'],
  ])('%s', (_, transcript, path) => {
    const { ok, steps } = verifyTranscript(transcript);
    expect(ok).toBe(false);
    expect(steps[0]).toMatchObject({
      fault: 'malformed',
      facts: { field: `announcement.entropy${path}` },
    });
  });

  test('a round that was over when it was announced as one to come', () => {
    const later = announcing(([drand]) => (drand!['at'] = '2026-09-14T09:10:00.000Z'));
    expect(faultsOf(later)).toEqual(['sources round']);
  });

  test('weights of single subjects that were not announced', () => {
    const bare = announced(({ strata }) => {
      for (const stratum of Object.values(strata)) {
        delete (stratum as { weights?: object }).weights;
      }
    });
    expect(faultsOf(bare)).toEqual(['pool pool-weight']);
  });
});
