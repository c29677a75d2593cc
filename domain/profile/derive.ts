import type { Label } from './kind.ts';
import { type ParameterKey, parameters } from './parameters.ts';
import { parameterKeys, type Profile, type Source } from './profile.ts';

/** A value that a derived profile sets itself; without a source it is the product's own choice. */
export type Change = {
  readonly value: unknown;
  readonly source: Source | null;
  readonly note?: Label;
};

/** What a profile changes of its parent, by parameter. */
export type Changes = { readonly [K in ParameterKey]?: Change };

/** A profile that was derived: everything it does not set is its parent's, source included. */
export type Derived = {
  readonly slug: string;
  readonly version: number;
  readonly name: string;
  readonly changes: Changes;
};

/** The whole profile that follows from its parent and its changes. */
export function derive(parent: Profile, { slug, version, name, changes }: Derived): Profile {
  const entries = parameterKeys.map((key) => {
    const { p } = parameters[key];
    if (key === 'profile.version') return [key, { value: version, p, source: null }];
    const change = changes[key];
    return [key, change ? { p, ...change } : parent.parameters[key]];
  });
  return { slug, version, name, parameters: Object.fromEntries(entries) as Profile['parameters'] };
}
