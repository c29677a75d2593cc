import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Route, refuseRepeated, routeOf, unitBy } from '../../domain/routes.ts';

const station = { unitId: 'station', under: '/GQ/TZ/' };
const bureau = { unitId: 'bureau', under: '/GQ/' };
const town = { unitId: 'town', area: '田镇' };
const street = { unitId: 'street', area: '田镇街道' };

describe('the route of a subject (R-089)', () => {
  it.each([
    ['a unit covers those below it', { jurisdiction: '', unitPath: '/GQ/LH/' }, 'bureau'],
    ['the unit below goes first', { jurisdiction: '', unitPath: '/GQ/TZ/' }, 'station'],
    ['an area goes before the unit', { jurisdiction: '田镇乡', unitPath: '/GQ/TZ/' }, 'town'],
    ['the longer area goes first', { jurisdiction: '田镇街道办', unitPath: '/GQ/' }, 'street'],
    ['nobody knows it', { jurisdiction: '青城镇', unitPath: '/OTHER/' }, null],
  ])('%s', (_, subject, unitId) => {
    const routes = [bureau, town, station, street];
    expect(unitBy(routes)(subject)).toBe(unitId);
    expect(unitBy(routes.toReversed())(subject)).toBe(unitId);
  });

  it('is the one that fits and that nothing more specific fits, in whatever order they were named', () => {
    const word = fc.stringMatching(/^[甲乙]{1,4}$/);
    const path = fc.stringMatching(/^\/(?:[AB]\/){1,4}$/);
    const routes = fc.uniqueArray(
      fc.oneof(
        fc.record({ unitId: fc.uuid(), area: word }),
        fc.record({ unitId: fc.uuid(), under: path }),
      ),
      { selector: (route) => ('area' in route ? route.area : route.under), maxLength: 12 },
    );
    const fits = ({ area, under }: Route, subject: { jurisdiction: string; unitPath: string }) =>
      area === undefined
        ? subject.unitPath.startsWith(under)
        : subject.jurisdiction.startsWith(area);
    const rank = ({ area, under }: Route) =>
      area === undefined ? under.length : 1000 + area.length;
    fc.assert(
      fc.property(routes, word, path, (all: Route[], jurisdiction, unitPath) => {
        const subject = { jurisdiction, unitPath };
        const found = routeOf(all, subject);
        const fitting = all.filter((route) => fits(route, subject));
        expect(found === undefined).toBe(fitting.length === 0);
        if (!found) return;
        expect(fits(found, subject)).toBe(true);
        expect(fitting.filter((route) => rank(route) > rank(found))).toEqual([]);
        expect(routeOf(all.toReversed(), subject)).toEqual(found);
      }),
      { seed: 20260914, numRuns: 500 },
    );
  });

  it('refuses the same jurisdiction for two units, and takes a name that is an area and a path apart', () => {
    expect(() => refuseRepeated([town, { unitId: 'other', area: '田镇' }])).toThrow(
      'route-repeated',
    );
    expect(() => refuseRepeated([station, { unitId: 'other', under: '/GQ/TZ/' }])).toThrow(
      'route-repeated',
    );
    expect(() => refuseRepeated([station, { unitId: 'other', area: '/GQ/TZ/' }])).not.toThrow();
  });
});
