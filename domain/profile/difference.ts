import type { ParameterKey } from './parameters.ts';
import { entryOf, parameterKeys, type Profile } from './profile.ts';

/** A parameter that two profiles rule differently: its value, or the article that sets it. */
export type Difference = { key: ParameterKey; isValue: boolean };

/** What one profile rules otherwise than the other, in reading order; the version itself is no rule. */
export function differencesOf(one: Profile, other: Profile): Difference[] {
  return parameterKeys.flatMap((key) => {
    if (key === 'profile.version') return [];
    const [here, there] = [entryOf(one, key), entryOf(other, key)];
    const isValue = !isEqual(here.value, there.value);
    return isValue || !isEqual(here.source, there.source) ? [{ key, isValue }] : [];
  });
}

function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) =>
    isEqual((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
  );
}
