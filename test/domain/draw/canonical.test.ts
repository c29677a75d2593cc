import { expect, test } from 'vitest';
import { canonicalJson } from '../../../domain/draw/canonical.ts';

test('canonical JSON is that of RFC 8785', () => {
  // The example of its section 3.2.2, and the order of names of 3.2.3.
  expect(
    canonicalJson({
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }),
  ).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const names = {
    '\u20ac': 5,
    '\r': 1,
    '\ufb33': 7,
    1: 2,
    '\u0080': 3,
    '\u00f6': 4,
    '\ud83d\ude00': 6,
  };
  expect(canonicalJson(names)).toBe('{"\\r":1,"1":2,"\u0080":3,"ö":4,"€":5,"😀":6,"\ufb33":7}');
});
