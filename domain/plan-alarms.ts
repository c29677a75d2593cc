import type { Gauge } from './plan-gauges.ts';

/** The floors that a year is held to by its end; how far the plan is and how punctual stop nobody. */
export const isFloor = ({ key }: Gauge): boolean => key !== 'drawn' && key !== 'on-time';

// the third quarter is over, and what is not there yet has to be arranged.
const remindedFrom = '09-01';

/**
 * What people are reminded of: floors that the plan does not reach any more, on any day, and from the
 * first of September those that are not reached yet.
 */
export const unmetFloors = (gauges: Gauge[], today: string): Gauge[] =>
  gauges
    .filter(isFloor)
    .filter(
      ({ state }) => state === 'short' || (state === 'under-way' && today.slice(5) >= remindedFrom),
    );

/** P-17: what people are reminded of though no floor binds; it is no debt, and ends with its year. */
export const warnedGauges = (gauges: Gauge[]): Gauge[] =>
  gauges.filter(({ state }) => state === 'warned');
