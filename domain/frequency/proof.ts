import type { Outcome } from './promises.ts';

/**
 * The list that shows that nobody was skipped: a line for each visit that was promised, in an order that
 * depends on nothing but the lines, so that everybody who lists anew from the registry's history and the
 * visits comes to the same bytes. Fields are separated by tabs: subject, rule, who, first and last day of
 * the period, what became of it, day and code of the visit.
 */
export function proofOf(outcomes: readonly Outcome[]): string {
  const lines = outcomes.map((outcome) => {
    const { subjectId, rule, block, state } = outcome;
    const visit = outcome.state === 'kept' ? [outcome.on, outcome.ref] : ['', ''];
    const period = [block.startsOn, block.endsOn];
    return [subjectId, rule.key, rule.when ?? '', ...period, state, ...visit].join('\t');
  });
  // By code unit, as `LC_ALL=C sort` does.
  return lines
    .sort((a, b) => (a < b ? -1 : 1))
    .map((line) => `${line}\n`)
    .join('');
}

/** How many promises there are of each outcome. */
export function countOutcomes(outcomes: readonly Outcome[]): Record<Outcome['state'], number> {
  const counts = { kept: 0, released: 0, open: 0, broken: 0 };
  for (const { state } of outcomes) counts[state] += 1;
  return counts;
}
