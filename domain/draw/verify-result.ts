import { wholeAt } from './fields.ts';
import type { Announcement } from './parse-announcement.ts';
import { quotaOf } from './quota.ts';
import type { StratumSpec } from './spec.ts';
import {
  fails,
  type FoundStratum,
  holds,
  type TranscriptFault,
  type TranscriptStep,
} from './verify-step.ts';
import type { Strata } from './verify-strata.ts';

/** A difference: what the file says, and what follows. */
type Difference = {
  fault: TranscriptFault;
  said?: string | number | null;
  found?: string | number | null;
};

/**
 * Compares ratios and minimums with the announced ones, and the numbers of each stratum with the draw
 * that was computed again; without a pool, with each other.
 */
export function strataStep(
  said: Strata | null,
  again: Strata | null,
  announcement: Announcement,
): TranscriptStep {
  if (!said) return holds('strata', { published: false });
  const facts = { strata: again ?? said, ...(!again && { published: false }) };
  for (const number of Object.keys({ ...announcement.strata, ...said })) {
    const announced = announcement.strata?.[number];
    const difference = differenceOf(said[number], announced, again?.[number]);
    if (difference) return different('strata', number, facts, difference);
  }
  return again || isWholePool(said, announcement)
    ? holds('strata', facts)
    : fails('strata', 'eligible', facts);
}

function differenceOf(
  said: FoundStratum | undefined,
  announced: StratumSpec | undefined,
  again: FoundStratum | undefined,
): Difference | null {
  if (!said || !announced) return { fault: 'strata' };
  return differenceOfSpec(said, announced) ?? differenceOfNumbers(said, again);
}

const different = (
  name: 'strata' | 'result',
  number: string,
  facts: TranscriptStep['facts'],
  { fault, ...values }: Difference,
): TranscriptStep => fails(name, fault, { ...facts, at: Number(number), ...values });

function differenceOfSpec(said: FoundStratum, announced: StratumSpec): Difference | null {
  const name = (['ratioBp', 'min'] as const).find((each) => said[each] !== announced[each]);
  return name ? { fault: 'ratio', said: said[name], found: announced[name] } : null;
}

function differenceOfNumbers(
  said: FoundStratum,
  again: FoundStratum | undefined,
): Difference | null {
  const found = again ?? { ...said, quota: quotaOf(said.eligible, said) };
  const name = (['eligible', 'quota', 'cutoff'] as const).find(
    (each) => said[each] !== found[each],
  );
  if (name) return { fault: name, said: said[name], found: found[name] };
  const hasCutoff = said.cutoff !== null;
  return hasCutoff === said.quota > 0 ? null : { fault: 'cutoff', said: said.cutoff };
}

// Whoever is not excluded is eligible, in one stratum or another.
function isWholePool(said: Strata, { pool, excluded }: Announcement): boolean {
  if (!excluded || !pool) return true;
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
  const eligible = sum(Object.values(said).map((stratum) => stratum.eligible));
  return eligible + sum(Object.values(excluded)) === pool.size;
}

/** Compares the drawn ids, in their order. */
export function resultStep(said: Strata | null, again: Strata | null): TranscriptStep {
  if (!said) return holds('result', { published: false });
  const strata = again ?? said;
  for (const [number, stratum] of Object.entries(said)) {
    const difference = differenceOfDrawn(stratum, again?.[number]);
    if (difference) return different('result', number, { strata }, difference);
  }
  const isPublished = Object.values(said).every(({ drawn }) => drawn !== null);
  return holds('result', { strata, ...(!(isPublished && again) && { published: false }) });
}

function differenceOfDrawn(
  { drawn, quota }: FoundStratum,
  again: FoundStratum | undefined,
): Difference | null {
  if (!drawn) return null;
  const count = again?.drawn?.length ?? quota;
  if (drawn.length !== count) return { fault: 'quota', said: drawn.length, found: count };
  const ids = again?.drawn ?? drawn;
  const place = drawn.findIndex((id, at) => id !== ids[at]);
  return place < 0 ? null : { fault: 'drawn', said: drawn[place]!, found: ids[place]! };
}

/** For a draw of people: as many teams and seats as announced; who they are is not public. */
export function countsStep(
  fields: Record<string, unknown>,
  { counts }: Announcement,
): TranscriptStep {
  for (const name of ['teams', 'seats'] as const) {
    const said = wholeAt(fields[name], name, 0, Number.MAX_SAFE_INTEGER);
    const found = counts[name] ?? 0;
    if (said !== found) return fails('result', 'counts', { field: name, said, found });
  }
  return holds('result', { ...counts, published: false });
}
