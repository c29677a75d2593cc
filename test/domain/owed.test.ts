import { describe, expect, it } from 'vitest';
import { owedBy, type Share } from '../../domain/owed.ts';
import { geoUri, placeAt } from '../../domain/place.ts';

const fresh: Share = {
  state: 'assigned',
  isAccepted: false,
  isCheckedIn: false,
  isLead: true,
  hasSigned: false,
  isAsking: false,
};
const there = { ...fresh, isAccepted: true, isCheckedIn: true };

describe('what a member still owes a visit', () => {
  it.each([
    ['acceptance', fresh],
    [undefined, { ...fresh, isAccepted: true }],
    ['check-in', { ...fresh, isAccepted: true, state: 'accepted' }],
    ['result', { ...there, state: 'started' }],
    [undefined, { ...there, state: 'started', isLead: false }],
    ['signature', { ...there, state: 'submitted' }],
    [undefined, { ...there, state: 'submitted', hasSigned: true }],
    [undefined, { ...there, state: 'signed' }],
    [undefined, { ...fresh, isAsking: true }],
  ] as const)('is %s', (owed, share) => expect(owedBy(share)).toBe(owed));
});

describe('a place', () => {
  it('is written and read as an address of RFC 5870, and only on the earth', () => {
    const place = { latitude: 37.1731239, longitude: -117.8295, metres: 11.6 };
    expect(geoUri(place)).toBe('geo:37.173124,-117.8295;u=12');
    expect(placeAt(geoUri(place))).toEqual({
      latitude: 37.173124,
      longitude: -117.8295,
      metres: 12,
    });
    for (const none of ['geo:91,0', 'geo:0,181', 'geo:1', 'javascript:1', 'geo:1,1;u=x', '']) {
      expect(placeAt(none), none).toBeUndefined();
    }
  });
});
