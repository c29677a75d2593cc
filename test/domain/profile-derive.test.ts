import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amendChanges, isSettable } from '../../domain/profile/change.ts';
import { type Changes, derive } from '../../domain/profile/derive.ts';
import { differencesOf } from '../../domain/profile/difference.ts';
import { parameters } from '../../domain/profile/parameters.ts';
import { entryOf, parameterKeys, profileOf, profileSlugs } from '../../domain/profile/profile.ts';

const settable = parameterKeys.filter(isSettable);
const slugs = fc.constantFrom(...profileSlugs);

describe('every parameter', () => {
  it.each(parameterKeys)('R-019 %s takes what the bureaus set it to, and no other thing', (key) => {
    const { schema } = parameters[key].kind;
    for (const slug of profileSlugs) {
      const { value } = entryOf(profileOf(slug), key);
      expect(schema.safeParse(value).data, slug).toEqual(value);
    }
    expect(schema.safeParse({ surprise: Symbol.iterator }).success).toBe(false);
    expect(schema.safeParse(undefined).success).toBe(false);
  });
});

describe('a derived profile', () => {
  it('R-019 differs from its parent exactly where it was changed', () => {
    fc.assert(
      fc.property(slugs, slugs, fc.subarray(settable), (parentSlug, otherSlug, keys) => {
        const [parent, other] = [profileOf(parentSlug), profileOf(otherSlug)];
        const input = Object.fromEntries(keys.map((key) => [key, entryOf(other, key)]));
        const changes = amendChanges({}, input);
        const derived = derive(parent, { slug: 'own', version: 1, name: '本局', changes });
        const expected = differencesOf(parent, other)
          .map(({ key }) => key)
          .filter((key) => keys.includes(key));
        expect(differencesOf(derived, parent).map(({ key }) => key)).toEqual(expected);
        expect(differencesOf(derived, derived)).toEqual([]);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('tells a new value from a new article for the old one', () => {
    const parent = profileOf('gaoqing');
    const source = { file: '细则', article: '第一条' };
    const changes: Changes = amendChanges(
      {},
      { 'team.min': { value: 2, source }, 'disclosure.days': { value: 9, source } },
    );
    const derived = derive(parent, { slug: 'own', version: 1, name: '本局', changes });
    expect(differencesOf(derived, parent)).toEqual([
      { key: 'team.min', isValue: false },
      { key: 'disclosure.days', isValue: true },
    ]);
  });
});
