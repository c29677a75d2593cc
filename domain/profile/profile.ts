import { Refusal } from '../refusal.ts';
import type { Bureau, Ruled } from './bureau.ts';
import { defaults } from './default.ts';
import { gaoqing } from './gaoqing.ts';
import { gaoxin } from './gaoxin.ts';
import type { Label } from './kind.ts';
import type { ParameterNumber } from './parameter.ts';
import { type ParameterKey, parameters, type Value } from './parameters.ts';
import { xianyou } from './xianyou.ts';
import { xuchang } from './xuchang.ts';
import { yangcheng } from './yangcheng.ts';

/** Where a value stands: the document and its article; null for a default of the product. */
export type Source = { readonly file: string; readonly article: string };

/** One parameter of a profile; `note` tells how an unclear text was read. */
export type Entry<T> = {
  readonly value: T;
  readonly p: ParameterNumber | null;
  readonly source: Source | null;
  readonly note?: Label;
};

/** 本局规则参数: all parameters of one bureau in one version, as plain data. */
export type Profile = {
  readonly slug: string;
  readonly name: string;
  readonly version: number;
  readonly parameters: { readonly [K in ParameterKey]: Entry<Value<K>> };
};

/** Every parameter, in reading order. */
export const parameterKeys = Object.keys(parameters) as ParameterKey[];

const bureaus: readonly Bureau[] = [gaoqing, gaoxin, xuchang, yangcheng, xianyou];

const profiles = new Map(bureaus.map((bureau) => [bureau.slug, resolve(bureau)]));

const titles = new Map(bureaus.map(({ file, title }) => [file, title]));

/** What a source's document is called; a derived profile names its document itself. */
export const documentTitle = (file: string): string => titles.get(file) ?? file;

/** The bureaus that are built in. */
export const profileSlugs: readonly string[] = bureaus.map(({ slug }) => slug);

/**
 * The built-in profile of a bureau; refuses an unknown one with `not-found`. What a task, a visit or a
 * disclosure runs under is asked of the database instead (`profileAt`): it may be derived, or older.
 */
export function profileOf(slug: string): Profile {
  const profile = profiles.get(slug);
  if (!profile) throw new Refusal('not-found', { profile: slug });
  return profile;
}

/** The value of a parameter; the product's default where the profile does not know the key. */
export function parameter<K extends ParameterKey>(profile: Profile, key: K): Value<K> {
  return entryOf(profile, key).value;
}

/** A parameter with its number and source, so that a refusal can name the article that refused. */
export function entryOf<K extends ParameterKey>(profile: Profile, key: K): Entry<Value<K>> {
  // A profile kept with an old task may lack a key that came later.
  const known: Profile['parameters'][K] | undefined = profile.parameters[key];
  return known ?? { value: defaults[key], p: parameters[key].p, source: null };
}

function resolve(bureau: Bureau): Profile {
  const entries = parameterKeys.map((key) => [key, resolveEntry(bureau, key)]);
  return {
    slug: bureau.slug,
    name: bureau.name,
    version: bureau.version,
    parameters: Object.fromEntries(entries) as Profile['parameters'],
  };
}

function resolveEntry(bureau: Bureau, key: ParameterKey): Entry<unknown> {
  const rule: Ruled<unknown> | undefined =
    key === 'profile.version' ? [bureau.version, null] : bureau.rules[key];
  const [value, article, note] = rule ?? [defaults[key], null];
  const source = article === null ? null : { file: bureau.file, article };
  return { value, p: parameters[key].p, source, ...(note && { note }) };
}
