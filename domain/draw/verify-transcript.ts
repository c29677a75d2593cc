import { Refusal } from '../refusal.ts';
import { malformed, mapAt } from './fields.ts';
import type { Announcement } from './parse-announcement.ts';
import { announcementOf, announcementStep } from './verify-announcement.ts';
import { inputStep, poolStep, readPool } from './verify-pool.ts';
import { readSources, seedFrom, seedStep, sourcesStep } from './verify-sources.ts';
import {
  attempt,
  fails,
  type Progress,
  type StepName,
  type TranscriptStep,
} from './verify-step.ts';
import { countsStep, resultStep, strataStep } from './verify-result.ts';
import { drawAgain, readStrata } from './verify-strata.ts';

/** A transcript as far as it was checked; `isComplete` when everything in it was computed again. */
export type TranscriptVerdict = {
  ok: boolean;
  isComplete: boolean;
  /** What the announcement in it binds; null when that cannot be read. */
  announcement: Announcement | null;
  isVoid: boolean;
  steps: TranscriptStep[];
};

type Fields = Record<string, unknown>;

/**
 * Recomputes a whole draw from its transcript (摇号记录), given as parsed JSON from anybody: everything
 * that follows from the announcement and the opened sources, step by step. A forger makes an announcement
 * to go with it, which shows only beside `publishedHash`, known from elsewhere.
 */
export function verifyTranscript(
  value: unknown,
  onProgress: Progress = () => {},
  publishedHash?: string,
): TranscriptVerdict {
  const opened = read(() => open(value));
  if ('step' in opened) return verdict([opened.step, ...unchecked('announcement')], null, false);
  const { fields, announcement } = opened.value;
  const first = attempt('announcement', () =>
    announcementStep(fields, announcement, publishedHash),
  );
  const isVoid = fields['void'] != null;
  const rest =
    announcement.kind === 'subjects'
      ? subjectSteps(fields, announcement, onProgress)
      : peopleSteps(fields, announcement);
  return verdict([first, ...rest], announcement, isVoid);
}

function open(value: unknown): { fields: Fields; announcement: Announcement } {
  const fields = mapAt(value, '');
  if (fields['version'] !== 'yaohao/1') malformed('version', 'version');
  return { fields, announcement: announcementOf(fields) };
}

function subjectSteps(
  fields: Fields,
  announcement: Announcement,
  onProgress: Progress,
): TranscriptStep[] {
  const isVoid = fields['void'] != null;
  const pool = read(() => readPool(fields['pool'], onProgress), 'pool');
  const checkedPool = then(pool, (records) => poolStep(records, announcement, onProgress));
  const sources = read(() => readSources(fields['entropy'], isVoid), 'sources');
  const checkedSources = then(sources, (opened) =>
    sourcesStep(opened, fields['label'], announcement),
  );
  if ('step' in sources) return [checkedPool, checkedSources, ...unchecked('sources')];
  const seed = seedFrom(announcement, sources.value);
  const checkedSeed = attempt('seed', () => seedStep(fields['seed'], seed));
  const first = [checkedPool, checkedSources, checkedSeed];
  const strata = read(() => readStrata(fields['strata'], isVoid), 'strata');
  if ('step' in strata) return [...first, strata.step, ...unchecked('strata')];
  if ('step' in pool) return [...first, ...unchecked('seed')];
  const again =
    pool.value && seed !== null
      ? drawAgain(announcement, { pool: pool.value, seed }, onProgress)
      : null;
  return [...first, strataStep(strata.value, again, announcement), resultStep(strata.value, again)];
}

function peopleSteps(fields: Fields, announcement: Announcement): TranscriptStep[] {
  const sources = read(() => readSources(fields['entropy'], fields['void'] != null), 'sources');
  return [
    attempt('pool', () => inputStep(fields['inputHash'], announcement)),
    then(sources, (opened) => sourcesStep(opened, fields['label'], announcement)),
    'step' in sources
      ? fails('seed', 'unchecked')
      : attempt('seed', () => seedStep(fields['seed'], seedFrom(announcement, sources.value))),
    attempt('result', () => countsStep(fields, announcement)),
  ];
}

/** A part of the file that was read, or the step that fails because it cannot be. */
type Part<T> = { value: T } | { step: TranscriptStep };

function read<T>(part: () => T, name: StepName = 'announcement'): Part<T> {
  try {
    return { value: part() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      step: attempt(name, () => {
        throw error;
      }),
    };
  }
}

const then = <T>(part: Part<T>, check: (value: T) => TranscriptStep): TranscriptStep =>
  'step' in part ? part.step : check(part.value);

const names: StepName[] = ['announcement', 'pool', 'sources', 'seed', 'strata', 'result'];

const unchecked = (after: StepName): TranscriptStep[] =>
  names.slice(names.indexOf(after) + 1).map((name) => fails(name, 'unchecked'));

const verdict = (
  steps: TranscriptStep[],
  announcement: Announcement | null,
  isVoid: boolean,
): TranscriptVerdict => ({
  ok: steps.every(({ ok }) => ok),
  isComplete: steps.every(({ ok, facts }) => ok && facts.published !== false),
  announcement,
  isVoid,
  steps,
});
