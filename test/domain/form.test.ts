import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormVersion, formHash, matchForms, pointsFor } from '../../domain/form.ts';

const items = ['A', 'B', 'C', 'D'];
const aForm = (code: string, covered: string[]): FormVersion => ({
  id: code,
  code,
  version: 1,
  name: code,
  points: covered.map((item) => ({ item, text: '证照', standard: '' })),
});
const someForms = fc
  .uniqueArray(fc.record({ code: fc.stringMatching(/^[A-Z]{1,3}$/), of: fc.subarray(items) }), {
    selector: ({ code }) => code,
    maxLength: 6,
  })
  .map((all) => all.map(({ code, of }) => aForm(code, of)));

describe('R-140 matching forms', () => {
  it('gives a form to every item that has any, and none to others, in whichever order they are listed', () => {
    fc.assert(
      fc.property(someForms, fc.subarray(items), (forms, wanted) => {
        const matched = matchForms(wanted, forms);
        for (const item of wanted) {
          const has = forms.some((form) => pointsFor(form, item).length > 0);
          expect(matched.has(item)).toBe(has);
          const form = matched.get(item);
          if (form) expect(pointsFor(form, item)).not.toEqual([]);
        }
        expect(matchForms(wanted, forms.toReversed())).toEqual(matched);
      }),
      { seed: 140 },
    );
  });

  it('takes the form that serves most items of the visit, and among equals the lower code', () => {
    const forms = [aForm('Z-ALL', ['A', 'B']), aForm('A-ONE', ['A']), aForm('B-ONE', ['A'])];
    expect(matchForms(['A', 'B'], forms).get('A')?.code).toBe('Z-ALL');
    expect(matchForms(['A'], forms).get('A')?.code).toBe('A-ONE');
  });
});

describe('the hash of a form', () => {
  it('is another one for another point, another order, another version', () => {
    const form = aForm('A', ['A', 'B']);
    const others = [
      form,
      { ...form, version: 2 },
      { ...form, points: form.points.toReversed() },
      { ...form, points: form.points.map((point) => ({ ...point, standard: '有效期内' })) },
    ];
    expect(new Set(others.map(formHash)).size).toBe(4);
  });
});
