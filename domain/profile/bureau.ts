import type { Label } from './kind.ts';
import type { ParameterKey, Value } from './parameters.ts';

/**
 * A value with the article that sets it; null where the document leaves it open and the value is the
 * product's own. The note tells how the text was read where it allows more than one reading.
 */
export type Ruled<T> = readonly [value: T, article: string | null, note?: Label];

/** What one bureau's document says; what it leaves out follows the product's defaults. */
export type Bureau = {
  readonly slug: string;
  readonly name: string;
  readonly version: number;
  readonly file: string;
  /** What the document calls itself, as people know it. */
  readonly title: string;
  readonly rules: { readonly [K in ParameterKey]?: Ruled<Value<K>> };
};
