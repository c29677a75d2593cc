import type { Line } from './reasons.ts';

/**
 * The lines of one subject of the list that shows that nobody was skipped, in an order that depends on
 * nothing but the lines; subjects follow each other by id. So everybody who lists anew from the
 * registry's history and the visits comes to the same bytes, sorted by code unit as `LC_ALL=C sort` does.
 * Fields are separated by tabs: subject, rule, who, first and last day of the period (the due date), what
 * became of it, day and code of the visit or of what the reason names, the reason, the rules' version.
 */
export const proofOf = (lines: readonly Line[]): string =>
  lines
    .map(({ subjectId, rule, block, state, on, ref, reason }) => {
      const period = [block.startsOn, block.endsOn, state];
      const why = [on ?? '', ref ?? '', reason ?? '', rule.version];
      return `${[subjectId, rule.key, rule.when ?? '', ...period, ...why].join('\t')}\n`;
    })
    .sort((a, b) => (a < b ? -1 : 1))
    .join('');

/** How many lines there are of each outcome, and of each reason why there was no visit. */
export type Counts = { states: Record<Line['state'], number>; reasons: Record<string, number> };

/** Nothing counted yet. */
export const noCounts = (): Counts => ({
  states: { kept: 0, released: 0, open: 0, broken: 0, 'not-promised': 0 },
  reasons: {},
});

/** Counts a line. */
export function countLine({ states, reasons }: Counts, { state, reason }: Line): void {
  states[state] += 1;
  if (reason) reasons[reason] = (reasons[reason] ?? 0) + 1;
}
